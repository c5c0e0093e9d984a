import grp
import os
import pwd
import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from proxy.gate.accounts import LASTS_S, Accounts, groups_of, socket_owner


@pytest.fixture(params=[("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)], ids=["IPv4", "IPv6"])
def near(request: pytest.FixtureRequest) -> Iterator[tuple[str, int]]:
    """The near end of a real connection between two sockets of this process."""
    address, family = request.param
    with closing(socket.create_server((address, 0), family=family)) as server, closing(socket.socket(family)) as client:
        client.connect(server.getsockname()[:2])
        accepted, _ = server.accept()
        with closing(accepted):
            yield client.getsockname()[:2]


def own_groups() -> set[str]:
    account = pwd.getpwuid(os.getuid())
    return {grp.getgrgid(number).gr_name for number in os.getgrouplist(account.pw_name, account.pw_gid)}


def test_the_kernel_tells_who_opened_a_connection(near: tuple[str, int]) -> None:
    assert socket_owner(*near) == os.getuid()


def test_a_connection_seen_through_ipv6_belongs_to_the_same_account() -> None:
    with (
        closing(socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)) as server,
        closing(socket.create_connection(("127.0.0.1", server.getsockname()[1]))) as client,
    ):
        accepted, _ = server.accept()
        with closing(accepted):
            assert socket_owner(*client.getsockname()[:2]) == os.getuid()


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7", "", "pas une adresse", "localhost"])
def test_a_connection_from_elsewhere_has_no_account_here(address: str) -> None:
    assert socket_owner(address, 1) is None


def test_an_account_that_the_system_does_not_know_has_no_group() -> None:
    assert groups_of(4_000_000_001) == frozenset()


async def test_the_groups_of_the_sender_are_those_of_its_account(near: tuple[str, int]) -> None:
    assert await Accounts().groups(*near) == own_groups()


async def test_a_stranger_has_no_groups() -> None:
    assert await Accounts().groups("192.0.2.7", 1) == frozenset()


async def test_a_directory_is_asked_again_only_after_a_while(
    near: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def ask(owner: int) -> frozenset[str]:
        asked.append(owner)
        return frozenset({"soins"})

    monkeypatch.setattr("proxy.gate.accounts.groups_of", ask)
    now = 0.0
    accounts = Accounts(lambda: now)
    await accounts.groups(*near)
    now = LASTS_S
    await accounts.groups(*near)
    assert len(asked) == 1
    now = 2 * LASTS_S + 1
    assert await accounts.groups(*near) == {"soins"}
    assert len(asked) == 2
