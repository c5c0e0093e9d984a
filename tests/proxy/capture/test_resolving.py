import errno
import os
import socket
import threading
from collections.abc import Callable
from ipaddress import ip_address

import pytest

from proxy.capture.addresses import Address
from proxy.capture.resolving import Asking


@pytest.fixture
def found() -> list[frozenset[Address]]:
    return []


def asking(
    names: tuple[str, ...],
    found: Callable[[frozenset[Address]], None],
    say: Callable[[str], None] = lambda _: None,
) -> Asking:
    """One that does not wait."""
    return Asking(names, found, say, pace=0, again=0)


def test_addresses_are_told_name_by_name(found: list[frozenset[Address]]) -> None:
    assert asking(("127.0.0.1", "::1"), found.append).once()
    assert found == [{ip_address("127.0.0.1")}, {ip_address("::1")}]


@pytest.mark.parametrize(
    ("error", "asked", "whole"),
    [
        (socket.gaierror(socket.EAI_NONAME, ""), 5, True),
        (socket.gaierror(socket.EAI_AGAIN, ""), 3, False),
        (OSError(errno.EMFILE, os.strerror(errno.EMFILE)), 3, False),
    ],
)
def test_a_name_that_is_none_is_passed_over_and_where_nobody_can_be_asked_the_round_ends(
    monkeypatch: pytest.MonkeyPatch, found: list[frozenset[Address]], error: OSError, asked: int, whole: bool
) -> None:
    names: list[object] = []

    def refuse(name: object, *_: object, **__: object) -> None:
        names.append(name)
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert asking(tuple("abcde"), found.append).once() is whole
    assert (len(names), found) == (asked, [])


def test_a_name_that_cannot_be_written_is_passed_over(found: list[frozenset[Address]]) -> None:
    assert asking(("é" * 80, "127.0.0.1"), found.append).once()
    assert found == [{ip_address("127.0.0.1")}]


def test_it_goes_on_in_a_thread_of_its_own() -> None:
    told, threads = threading.Event(), set[int]()
    asking(("127.0.0.1",), lambda _: (threads.add(threading.get_ident()), told.set())[0]).start()
    assert told.wait(10)
    assert threading.get_ident() not in threads


def test_rounds_that_fail_are_said_once_and_followed_by_others() -> None:
    said, rounds, well = list[str](), list[int](), threading.Event()

    def failing(_: frozenset[Address]) -> None:
        rounds.append(len(said))
        if len(rounds) < 4:
            raise RuntimeError("Mme Claire Vidal")
        well.set()

    asking(("127.0.0.1",), failing, said.append).start()
    assert well.wait(10)
    assert rounds == [0, 1, 1, 1]
    assert ["(RuntimeError)" in words and "Claire" not in words for words in said] == [True]


def test_a_fault_that_comes_back_is_said_again() -> None:
    said, rounds, ended = list[str](), list[int](), threading.Event()

    def failing(_: frozenset[Address]) -> None:
        rounds.append(len(said))
        if len(rounds) == 5:
            ended.set()
            threading.Event().wait()  # this round never ends, so there is no other
        if len(rounds) != 3:
            raise RuntimeError

    Asking(("127.0.0.1",), failing, said.append, pace=0, every=0, again=0).start()
    assert ended.wait(10)
    assert rounds == [0, 1, 1, 1, 2]
