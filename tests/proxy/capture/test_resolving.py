import socket
import threading
from ipaddress import ip_address

import pytest

from proxy.capture import resolving
from proxy.capture.addresses import Address
from proxy.services.catalogue import Catalogue


@pytest.fixture
def found() -> list[frozenset[Address]]:
    return []


def test_names_are_those_that_can_be_asked_for() -> None:
    catalogue = Catalogue.load()
    names = resolving.names(catalogue)
    assert "chatgpt.com" in names
    assert not [name for name in names if "*" in name or "=" in name]
    assert all(catalogue.service_for(name) for name in names)


def test_addresses_are_told_name_by_name(found: list[frozenset[Address]]) -> None:
    assert resolving.once(("127.0.0.1", "::1"), found.append, pace=0)
    assert found == [{ip_address("127.0.0.1")}, {ip_address("::1")}]


@pytest.mark.parametrize(
    ("number", "asked", "whole"),
    [(socket.EAI_NONAME, 5, True), (socket.EAI_AGAIN, 3, False)],
)
def test_a_name_that_is_none_is_passed_over_and_no_network_ends_the_round(
    monkeypatch: pytest.MonkeyPatch, found: list[frozenset[Address]], number: int, asked: int, whole: bool
) -> None:
    names: list[object] = []

    def refuse(name: object, *_: object, **__: object) -> None:
        names.append(name)
        raise socket.gaierror(number, "")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert resolving.once(tuple("abcde"), found.append, pace=0) is whole
    assert (len(names), found) == (asked, [])


def test_a_name_that_cannot_be_written_is_passed_over(found: list[frozenset[Address]]) -> None:
    assert resolving.once(("é" * 80, "127.0.0.1"), found.append, pace=0)
    assert found == [{ip_address("127.0.0.1")}]


def test_it_goes_on_in_a_thread_of_its_own() -> None:
    told, threads = threading.Event(), set[int]()
    resolving.start(("127.0.0.1",), lambda _: (threads.add(threading.get_ident()), told.set())[0], pace=0)
    assert told.wait(10)
    assert threading.get_ident() not in threads
