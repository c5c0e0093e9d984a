import asyncio
import grp
import os
import pwd
import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from proxy.gate import accounts as module
from proxy.gate.accounts import LASTS_S, Accounts, groups_of, socket_owner
from proxy.gate.request import End

type Ends = tuple[End, End]


@pytest.fixture(params=[("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)], ids=["IPv4", "IPv6"])
def ends(request: pytest.FixtureRequest) -> Iterator[Ends]:
    """The two ends of a real connection between two sockets of this process."""
    address, family = request.param
    with closing(socket.create_server((address, 0), family=family)) as server, closing(socket.socket(family)) as client:
        client.connect(server.getsockname()[:2])
        accepted, _ = server.accept()
        with closing(accepted):
            yield client.getsockname()[:2], server.getsockname()[:2]


def own_groups() -> set[str]:
    account = pwd.getpwuid(os.getuid())
    return {grp.getgrgid(number).gr_name for number in os.getgrouplist(account.pw_name, account.pw_gid)}


def test_the_kernel_tells_who_opened_a_connection(ends: Ends) -> None:
    assert socket_owner(*ends) == os.getuid()


def test_a_connection_seen_through_ipv6_belongs_to_the_same_account() -> None:
    with (
        closing(socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)) as server,
        closing(socket.create_connection(("127.0.0.1", server.getsockname()[1]))) as client,
    ):
        accepted, _ = server.accept()
        with closing(accepted):
            assert socket_owner(client.getsockname()[:2], client.getpeername()[:2]) == os.getuid()
            assert socket_owner(accepted.getpeername()[:2], accepted.getsockname()[:2]) == os.getuid()


def test_the_same_port_towards_another_server_is_another_connection(ends: Ends) -> None:
    (near, (address, port)) = ends
    assert socket_owner(near, (address, port + 1 if port < 65535 else port - 1)) is None


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7", "", "pas une adresse", "localhost"])
def test_a_connection_from_elsewhere_has_no_account_here(ends: Ends, address: str) -> None:
    ((_, port), far) = ends
    assert socket_owner((address, port), far) is None


def test_an_account_that_the_system_does_not_know_has_no_group() -> None:
    assert groups_of(4_000_000_001) == frozenset()


async def test_the_groups_of_the_sender_are_those_of_its_account(ends: Ends) -> None:
    assert await Accounts().groups(*ends) == own_groups()


async def test_a_directory_is_asked_again_only_after_a_while(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def ask(owner: int) -> frozenset[str]:
        asked.append(owner)
        return frozenset({"soins"})

    monkeypatch.setattr(module, "groups_of", ask)
    now = 0.0
    accounts = Accounts(lambda: now)
    await accounts.groups(*ends)
    now = LASTS_S
    await accounts.groups(*ends)
    assert len(asked) == 1
    now = 2 * LASTS_S + 1
    assert await accounts.groups(*ends) == {"soins"}
    assert len(asked) == 2


async def test_a_directory_that_hangs_gives_no_group_is_asked_once_and_holds_up_nothing_else(
    ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, asked = threading.Event(), list[int]()

    def ask(owner: int) -> frozenset[str]:
        asked.append(owner)
        answers.wait(10)
        return frozenset({"soins"})

    monkeypatch.setattr(module, "groups_of", ask)
    monkeypatch.setattr(module, "PATIENCE_S", 0.05)
    accounts = Accounts()
    assert await asyncio.gather(*(accounts.groups(*ends) for _ in range(40))) == [frozenset()] * 40
    assert len(asked) == 1
    assert await asyncio.to_thread(lambda: "libre") == "libre"
    answers.set()
    monkeypatch.setattr(module, "PATIENCE_S", 10)
    assert await accounts.groups(*ends) == {"soins"}
