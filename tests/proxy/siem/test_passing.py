from pathlib import Path

from proxy.journal.chain import canonical
from proxy.journal.entries import Header, Opening
from proxy.journal.forms import as_dict, now
from proxy.journal.segments import path_of
from proxy.services.canary import CANARY
from proxy.siem.cursor import Cursor
from proxy.siem.notices import Malformed, Missed, RolledBack
from proxy.siem.passing import Step, steps
from tests.proxy.siem.conftest import Writing

_BEGINNING = Cursor()


def _names(found: list[Step]) -> list[str]:
    return [event.name for step in found for event in step.events]


def _lines(folder: Path, number: int = 1) -> list[bytes]:
    return path_of(folder, number).read_bytes().splitlines(keepends=True)


def _rewrite(folder: Path, lines: list[bytes], number: int = 1) -> None:
    path_of(folder, number).write_bytes(b"".join(lines))


def test_a_journal_is_told_from_its_first_line(journal: Writing) -> None:
    journal.decide(2)
    found = list(steps(journal.folder, _BEGINNING))
    assert _names(found) == ["segment", "decision", "decision"]
    assert [step.events[0].proof.seq for step in found] == [1, 2, 3]


def test_what_was_told_is_not_told_again(journal: Writing) -> None:
    journal.decide(2)
    *_, last = steps(journal.folder, _BEGINNING)
    assert not list(steps(journal.folder, last.cursor))
    journal.decide(1)
    assert _names(list(steps(journal.folder, last.cursor))) == ["decision"]


def test_the_product_s_own_trials_are_passed_over(journal: Writing) -> None:
    journal.decide(1)
    journal.decide(2, service=CANARY.id)
    found = list(steps(journal.folder, _BEGINNING))
    assert _names(found) == ["segment", "decision"]
    journal.decide(1)
    assert _names(list(steps(journal.folder, found[-1].cursor))) == ["decision"]


def test_a_journal_that_does_not_exist_has_nothing_to_tell(tmp_path: Path) -> None:
    assert not list(steps(tmp_path / "none", _BEGINNING))


def test_a_journal_that_was_cut_is_said_to_be_and_its_last_file_told_again(journal: Writing) -> None:
    journal.decide(3)
    *_, last = steps(journal.folder, _BEGINNING)
    _rewrite(journal.folder, _lines(journal.folder)[:2])
    (broken,) = steps(journal.folder, last.cursor)
    assert broken.broken
    entry = broken.events[0].entry
    assert isinstance(entry, RolledBack)
    assert (entry.sent, entry.found) == (last.events[0].proof.digest, None)
    assert _names(list(steps(journal.folder, broken.cursor))) == ["segment", "decision"]


def test_a_line_that_was_rewritten_is_said_to_be_and_its_file_told_again(journal: Writing) -> None:
    journal.decide(3)
    *_, last = steps(journal.folder, _BEGINNING)
    lines = _lines(journal.folder)
    _rewrite(journal.folder, [*lines[:-1], lines[-1].replace(b'"latency_ms":42', b'"latency_ms":43')])
    (broken,) = steps(journal.folder, last.cursor)
    entry = broken.events[0].entry
    assert isinstance(entry, RolledBack)
    assert entry.found not in {None, entry.sent}
    assert len(list(steps(journal.folder, broken.cursor))) == 4


def test_a_journal_that_vanished_is_said_to_have_and_the_next_one_told_whole(journal: Writing) -> None:
    journal.decide(3)
    *_, last = steps(journal.folder, _BEGINNING)
    path_of(journal.folder, 1).unlink()
    (broken,) = steps(journal.folder, last.cursor)
    assert _names([broken]) == ["rolled_back"]
    assert not list(steps(journal.folder, broken.cursor))


def test_a_line_that_was_sent_and_taken_out_is_missed_even_where_others_follow(journal: Writing) -> None:
    journal.decide(3)
    *_, last = steps(journal.folder, _BEGINNING)
    _turn_page(journal, last)
    _rewrite(journal.folder, _lines(journal.folder)[:-1])
    (broken,) = steps(journal.folder, last.cursor)
    assert _names([broken]) == ["rolled_back"]
    assert _names(list(steps(journal.folder, broken.cursor))) == [
        "segment",
        "decision",
        "decision",
        "missed",
        "segment",
    ]


def test_lines_that_were_purged_after_they_were_told_are_no_loss(journal: Writing) -> None:
    journal.decide(3)
    *_, last = steps(journal.folder, _BEGINNING)
    _turn_page(journal, last)
    path_of(journal.folder, 1).unlink()
    assert _names(list(steps(journal.folder, last.cursor))) == ["segment"]


def test_lines_that_were_purged_before_they_were_told_are_missed(journal: Writing) -> None:
    journal.decide(3)
    first, *_, last = steps(journal.folder, _BEGINNING)
    _turn_page(journal, last)
    path_of(journal.folder, 1).unlink()
    (step,) = steps(journal.folder, first.cursor)
    notice, _ = step.events
    assert isinstance(notice.entry, Missed)
    assert (notice.entry.first, notice.entry.last) == (2, 4)


def test_lines_taken_out_of_the_middle_are_missed(journal: Writing) -> None:
    journal.decide(4)
    lines = _lines(journal.folder)
    _rewrite(journal.folder, lines[:2] + lines[4:])
    notices = [event.entry for step in steps(journal.folder, _BEGINNING) for event in step.events]
    (missed,) = [entry for entry in notices if isinstance(entry, Missed)]
    assert (missed.first, missed.last) == (3, 4)


def test_a_forged_line_shows_nothing_and_hides_nothing(journal: Writing) -> None:
    journal.decide(1)
    forged = b'{"event":"decision","seq":999999,"service":"Madame Lefevre"}\n'
    _rewrite(journal.folder, [*_lines(journal.folder), forged])
    *_, last = steps(journal.folder, _BEGINNING)
    assert isinstance(last.events[-1].entry, Malformed)
    assert "Lefevre" not in repr(last)
    _turn_page(journal, last, seq=3)
    assert _names(list(steps(journal.folder, last.cursor))) == ["segment"]


def test_a_forged_number_beyond_counting_is_no_gap_and_fits_every_notice(journal: Writing) -> None:
    journal.decide(1)
    whole = _lines(journal.folder)
    _rewrite(journal.folder, [*whole, b'{"event":"decision","seq":%d}\n' % 10**30])
    *_, last = steps(journal.folder, _BEGINNING)
    assert _names([last]) == ["malformed"]
    _rewrite(journal.folder, whole)
    (broken,) = steps(journal.folder, last.cursor)
    assert [event.proof.seq for event in (*last.events, *broken.events)] == [2**53] * 2


def _turn_page(journal: Writing, last: Step, seq: int | None = None) -> None:
    """A second file of the same chain, whose header follows the last line."""
    place = last.cursor.place
    assert place is not None
    chain = next(iter(last.cursor.known))
    header = Header(time=now(), number=2, chain=chain, cause=Opening.DAY, key="e" * 64)
    told = {**as_dict(header), "event": "segment", "prev": place.digest, "mac": "ab" * 16}
    path_of(journal.folder, 2).write_bytes(canonical({**told, "seq": seq or place.seq + 1}) + b"\n")
