import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from proxy.journal.append_file import JournalError
from proxy.journal.entries import Entry
from proxy.journal.events import Stopped
from proxy.journal.forms import now
from proxy.journal.reading import lines
from proxy.journal.reopening import Reopening
from proxy.journal.writer import Journal
from proxy.reasons import ReasonCode

BOOT = "0123456789abcdef"


@dataclass
class Place:
    """A journal's folder behind a door: it is tried, and opens or not."""

    folder: Path
    shut: bool = True
    tried: threading.Event = field(default_factory=threading.Event)
    free: threading.Event = field(default_factory=threading.Event)

    def open(self) -> Journal:
        self.tried.set()
        self.free.wait()
        if self.shut:
            raise NotADirectoryError
        return Journal.open(self.folder, BOOT)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path / "journal")
    place.free.set()
    return place


@pytest.fixture
async def log(place: Place) -> AsyncIterator[Reopening]:
    log = Reopening(place.open, again_s=0)
    yield log
    if log.journal is not None:
        log.journal.close()


def entry() -> Entry:
    return Stopped(time=now(), boot_id=BOOT)


async def test_while_it_does_not_open_every_entry_is_refused_at_once(place: Place, log: Reopening) -> None:
    place.free.clear()
    following = asyncio.create_task(log.follow())
    await asyncio.to_thread(place.tried.wait)
    with pytest.raises(JournalError) as writing:
        await log.write(entry())
    assert writing.value.reason is ReasonCode.JOURNAL_UNWRITABLE
    place.free.set()
    following.cancel()


async def test_it_is_tried_until_it_opens_and_entries_are_written_from_then_on(place: Place, log: Reopening) -> None:
    following = asyncio.create_task(log.follow())
    for _ in range(3):
        place.tried.clear()
        await asyncio.to_thread(place.tried.wait)
    place.shut = False
    assert await following is log.journal
    await asyncio.gather(*(log.write(entry()) for _ in range(5)))
    assert [line.entry["event"] for line in lines(place.folder)] == ["segment", *["stopped"] * 5]


async def test_one_that_opens_while_all_ends_is_known_and_can_be_let_go_of(place: Place, log: Reopening) -> None:
    place.free.clear()
    following = asyncio.create_task(log.follow())
    await asyncio.to_thread(place.tried.wait)
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    place.shut = False
    place.free.set()
    await log.settle()
    assert log.journal is not None
    await log.write(entry())


async def test_there_may_be_nothing_to_wait_for(log: Reopening) -> None:
    await log.settle()
    assert log.journal is None
