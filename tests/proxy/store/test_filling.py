"""Whatever is sent twice, cut short or sent by two at once, each line is there once."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from proxy.journal.book import Book
from proxy.journal.events import Elsewhere, Said
from proxy.journal.events import Report as Reported
from proxy.journal.forms import stamp
from proxy.journal.reading import Line, lines
from proxy.store import filling, tables
from proxy.store.connecting import connect
from proxy.store.sessions import reading_from
from proxy.store.store import Store
from tests.proxy.store.filled import decide, is_whole
from tests.proxy.store.journals import CHAIN, NOON, Journal, decision

CRASH = "the machine stops here"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "BATCH", 10)


def test_lines_are_taken_in_once_however_often_the_journal_is_read(store: Store, journal: Journal) -> None:
    decide(journal, 25)
    assert store.fill(journal.folder) == 26
    assert store.fill(journal.folder) == 0
    assert is_whole(store, 25)


def test_what_is_added_to_the_journal_follows(store: Store, journal: Journal) -> None:
    decide(journal, 3)
    store.fill(journal.folder)
    journal.turn()
    decide(journal, 2, begin=3)
    assert store.fill(journal.folder) == 3
    assert is_whole(store, 5)


def test_an_empty_or_missing_journal_is_nothing_to_send(store: Store, tmp_path: Path) -> None:
    assert store.fill(tmp_path / "none") == 0
    assert store.machines() == ()


@pytest.mark.usefixtures("small")
def test_a_stop_between_two_batches_loses_and_doubles_nothing(
    store: Store, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(journal, 35)

    def cut_short(folder: Path, known: dict[str, int]) -> Iterator[Line]:
        for line in lines(folder, known):
            if line.seq == 27:
                raise RuntimeError(CRASH)
            yield line

    with monkeypatch.context() as patch:
        patch.setattr(filling, "lines", cut_short)
        with pytest.raises(RuntimeError, match=CRASH):
            store.fill(journal.folder)
    assert store.machines()[0].seq == 20
    assert store.fill(journal.folder) == 16
    assert is_whole(store, 35)


@pytest.mark.usefixtures("small")
def test_two_fillings_at_once_take_turns(address: str, journal: Journal) -> None:
    decide(journal, 300)
    stores = [Store.open(address) for _ in range(3)]
    added: list[int] = []
    threads = [threading.Thread(target=lambda s=store: added.append(s.fill(journal.folder))) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(added) == 301
    assert is_whole(stores[0], 300)
    for store in stores:
        store.close()


@pytest.mark.usefixtures("small")
def test_machines_that_fill_at_once_share_what_they_have_in_common(address: str, tmp_path: Path) -> None:
    journals = [Journal(tmp_path / str(n), f"{n:016x}") for n in range(1, 5)]
    for journal in journals:
        decide(journal, 100)
    store = Store.open(address)
    threads = [threading.Thread(target=store.fill, args=[journal.folder]) for journal in journals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [machine.actions.total for machine in store.machines()] == [100] * 4
    assert store.overview().categories[0].actions.total == 400
    store.close()


def test_a_line_that_was_read_before_it_was_taken_back_is_replaced(address: str, journal: Journal) -> None:
    store = Store.open(address)
    decide(journal, 2)
    journal.add(decision(7, time=stamp(datetime.now(UTC)), categories={"AGE": 1}))
    store.fill(journal.folder)
    journal.take_back()
    assert store.fill(journal.folder) == 0  # shorter by the one line, for now
    decide(journal, 1, begin=2)
    assert store.fill(journal.folder) == 0  # which of the two is true, the next line tells
    decide(journal, 1, begin=3)
    assert store.fill(journal.folder) == 2
    assert is_whole(store, 4)
    assert [row.reference for row in store.decisions().rows] == [f"{n:016x}" for n in (3, 2, 1, 0)]
    assert store.happenings() == ()


def test_a_chain_that_another_one_follows_in_the_folder_is_no_rollback(store: Store, journal: Journal) -> None:
    decide(journal, 3)
    journal.chain = "d" * 16
    journal.turn(cause="lost")
    decide(journal, 3, begin=3)
    assert store.fill(journal.folder) == 8
    assert store.fill(journal.folder) == 0
    assert {machine.chain: machine.seq for machine in store.machines()} == {CHAIN: 4, "d" * 16: 8}


def test_the_chain_can_be_proven_again_from_the_store(address: str, journal: Journal) -> None:
    decide(journal, 5)
    Store.open(address).fill(journal.folder)
    with reading_from(connect(address)) as connection:
        kept = connection.scalars(select(tables.lines.c.raw).order_by(tables.lines.c.key)).all()
    assert b"".join(bytes(raw) + b"\n" for raw in kept) == journal.path().read_bytes()


def test_a_journal_of_the_real_writer_is_taken_in(store: Store, tmp_path: Path) -> None:
    book = Book.open(tmp_path / "journal", "0" * 16)
    book.append(
        [
            Elsewhere(time=stamp(NOON), site="poe"),
            Reported(time=stamp(NOON + timedelta(hours=1)), about="a" * 16, said=Said.INVENTED),
        ]
    )
    book.sign()
    book.close()
    assert store.fill(tmp_path / "journal") == book.tip.seq
    machine = store.machines()[0]
    assert (machine.chain, machine.seq, machine.digest) == (book.tip.chain, book.tip.seq, book.tip.digest)
    assert machine.checkpoint is not None
    assert store.alarms()[0].said == {"invented": 1}
    assert store.sites()[0].site == "poe"
