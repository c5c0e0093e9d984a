from pathlib import Path

import pytest

from proxy.journal.book import Book
from proxy.journal.clock import Moment
from proxy.journal.segments import path_of
from proxy.siem.cursor import CursorFile
from proxy.siem.forwarder import Forwarder, Sent
from proxy.siem.sink import SinkError
from tests.proxy.siem.conftest import Writing
from tests.proxy.siem.decisions import decision
from tests.proxy.siem.taking import Taking


def _forwarder(journal: Writing, sink: Taking, tmp_path: Path) -> Forwarder:
    return Forwarder(journal.folder, sink, CursorFile(tmp_path / "cursor.json"))


def test_each_line_is_sent_once_and_in_order(journal: Writing, tmp_path: Path) -> None:
    sink = Taking()
    first = journal.decide(450)
    sent = sum(_forwarder(journal, sink, tmp_path).catch_up(), Sent())
    assert sent == Sent(len(sink.taken))
    assert max(sink.batches) == 200
    second = journal.decide(3)
    list(_forwarder(journal, sink, tmp_path).catch_up())
    assert sink.references == first + second


def test_what_was_not_taken_is_sent_again_and_nothing_else(journal: Writing, tmp_path: Path) -> None:
    sink = Taking(capacity=400)
    references = journal.decide(900)
    forwarder = _forwarder(journal, sink, tmp_path)
    with pytest.raises(SinkError):
        list(forwarder.catch_up())
    assert len(sink.taken) == 400
    sink.capacity = 10**9
    list(forwarder.catch_up())
    assert sink.references == references


def test_a_journal_that_went_back_is_told_and_sent_from_its_last_file(journal: Writing, tmp_path: Path) -> None:
    sink = Taking()
    references = journal.decide(4)
    forwarder = _forwarder(journal, sink, tmp_path)
    list(forwarder.catch_up())
    path = path_of(journal.folder, 1)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))
    sent = sum(forwarder.catch_up(), Sent())
    assert sink.names == ["segment", "rolled_back", "segment"]
    assert sink.references == [*references, *references[:2]]
    assert sent.warnings[0].startswith("Journal revenu en arrière")
    assert not list(forwarder.catch_up())


def test_an_alert_that_was_not_taken_is_given_again(journal: Writing, tmp_path: Path) -> None:
    sink = Taking()
    journal.decide(4)
    forwarder = _forwarder(journal, sink, tmp_path)
    list(forwarder.catch_up())
    path_of(journal.folder, 1).unlink()
    sink.refusals = 1
    with pytest.raises(SinkError):
        list(forwarder.catch_up())
    list(forwarder.catch_up())
    assert sink.names == ["segment", "rolled_back"]


def test_what_a_destination_refuses_for_good_is_counted_apart(journal: Writing, tmp_path: Path) -> None:
    class Picky(Taking):
        def send(self, events: object) -> int:
            return 1

    journal.decide(2)
    assert list(_forwarder(journal, Picky(), tmp_path).catch_up()) == [Sent(2, 1)]


@pytest.mark.parametrize("told_before", [True, False], ids=["told before", "never told"])
def test_a_purge_is_no_break_and_what_it_took_untold_is_missed(tmp_path: Path, told_before: bool) -> None:
    wall = 1_800_000_000.0
    book = Book.open(tmp_path / "journal", "b" * 16, lambda: Moment(wall, wall))
    sink = Taking()
    forwarder = Forwarder(tmp_path / "journal", sink, CursorFile(tmp_path / "cursor.json"))
    book.append([decision(id=f"{1:016x}")])
    list(forwarder.catch_up())
    book.append([decision(id=f"{2:016x}")])
    for _ in range(120):  # no leap: the writer mistrusts a clock that jumps
        wall += 2 * 86_400
        book.sign()
        if told_before:
            list(forwarder.catch_up())
    book.append([decision(id=f"{3:016x}")])
    book.purge(180)
    list(forwarder.catch_up())
    book.close()
    assert "purged" in sink.names
    assert "rolled_back" not in sink.names
    assert ("missed" in sink.names) is not told_before
    assert sink.references[-1] == f"{3:016x}"
