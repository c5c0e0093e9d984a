"""What the journals gain is in the index two seconds later; what is wrong with them stops nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from proxy.console.configuration import Console
from proxy.console.freshness import Freshness
from proxy.journal.book import Book
from proxy.journal.events import Report, Said
from proxy.journal.forms import now
from proxy.journal.review import Handled, Handling
from proxy.store.store import Store
from tests.proxy.console.house import REFERENCE, house

BOOT = "b007000000000001"


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    store = Store.open(f"sqlite:///{tmp_path / 'index.sqlite'}")
    yield Console(store, tmp_path / "journal", tmp_path / "own", tmp_path / "policy")
    store.close()


def test_reports_and_how_they_were_answered_are_taken_in(console: Console) -> None:
    fresh = Freshness(console)
    fresh.now()
    assert console.store.machines() == ()
    book = Book.open(console.journal, BOOT)
    book.append([Report(time=now(), about=REFERENCE, said=Said.INVENTED)])
    fresh.now()
    assert [alarm.reference for alarm in console.store.alarms("open")] == [REFERENCE]
    own = Book.open(console.own_journal, BOOT)
    own.append([Handled(time=now(), about=REFERENCE, outcome=Handling.FALSE_ALARM, who=REFERENCE)])
    fresh.now()
    assert console.store.alarms("open") == ()
    assert [machine.own for machine in console.store.machines()].count(True) == 1
    for each in (book, own):
        each.close()


def test_in_the_store_of_a_fleet_the_console_brings_its_own_journal_alone(console: Console) -> None:
    reported, answered = Book.open(console.journal, BOOT), Book.open(console.own_journal, BOOT)
    reported.append([Report(time=now(), about=REFERENCE, said=Said.INVENTED)])
    answered.append([Handled(time=now(), about=REFERENCE, outcome=Handling.FALSE_ALARM, who=REFERENCE)])
    Freshness(console, beside=False).now()
    assert [machine.own for machine in console.store.machines()] == [True]
    console.store.fill(console.journal)  # what `paravent journal ship` does, before or after
    assert [alarm.reference for alarm in console.store.alarms("handled")] == [REFERENCE]
    for each in (reported, answered):
        each.close()


def test_a_journal_that_was_rewritten_is_told_once_and_stops_nothing(
    console: Console, caplog: pytest.LogCaptureFixture
) -> None:
    book = Book.open(console.journal, BOOT)
    book.append([Report(time=now(), about=REFERENCE, said=Said.INVENTED)])
    fresh = Freshness(console)
    fresh.now()
    book.append([Report(time=now(), about=REFERENCE[::-1], said=Said.INVENTED)])
    book.close()
    segment = console.journal / "00000001.jsonl"
    segment.write_bytes(segment.read_bytes().replace(b"invented", b"no_person"))
    for _ in range(3):
        fresh.now()
    assert [record.getMessage().split(",")[0] for record in caplog.records] == ["ShippingError"]
    assert len(console.store.alarms("open")) == 1


def test_a_defect_with_one_journal_is_told_once_and_keeps_the_other_up(
    console: Console, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for folder in (console.journal, console.own_journal):
        book = Book.open(folder, BOOT)
        book.append([Report(time=now(), about=REFERENCE, said=Said.INVENTED)])
        book.close()
    filled = Store.fill

    def fill(store: Store, folder: Path, *, own: bool = False) -> int:
        if not own:
            raise OverflowError(str(folder))
        return filled(store, folder, own=own)

    monkeypatch.setattr(Store, "fill", fill)
    fresh = Freshness(console)
    for _ in range(3):
        fresh.now()
    assert [record.getMessage().split(",")[0] for record in caplog.records] == ["OverflowError"]
    assert [machine.own for machine in console.store.machines()] == [True]


async def test_a_console_that_answers_keeps_itself_fresh(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "journal", BOOT)
    book.append([Report(time=now(), about=REFERENCE, said=Said.INVENTED)])
    async with house(tmp_path) as opened, opened.reader() as browser:
        await opened.post(browser, "/traiter", about=REFERENCE)
    book.close()
    store = Store.open(f"sqlite:///{tmp_path / 'console' / 'index.sqlite'}")
    assert [alarm.reference for alarm in store.alarms("handled")] == [REFERENCE]
    store.close()
