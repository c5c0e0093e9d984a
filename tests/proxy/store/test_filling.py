"""Whatever is sent twice, cut short or sent by two at once, each line is there once."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select

from proxy.journal.book import Book
from proxy.journal.chain import canonical
from proxy.journal.events import Elsewhere, Said
from proxy.journal.events import Report as Reported
from proxy.journal.forms import stamp
from proxy.journal.reading import Line, lines
from proxy.store import filling, tables
from proxy.store.connecting import connect
from proxy.store.errors import ShippingError
from proxy.store.sessions import reading_from
from proxy.store.store import Store
from tests.proxy.store.journals import CHAIN, NOON, Journal, decision

CRASH = "the machine stops here"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "BATCH", 10)


def _decide(journal: Journal, count: int, begin: int = 0) -> None:
    journal.add(*(decision(begin + n, categories={"NIR": 1}, groups=["urgences"]) for n in range(count)))


def _is_whole(store: Store, decisions: int) -> bool:
    seen = store.overview()
    counted = (seen.actions.total, seen.categories[0].actions.total, seen.units[0].actions.total)
    return {*counted, store.machines()[0].actions.total, store.count()} == {decisions}


def test_lines_are_taken_in_once_however_often_the_journal_is_read(store: Store, journal: Journal) -> None:
    _decide(journal, 25)
    assert store.fill(journal.folder) == 26
    assert store.fill(journal.folder) == 0
    assert _is_whole(store, 25)


def test_what_is_added_to_the_journal_follows(store: Store, journal: Journal) -> None:
    _decide(journal, 3)
    store.fill(journal.folder)
    journal.turn()
    _decide(journal, 2, begin=3)
    assert store.fill(journal.folder) == 3
    assert _is_whole(store, 5)


def test_an_empty_or_missing_journal_is_nothing_to_send(store: Store, tmp_path: Path) -> None:
    assert store.fill(tmp_path / "none") == 0
    assert store.machines() == ()


@pytest.mark.usefixtures("small")
def test_a_stop_between_two_batches_loses_and_doubles_nothing(
    store: Store, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    _decide(journal, 35)

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
    assert _is_whole(store, 35)


@pytest.mark.usefixtures("small")
def test_two_fillings_at_once_take_turns(address: str, journal: Journal) -> None:
    _decide(journal, 300)
    stores = [Store.open(address) for _ in range(3)]
    added: list[int] = []
    threads = [threading.Thread(target=lambda s=store: added.append(s.fill(journal.folder))) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(added) == 301
    assert _is_whole(stores[0], 300)
    for store in stores:
        store.close()


@pytest.mark.usefixtures("small")
def test_machines_that_fill_at_once_share_what_they_have_in_common(address: str, tmp_path: Path) -> None:
    journals = [Journal(tmp_path / str(n), f"{n:016x}") for n in range(1, 5)]
    for journal in journals:
        _decide(journal, 100)
    store = Store.open(address)
    threads = [threading.Thread(target=store.fill, args=[journal.folder]) for journal in journals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [machine.actions.total for machine in store.machines()] == [100] * 4
    assert store.overview().categories[0].actions.total == 400
    store.close()


def test_a_line_that_changed_since_it_was_received_is_refused_and_remembered(store: Store, journal: Journal) -> None:
    _decide(journal, 3)
    store.fill(journal.folder)
    path = journal.path()
    path.write_bytes(path.read_bytes().replace(b'"action":"allow","categories":{"NIR":1}', b'"action":"allow"'))
    _decide(journal, 1, begin=3)
    for _ in range(2):
        with pytest.raises(ShippingError, match=r"00000001\.jsonl:4 : la ligne 4 du journal .* n'est plus celle"):
            store.fill(journal.folder)
    assert _is_whole(store, 3)
    assert [(one.what, one.chain, one.seq) for one in store.happenings()] == [("altered", CHAIN, 4)]


def test_a_journal_put_back_to_an_older_state_is_refused_and_remembered(store: Store, journal: Journal) -> None:
    _decide(journal, 2)
    older = journal.path().read_bytes()
    _decide(journal, 3, begin=2)
    store.fill(journal.folder)
    journal.path().write_bytes(older)
    with pytest.raises(ShippingError, match="s'arrête avant la ligne 6, pourtant déjà reçue"):
        store.fill(journal.folder)
    assert _is_whole(store, 5)
    assert [one.what for one in store.happenings()] == ["rolled_back"]


def test_a_journal_that_went_on_differently_is_refused(store: Store, journal: Journal) -> None:
    _decide(journal, 2)
    older = journal.path().read_bytes()
    _decide(journal, 1, begin=2)
    store.fill(journal.folder)
    journal.path().write_bytes(older)
    fork = Journal(journal.folder)
    fork.seq, fork.number = 3, 1
    _decide(fork, 4, begin=10)
    with pytest.raises(ShippingError) as refused:
        store.fill(journal.folder)
    assert (refused.value.what, refused.value.seq) == ("altered", 4)


FORGED: dict[str, dict[str, object]] = {
    "far ahead": {"event": "stopped", "seq": 10**9},
    "beyond counting": {"event": "stopped", "seq": 2**70},
    "next": {"event": "stopped", "seq": 5},
    "purge": {"event": "purged", "seq": 6, "through": 2**31 - 1},
    "surrogate": {"event": "segment", "seq": 5, "chain": "\ud800"},
    "nul": {"event": "segment", "seq": 5, "chain": "a\0b"},
    "other chain": {"event": "segment", "seq": 5, "chain": "b" * 16},
    "time": {"event": "decision", "seq": 5, "time": "9999-12-31T23:59:59.999-23:59"},
}


def _forge(journal: Journal, entry: dict[str, object], prev: str = "0" * 64) -> None:
    with journal.path().open("ab") as file:
        file.write(canonical({"time": stamp(NOON), **entry, "prev": prev, "mac": "0" * 32}) + b"\n")


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_line_is_told_and_keeps_no_true_one_out(store: Store, journal: Journal, name: str) -> None:
    _decide(journal, 3)
    store.fill(journal.folder)
    _forge(journal, FORGED[name])
    assert [store.fill(journal.folder), store.fill(journal.folder)] == [0, 0]
    journal.turn(cause="altered")
    _decide(journal, 3, begin=3)
    assert store.fill(journal.folder) == 4
    assert _is_whole(store, 6)
    assert {(one.what, one.seq, one.chain) for one in store.happenings()} == {
        ("foreign", 5, CHAIN),
        ("segment", 5, CHAIN),
    }


def test_a_forged_file_leads_nowhere(store: Store, journal: Journal) -> None:
    _decide(journal, 3)
    true = journal.path()
    journal.number = 2
    _forge(journal, {"event": "segment", "number": 3, "chain": CHAIN, "cause": "day", "seq": 10**9})
    journal.number = 1
    assert true.exists()
    store.fill(journal.folder)
    _decide(journal, 2, begin=3)
    store.fill(journal.folder)
    assert _is_whole(store, 5)


def test_a_forged_line_that_links_gives_way_to_the_true_one(store: Store, journal: Journal) -> None:
    _decide(journal, 3)
    last = sha256(journal.path().read_bytes().splitlines()[-1]).hexdigest()
    _forge(journal, dict(decision(9, seq=5)), prev=last)
    store.fill(journal.folder)
    assert store.count() == 4
    journal.turn(cause="altered")
    _decide(journal, 3, begin=3)
    store.fill(journal.folder)
    assert _is_whole(store, 6)
    assert store.fill(journal.folder) == 0


def test_a_line_that_was_read_before_it_was_taken_back_is_replaced(address: str, journal: Journal) -> None:
    store = Store.open(address)
    _decide(journal, 2)
    journal.add(decision(7, time=stamp(datetime.now(UTC)), categories={"AGE": 1}))
    store.fill(journal.folder)
    journal.take_back()
    assert store.fill(journal.folder) == 0  # shorter by the one line, for now
    _decide(journal, 1, begin=2)
    assert store.fill(journal.folder) == 0  # which of the two is true, the next line tells
    _decide(journal, 1, begin=3)
    assert store.fill(journal.folder) == 2
    assert _is_whole(store, 4)
    assert [row.reference for row in store.decisions().rows] == [f"{n:016x}" for n in (3, 2, 1, 0)]
    assert store.happenings() == ()


def test_a_file_taken_out_of_the_middle_hides_nothing_of_what_follows(store: Store, journal: Journal) -> None:
    for n in range(3):
        _decide(journal, 2, begin=2 * n)
        journal.turn()
    journal.path(2).unlink()
    store.fill(journal.folder)
    assert _is_whole(store, 4)
    assert [(one.what, one.seq) for one in store.happenings()] == [("missed", 7)]


def test_a_line_altered_before_it_was_read_hides_no_other_file(store: Store, journal: Journal) -> None:
    _decide(journal, 3)
    path = journal.path()
    path.write_bytes(path.read_bytes().replace(b'"latency_ms":40', b'"latency_ms":41', 1))
    journal.turn()
    _decide(journal, 2, begin=3)
    store.fill(journal.folder)
    assert {row.reference for row in store.decisions().rows} == {f"{n:016x}" for n in (0, 3, 4)}
    assert {(one.what, one.seq) for one in store.happenings()} == {("foreign", 3), ("missed", 5)}


def test_another_machine_is_not_held_back_by_one_that_is_refused(
    store: Store, journal: Journal, tmp_path: Path
) -> None:
    _decide(journal, 2)
    store.fill(journal.folder)
    journal.path().write_bytes(journal.path().read_bytes()[:-200])
    with pytest.raises(ShippingError):
        store.fill(journal.folder)
    other = Journal(tmp_path / "other", "b" * 16)
    _decide(other, 2)
    assert store.fill(other.folder) == 3


def test_lines_that_never_came_are_told(store: Store, journal: Journal) -> None:
    _decide(journal, 2)
    store.fill(journal.folder)
    journal.seq += 7
    journal.path().unlink()
    journal.turn(cause="missing")
    _decide(journal, 1, begin=2)
    assert store.fill(journal.folder) == 2
    assert {(one.what, one.seq) for one in store.happenings()} == {("missed", 11), ("segment", 11)}


def test_a_chain_that_another_one_follows_in_the_folder_is_no_rollback(store: Store, journal: Journal) -> None:
    _decide(journal, 3)
    journal.chain = "d" * 16
    journal.turn(cause="lost")
    _decide(journal, 3, begin=3)
    assert store.fill(journal.folder) == 8
    assert store.fill(journal.folder) == 0
    assert {machine.chain: machine.seq for machine in store.machines()} == {CHAIN: 4, "d" * 16: 8}


def test_lines_that_no_header_names_are_left_out(store: Store, journal: Journal) -> None:
    _decide(journal, 2)
    journal.path().write_bytes(b"".join(journal.path().read_bytes().splitlines(keepends=True)[1:]))
    assert store.fill(journal.folder) == 0


def test_the_chain_can_be_proven_again_from_the_store(address: str, journal: Journal) -> None:
    _decide(journal, 5)
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
