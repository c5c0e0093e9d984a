"""A console is opened whole or not at all, and leaves nothing behind."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from proxy.console.opening import KEEP_DAYS, opened
from proxy.console.plan import Plan, PlanError, Team
from proxy.console.team_door import Groups
from proxy.journal.append_file import JournalError
from proxy.serving import listen
from proxy.store.errors import StoreError
from tests.proxy.console.house import house


async def _fails(plan: Plan, error: type[Exception]) -> None:
    with pytest.raises(error):
        async with opened(plan):
            pytest.fail("opened")


async def test_a_console_is_of_its_owner_alone_and_may_be_opened_again(tmp_path: Path) -> None:
    for _ in range(2):
        async with house(tmp_path) as console, console.reader() as browser:
            assert (await browser.get("/")).status_code == 200
    own = tmp_path / "console"
    for path in (own, own / "journal", *own.rglob("*")):
        if path.is_file():
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    assert KEEP_DAYS == 365


async def test_two_consoles_of_one_home_do_not_write_one_journal(tmp_path: Path) -> None:
    async with house(tmp_path):
        await _fails(Plan(tmp_path, port=0), JournalError)


async def test_what_is_missing_is_said_before_anything_is_served(tmp_path: Path) -> None:
    plan = Plan(tmp_path, port=0)
    await _fails(replace(plan, host="0.0.0.0"), PlanError)
    await _fails(replace(plan, store="mysql://a"), StoreError)
    team = Team("https://sso.chu.example", "console", tmp_path / "none", Groups("rssi"))
    await _fails(replace(plan, team=team), PlanError)
    with listen("127.0.0.1", 0) as taken:
        await _fails(replace(plan, port=taken.getsockname()[1]), OSError)


async def test_the_same_account_has_the_same_hash_each_time(tmp_path: Path) -> None:
    who = []
    for _ in range(2):
        async with house(tmp_path) as console:
            who.append(console.door.who)
    assert who[0] == who[1]
    async with house(tmp_path / "another") as console:
        assert console.door.who != who[0]
