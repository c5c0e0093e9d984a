"""The composition of the console: journal, index, door, pages and server, opened in order and closed in reverse."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path
from typing import Final

from proxy.console.application import Rooms, build
from proxy.console.configuration import Address, Console
from proxy.console.diary import Diary
from proxy.console.doors import Hall
from proxy.console.freshness import Freshness
from proxy.console.guard import Guard
from proxy.console.headers import HEADERS
from proxy.console.local_door import LocalDoor
from proxy.console.menu import PAGES
from proxy.console.openid import Provider
from proxy.console.page import Page
from proxy.console.plan import Plan
from proxy.console.sessions import Sessions
from proxy.console.team_door import TeamDoor
from proxy.journal.pseudonym import Pseudonyms
from proxy.journal.writer import Journal
from proxy.serving import listen, served
from proxy.store.store import Store

KEEP_DAYS: Final = 365
"""The longest that the CNIL recommends for the record of who looked at what (délibération 2021-122)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A console that answers.

    Attributes:
        address: Where.
        door: To it.
        guard: Around all of it.
    """

    address: Address
    door: LocalDoor | TeamDoor
    guard: Guard


@asynccontextmanager
async def opened(plan: Plan, pages: tuple[Page, ...] = PAGES) -> AsyncIterator[Opened]:
    """Keep a console open while the block lasts.

    Raises:
        PlanError: it would not be safe so.
        OSError: the port is taken, or the certificate cannot be used.
        JournalError: its journal cannot be written.
        PseudonymKeyError: nobody could be told apart in it.
        StoreError: the index cannot be used.
    """
    plan.check()
    pseudonyms = Pseudonyms.at(plan.own / "pseudonym.key")
    with listen(plan.host, plan.port) as taken:
        address = Address(plan.host, taken.getsockname()[1], plan.public_url)
        async with _journal(plan.own / "journal") as journal, _store(plan.store_url) as store:
            hall = Hall(Sessions(address), Diary(journal))
            door = _door(plan, hall, pseudonyms)
            console = Console(
                store, plan.home / "journal", plan.own / "journal", plan.home / "policy" / "archive", address
            )
            async with _fresh(Freshness(console, beside=not plan.store)) as freshness:
                rooms = Rooms(console, hall, pages, freshness.now)
                guard = build(rooms, door.routes())
                async with served(guard, taken, HEADERS, plan.certificate):
                    yield Opened(address, door, guard)


def _door(plan: Plan, hall: Hall, pseudonyms: Pseudonyms) -> LocalDoor | TeamDoor:
    def who(account: str) -> str:
        return pseudonyms.of("console", account)

    if plan.team is None:
        return LocalDoor(hall, who(getuser()))
    redirect = f"{hall.sessions.address.origin}/entrer/retour"
    provider = Provider(plan.team.issuer, plan.team.client_id, plan.team.secret(), redirect)
    return TeamDoor(hall, provider, plan.team.groups, who)


@asynccontextmanager
async def _journal(folder: Path) -> AsyncIterator[Journal]:
    journal = await asyncio.to_thread(Journal.open, folder)
    journal.keep_days = KEEP_DAYS
    try:
        yield journal
    finally:
        await asyncio.to_thread(journal.close)


@asynccontextmanager
async def _store(url: str) -> AsyncIterator[Store]:
    store = await asyncio.to_thread(Store.open, url)
    try:
        yield store
    finally:
        await asyncio.to_thread(store.close)


@asynccontextmanager
async def _fresh(freshness: Freshness) -> AsyncIterator[Freshness]:
    keeping = asyncio.create_task(freshness.keep())
    try:
        yield freshness
    finally:
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping
