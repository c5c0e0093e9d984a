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
from proxy.gate.accounts import LASTS_S, Accounts, Person, person_of
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


CLAIRE = Person("claire", frozenset({"soins"}))


def ourselves() -> Person:
    account = pwd.getpwuid(os.getuid())
    groups = {grp.getgrgid(number).gr_name for number in os.getgrouplist(account.pw_name, account.pw_gid)}
    return Person(account.pw_name, frozenset(groups), account.pw_uid)


def test_an_account_that_the_system_does_not_know_is_nobody() -> None:
    assert person_of(4_000_000_001) is None


def test_a_login_does_not_show() -> None:
    assert "claire" not in repr(CLAIRE)


async def test_the_sender_is_known_by_its_account_and_its_groups(ends: Ends) -> None:
    assert await Accounts().person(*ends) == ourselves()


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7", "", "pas une adresse"])
async def test_a_connection_of_another_machine_is_nobodys(ends: Ends, address: str) -> None:
    assert await Accounts().person((address, 40_000), ends[1]) is None


async def test_where_the_kernel_may_not_be_asked_its_tables_are_read(
    ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(near: End, far: End) -> int | None:
        raise PermissionError

    monkeypatch.setattr(module, "asked_owner", refuse)
    assert await Accounts().person(*ends) == ourselves()
    assert await Accounts().person(("192.0.2.7", 40_000), ends[1]) is None


async def test_a_directory_is_asked_again_only_after_a_while(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def ask(owner: int) -> Person:
        asked.append(owner)
        return CLAIRE

    monkeypatch.setattr(module, "person_of", ask)
    now = 0.0
    accounts = Accounts(lambda: now)
    await accounts.person(*ends)
    now = LASTS_S
    await accounts.person(*ends)
    assert len(asked) == 1
    now = 2 * LASTS_S + 1
    assert await accounts.person(*ends) == CLAIRE
    assert len(asked) == 2


async def test_a_directory_that_hangs_gives_nobody_is_asked_once_and_holds_up_nothing_else(
    ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, asked = threading.Event(), list[int]()

    def ask(owner: int) -> Person:
        asked.append(owner)
        answers.wait(10)
        return CLAIRE

    monkeypatch.setattr(module, "person_of", ask)
    monkeypatch.setattr(module, "PATIENCE_S", 0.05)
    accounts = Accounts()
    assert await asyncio.gather(*(accounts.person(*ends) for _ in range(40))) == [None] * 40
    assert len(asked) == 1
    assert await asyncio.to_thread(lambda: "libre") == "libre"
    answers.set()
    monkeypatch.setattr(module, "PATIENCE_S", 10)
    assert await accounts.person(*ends) == CLAIRE


async def test_nobody_waits_again_for_a_directory_that_hangs(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    answers, now = threading.Event(), 0.0

    def ask(owner: int) -> Person:
        answers.wait(10)
        return CLAIRE

    monkeypatch.setattr(module, "person_of", ask)
    monkeypatch.setattr(module, "PATIENCE_S", 0.05)
    accounts = Accounts(lambda: now)
    assert await accounts.person(*ends) is None
    monkeypatch.setattr(module, "PATIENCE_S", 3_600.0)
    now = 3_601.0
    assert await accounts.person(*ends) is None
    answers.set()
