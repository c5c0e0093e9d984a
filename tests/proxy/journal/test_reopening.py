import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from proxy.journal.append_file import JournalError
from proxy.journal.entries import Entry
from proxy.journal.events import Stopped
from proxy.journal.forms import now
from proxy.journal.reading import lines
from proxy.journal.reopening import AGAIN_S, Reopening
from proxy.journal.writer import Journal
from proxy.reasons import ReasonCode

BOOT = "0123456789abcdef"


@dataclass
class Place:
    """A journal's folder behind a door that may be shut, with a clock of its own."""

    folder: Path
    shut: bool = True
    time: float = 0.0
    tried: int = 0
    told: list[Journal] = field(default_factory=list)

    def open(self) -> Journal:
        self.tried += 1
        if self.shut:
            raise NotADirectoryError
        return Journal.open(self.folder, BOOT)

    async def opened(self, journal: Journal) -> None:
        self.told.append(journal)

    def clock(self) -> float:
        return self.time


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    place = Place(tmp_path / "journal")
    yield place
    for journal in place.told:
        journal.close()


def entry() -> Entry:
    return Stopped(time=now(), boot_id=BOOT)


async def test_while_it_does_not_open_every_entry_is_refused(place: Place) -> None:
    log = Reopening(place.open, place.opened, place.clock)
    for place.time in (0, 1, AGAIN_S, AGAIN_S * 3):
        with pytest.raises(JournalError) as writing:
            await log.write(entry())
        assert writing.value.reason is ReasonCode.JOURNAL_UNWRITABLE
    assert place.told == []


async def test_it_is_tried_now_and_then_and_not_by_each_who_wants_to_write(place: Place) -> None:
    log = Reopening(place.open, place.opened, place.clock)
    for place.time in (0, AGAIN_S, AGAIN_S, AGAIN_S * 1.5, AGAIN_S * 2):
        with pytest.raises(JournalError):
            await log.write(entry())
    assert place.tried == 2


async def test_once_it_opens_entries_are_written_whoever_comes_first(place: Place) -> None:
    log = Reopening(place.open, place.opened, place.clock)
    place.time, place.shut = AGAIN_S, False
    await asyncio.gather(*(log.write(entry()) for _ in range(5)))
    assert (place.tried, len(place.told)) == (1, 1)
    assert [line.entry["event"] for line in lines(place.folder)] == ["segment", *["stopped"] * 5]
