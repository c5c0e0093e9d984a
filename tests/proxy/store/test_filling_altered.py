"""A journal that lost lines, changed or was put back is refused or told, and hides nothing of what is true."""

from pathlib import Path

import pytest

from proxy.store.errors import ShippingError
from proxy.store.store import Store
from tests.proxy.store.filled import decide, is_whole
from tests.proxy.store.journals import CHAIN, Journal


def test_a_line_that_changed_since_it_was_received_is_refused_and_remembered(store: Store, journal: Journal) -> None:
    decide(journal, 3)
    store.fill(journal.folder)
    path = journal.path()
    path.write_bytes(path.read_bytes().replace(b'"action":"allow","categories":{"NIR":1}', b'"action":"allow"'))
    decide(journal, 1, begin=3)
    for _ in range(2):
        with pytest.raises(ShippingError, match=r"00000001\.jsonl:4 : la ligne 4 du journal .* n'est plus celle"):
            store.fill(journal.folder)
    assert is_whole(store, 3)
    assert [(one.what, one.chain, one.seq) for one in store.happenings()] == [("altered", CHAIN, 4)]


def test_a_journal_put_back_to_an_older_state_is_refused_and_remembered(store: Store, journal: Journal) -> None:
    decide(journal, 2)
    older = journal.path().read_bytes()
    decide(journal, 3, begin=2)
    store.fill(journal.folder)
    journal.path().write_bytes(older)
    with pytest.raises(ShippingError, match="s'arrête avant la ligne 6, pourtant déjà reçue"):
        store.fill(journal.folder)
    assert is_whole(store, 5)
    assert [one.what for one in store.happenings()] == ["rolled_back"]


def test_a_journal_that_went_on_differently_is_refused(store: Store, journal: Journal) -> None:
    decide(journal, 2)
    older = journal.path().read_bytes()
    decide(journal, 1, begin=2)
    store.fill(journal.folder)
    journal.path().write_bytes(older)
    fork = Journal(journal.folder)
    fork.seq, fork.number = 3, 1
    decide(fork, 4, begin=10)
    with pytest.raises(ShippingError) as refused:
        store.fill(journal.folder)
    assert (refused.value.what, refused.value.seq) == ("altered", 4)


def test_a_file_taken_out_of_the_middle_hides_nothing_of_what_follows(store: Store, journal: Journal) -> None:
    for n in range(3):
        decide(journal, 2, begin=2 * n)
        journal.turn()
    journal.path(2).unlink()
    store.fill(journal.folder)
    assert is_whole(store, 4)
    assert [(one.what, one.seq) for one in store.happenings()] == [("missed", 7)]


def test_a_line_altered_before_it_was_read_hides_no_other_file(store: Store, journal: Journal) -> None:
    decide(journal, 3)
    path = journal.path()
    path.write_bytes(path.read_bytes().replace(b'"latency_ms":40', b'"latency_ms":41', 1))
    journal.turn()
    decide(journal, 2, begin=3)
    store.fill(journal.folder)
    assert {row.reference for row in store.decisions().rows} == {f"{n:016x}" for n in (0, 3, 4)}
    assert {(one.what, one.seq) for one in store.happenings()} == {("foreign", 3), ("missed", 5)}


def test_another_machine_is_not_held_back_by_one_that_is_refused(
    store: Store, journal: Journal, tmp_path: Path
) -> None:
    decide(journal, 2)
    store.fill(journal.folder)
    journal.path().write_bytes(journal.path().read_bytes()[:-200])
    with pytest.raises(ShippingError):
        store.fill(journal.folder)
    other = Journal(tmp_path / "other", "b" * 16)
    decide(other, 2)
    assert store.fill(other.folder) == 3


def test_lines_that_never_came_are_told(store: Store, journal: Journal) -> None:
    decide(journal, 2)
    store.fill(journal.folder)
    journal.seq += 7
    journal.path().unlink()
    journal.turn(cause="missing")
    decide(journal, 1, begin=2)
    assert store.fill(journal.folder) == 2
    assert {(one.what, one.seq) for one in store.happenings()} == {("missed", 11), ("segment", 11)}


def test_lines_that_no_header_names_are_left_out(store: Store, journal: Journal) -> None:
    decide(journal, 2)
    journal.path().write_bytes(b"".join(journal.path().read_bytes().splitlines(keepends=True)[1:]))
    assert store.fill(journal.folder) == 0
