"""A checkpoint that was exported must be met where it was."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from proxy.audit.line import Read
from proxy.audit.verdict import Fault, Place, Verdict, Verification
from proxy.audit.verify import KEEP_DAYS, CheckpointFormError, Evidence, checkpoint, verify
from proxy.journal.book import Book
from proxy.journal.segments import segments
from tests.proxy.audit.attacking import cut, reword
from tests.proxy.journal.making import BOOT, DAY_S, Watch, days, keyed, record, rows


def test_a_copy_without_the_machine_s_state_needs_an_exported_checkpoint_at_its_end(folder: Path, watch: Watch) -> None:
    (folder / "seal").unlink()
    path = folder / "00000002.jsonl"
    there = rows(path)
    exported = [checkpoint(there[-1].decode())]
    for evidence in (keyed(folder), Evidence()):
        told = verify(folder, evidence, watch.now)
        assert (told.verdict, told.fault, told.place) == (Verdict.UNSIGNED, Fault.SEAL_MISSING, Place(path.name, 4))
        assert verify(folder, replace(evidence, checkpoints=exported), watch.now).verdict is Verdict.OK
    path.write_bytes(b"".join(there[:-1]))
    assert verify(folder, keyed(folder), watch.now).fault is Fault.SEAL_MISSING
    assert verify(folder, Evidence(checkpoints=exported), watch.now).fault is Fault.ENDS_EARLY


def test_an_exported_line_must_be_met(folder: Path, watch: Watch) -> None:
    exported = [
        checkpoint(row.decode()) for path in sorted(folder.glob("0*")) for row in rows(path) if b"signature" in row
    ]
    assert len(exported) == 4
    assert verify(folder, Evidence(checkpoints=exported), watch.now).verdict is Verdict.OK
    other = checkpoint(reword(exported[1].content, boot_id="f" * 16).decode())
    for one in ([other], [exported[1], other], [other, exported[1]]):
        told = verify(folder, Evidence(checkpoints=one), watch.now)
        assert (told.fault, told.place) == (Fault.NOT_THE_CHECKPOINT, Place("00000001.jsonl", 4))
    cut(folder, 1)
    told = verify(folder, Evidence(checkpoints=exported), watch.now)
    assert (told.fault, told.place) == (Fault.ENDS_EARLY, Place("00000002.jsonl", 4))


def test_an_exported_line_that_was_purged_is_of_this_journal_at_least(tmp_path: Path) -> None:
    folder, watch = tmp_path / "journal", Watch()
    book = days(folder, [2] * 3, watch)
    exported = checkpoint(rows(folder / "00000001.jsonl")[-1].decode())
    book.purge(1)
    book.close()
    assert verify(folder, Evidence(checkpoints=[exported]), watch.now).verdict is Verdict.OK
    other = checkpoint(reword(exported.content, chain="f" * 16).decode())
    told = verify(folder, Evidence(checkpoints=[other]), watch.now)
    assert (told.fault, told.place) == (Fault.NOT_THE_CHECKPOINT, Place("purged.jsonl", 2))


@dataclass(frozen=True)
class Kept:
    """A journal of many days, what was exported of each of them, and the time."""

    folder: Path
    points: list[Read]
    now: datetime

    def told(self, points: Sequence[Read], keep_days: int | None = None) -> Verification:
        return verify(self.folder, Evidence(checkpoints=points, keep_days=keep_days), self.now)


@pytest.fixture(scope="module", params=[None, 3], ids=["the usual retention", "a short one"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Kept, int | None]:
    """Two points a day from the first day on, of which the product purged all but the last days as its policy says."""
    folder, watch, keep_days = tmp_path_factory.mktemp("kept") / "journal", Watch(), request.param
    book, points = Book.open(folder, BOOT, watch), []
    for day in range((keep_days or KEEP_DAYS) + 8):
        for number in range(2):
            book.append([record(10 * day + number)])
            book.sign()
            points.append(checkpoint(rows(segments(folder)[-1].path)[-1].decode()))
        watch.go(DAY_S)
    book.append([record(1)])
    book.purge(keep_days or KEEP_DAYS)
    book.close()
    return Kept(folder, points, watch.now), keep_days


def test_a_file_of_checkpoints_begun_on_the_first_day_goes_on_serving(kept: tuple[Kept, int | None]) -> None:
    """The first of each day is nowhere any more once its day is purged, the last one is in the proofs."""
    journal, keep_days = kept
    told = journal.told(journal.points, keep_days)
    assert (told.verdict, told.fault) == (Verdict.OK, None)
    gone = [point for point in journal.points[::2] if point.seq <= told.purged]
    assert told.past == len(gone) > 0
    assert journal.told(journal.points[1::2], keep_days).past == 0


def test_points_that_are_all_too_old_prove_nothing(kept: tuple[Kept, int | None]) -> None:
    journal, keep_days = kept
    told = journal.told(journal.points[:1], keep_days)
    assert (told.verdict, told.fault) == (Verdict.UNSIGNED, Fault.CHECKPOINT_PURGED)


def test_a_point_that_is_there_and_reads_otherwise_is_not_covered_by_the_others(kept: tuple[Kept, int | None]) -> None:
    journal, keep_days = kept
    for place in (-1, -2, 1):
        other = checkpoint(reword(journal.points[place].content, boot_id="f" * 16).decode())
        for points in ([*journal.points, other], [*journal.points[:place], other, *journal.points[place:][1:]]):
            told = journal.told(points, keep_days)
            assert (told.verdict, told.fault) == (Verdict.TAMPERED, Fault.NOT_THE_CHECKPOINT)


def test_the_journal_s_own_word_does_not_shorten_how_long_it_had_to_be_kept(kept: tuple[Kept, int | None]) -> None:
    """A purge before its time, told by the journal, takes away what a point of the time before would contradict."""
    journal, keep_days = kept
    told = journal.told(journal.points, keep_days and KEEP_DAYS)
    assert told.fault is (Fault.CHECKPOINT_PURGED if keep_days else None)
    assert journal.told(journal.points).fault is told.fault
    assert journal.told(journal.points, 3650).fault is Fault.CHECKPOINT_PURGED


def test_the_retention_by_which_points_were_too_old_is_told(kept: tuple[Kept, int | None]) -> None:
    journal, keep_days = kept
    assert journal.told(journal.points, keep_days).kept_days == (keep_days or KEEP_DAYS)
    assert journal.told(journal.points, keep_days and 2).kept_days == (2 if keep_days else KEEP_DAYS)


def test_a_purge_before_its_time_is_told_once_the_longer_retention_is_given(tmp_path: Path) -> None:
    """A house that keeps a year, of whose journal somebody purged all but the usual days: the journal cannot tell."""
    folder, watch = tmp_path / "journal", Watch()
    book, points = Book.open(folder, BOOT, watch), []
    for day in range(KEEP_DAYS + 20):
        for number in range(2):
            book.append([record(10 * day + number)])
            book.sign()
            points.append(checkpoint(rows(segments(folder)[-1].path)[-1].decode()))
        watch.go(DAY_S)
    book.append([record(1)])
    book.purge(KEEP_DAYS)
    book.close()
    journal = Kept(folder, points, watch.now)
    assert (journal.told(points).verdict, journal.told(points).kept_days) == (Verdict.OK, KEEP_DAYS)
    assert journal.told(points, 365).fault is Fault.CHECKPOINT_PURGED


@pytest.mark.parametrize("line", ["", "bonjour", "{}", json.dumps({"signature": "00"})])
def test_what_is_no_checkpoint_is_refused(line: str, folder: Path) -> None:
    with pytest.raises(CheckpointFormError):
        checkpoint(line)
    with pytest.raises(CheckpointFormError):
        checkpoint(rows(folder / "00000001.jsonl")[1].decode())
