import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from policies.decision import Action
from proxy.audit.verdict import Verdict
from proxy.audit.verify import checkpoint, verify
from proxy.journal import purging
from proxy.journal.append_file import JournalError
from proxy.journal.book import Book
from proxy.journal.purging import prepare
from proxy.journal.segments import STUBS, path_of, segments
from tests.proxy.journal.faulty import StopError
from tests.proxy.journal.making import BOOT, DAY_S, Watch, abandon, days, entries, keyed, record, rows


@pytest.fixture
def folder(tmp_path: Path, watch: Watch) -> Path:
    """Six days of two decisions; the last one signed."""
    days(tmp_path, [2] * 6, watch).close()
    return tmp_path


def well(folder: Path, watch: Watch) -> bool:
    """Whether an audit is content, with the key and without."""
    verdicts = {verify(folder, evidence, watch.now).verdict for evidence in (keyed(folder), None)}
    return verdicts == {Verdict.OK}


def purge(folder: Path, watch: Watch, keep: int) -> None:
    book = Book.open(folder, BOOT, watch)
    book.purge(keep)
    book.close()


def test_a_purge_leaves_what_proves_it_and_says_so(folder: Path, watch: Watch) -> None:
    proofs = [rows(path_of(folder, number))[row] for number in (1, 2) for row in (0, -1)]
    purge(folder, watch, 3)
    assert [segment.number for segment in segments(folder)] == [3, 4, 5, 6]
    stub = (folder / STUBS).read_bytes()
    assert stub == b"".join(proofs)
    assert [json.loads(line)["event"] for line in proofs] == ["segment", "checkpoint"] * 2
    (told,) = (entry for entry in entries(folder) if entry["event"] == "purged")
    assert {
        name: told[name] for name in ("through", "segments", "decisions", "first_day", "last_day", "keep_days")
    } == {
        "through": 8,
        "segments": 2,
        "decisions": {"allow": 4},
        "first_day": "2026-11-22",
        "last_day": "2026-11-23",
        "keep_days": 3,
    }
    assert (told["stub_bytes"], told["stub"]) == (len(stub), sha256(stub).hexdigest())
    assert well(folder, watch)


def test_what_was_decided_is_counted_by_action(tmp_path: Path, watch: Watch) -> None:
    book = Book.open(tmp_path, BOOT, watch)
    book.append([record(1, action=Action.BLOCK), record(2), record(3, action=Action.REDACT), record(4)])
    watch.go(3 * DAY_S)
    book.sign()
    told = prepare(tmp_path, watch().stamp, 0)
    assert told is not None
    assert told.entry.decisions == {Action.BLOCK: 1, Action.ALLOW: 2, Action.REDACT: 1}
    book.close()


def test_a_purge_of_purges_keeps_every_proof(folder: Path, watch: Watch) -> None:
    for keep in (4, 3, 3, 2):
        purge(folder, watch, keep)
        assert well(folder, watch)
    for _ in range(4):  # until the segment that tells of them goes too
        book = Book.open(folder, BOOT, watch)
        watch.go(DAY_S)
        book.append([record()])
        book.close()
        purge(folder, watch, 1)
        assert well(folder, watch)
    kinds = [json.loads(row)["event"] for row in rows(folder / STUBS)]
    assert kinds.count("purged") >= 3
    assert kinds.count("segment") == segments(folder)[0].number - 1


def test_nothing_old_enough_is_no_purge(folder: Path, watch: Watch) -> None:
    purge(folder, watch, 180)
    assert "purged" not in [entry["event"] for entry in entries(folder)]
    assert not (folder / STUBS).exists()
    assert prepare(folder / "ailleurs", watch().stamp, 1) is None


@pytest.mark.parametrize("step", ["stub", "entry", "first unlink", "second unlink"])
def test_a_stop_at_any_step_is_made_good_by_the_next_purge(
    folder: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    real, unlinked = Path.unlink, list[Path]()

    def stop(*_arguments: object) -> None:
        raise StopError

    def unlink(path: Path, *, missing_ok: bool = False) -> None:
        if path.name.endswith(".jsonl"):
            unlinked.append(path)
            if len(unlinked) == (1 if step == "first unlink" else 2):
                raise StopError
        real(path, missing_ok=missing_ok)

    book = Book.open(folder, BOOT, watch)
    with monkeypatch.context() as stopping:
        if step == "stub":
            stopping.setattr(purging, "replace", stop)
        elif step == "entry":
            stopping.setattr(Book, "append", stop)
        else:
            stopping.setattr(Path, "unlink", unlink)
        with pytest.raises(StopError):
            book.purge(3)
    abandon(book)
    assert well(folder, watch)
    purge(folder, watch, 3)
    assert [segment.number for segment in segments(folder)] == [3, 4, 5, 6]
    assert well(folder, watch)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_proof_that_cannot_be_written_lets_nothing_go(
    folder: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(28, "simulated")

    book = Book.open(folder, BOOT, watch)
    with monkeypatch.context() as failing:
        failing.setattr(f"os.{call}", refuse)
        with pytest.raises(JournalError, match="le disque est plein"):
            book.purge(3)
    book.close()
    assert len(segments(folder)) == 6
    assert well(folder, watch)


def test_a_segment_that_cannot_be_removed_is_told_and_removed_next_time(
    folder: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise OSError(13, "simulated")

    book = Book.open(folder, BOOT, watch)
    with monkeypatch.context() as failing:
        failing.setattr("os.unlink", refuse)
        failing.setattr(purging, "replace", lambda path, content: path.write_bytes(content))
        with pytest.raises(JournalError, match="les droits manquent"):
            book.purge(3)
    assert well(folder, watch)
    book.purge(3)
    book.close()
    assert [segment.number for segment in segments(folder)] == [3, 4, 5, 6]
    assert well(folder, watch)


def test_a_line_added_to_an_old_segment_does_not_make_a_purge_cover_more(folder: Path, watch: Watch) -> None:
    path = path_of(folder, 1)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b'{"action":[],"event":"decision","seq":1000000}\n')
    purge(folder, watch, 3)
    (told,) = (entry for entry in entries(folder) if entry["event"] == "purged")
    assert told["through"] == 8


def test_a_segment_without_its_header_goes_with_its_neighbours(folder: Path, watch: Watch) -> None:
    for number in (1, 3, 5):
        path_of(folder, number).chmod(0o600)
        path_of(folder, number).write_bytes(b'bonjour\n{"event":"purged","seq":1}\n')
    purge(folder, watch, 3)
    assert len(segments(folder)) == 6  # the next header tells how long a segment went on
    purge(folder, watch, 2)
    assert [segment.number for segment in segments(folder)] == [4, 5, 6]
    assert b"bonjour" not in (folder / STUBS).read_bytes()


def test_a_number_that_a_stranger_took_is_no_gap_after_a_purge(tmp_path: Path, watch: Watch) -> None:
    folder = tmp_path / "journal"
    book = days(folder, [2], watch)
    path_of(folder, 2).write_bytes(b"bonjour\n")
    for _ in range(5):
        watch.go(DAY_S)
        book.sign()
    path_of(folder, 2).unlink()
    assert well(folder, watch)
    book.purge(2)
    book.close()
    assert segments(folder)[0].number == 5
    assert well(folder, watch)


def test_an_exported_checkpoint_is_found_again_among_what_is_left_of_its_day(folder: Path, watch: Watch) -> None:
    kept, other = rows(path_of(folder, 1))[-1], rows(path_of(folder, 1))[0]
    purge(folder, watch, 3)
    for line in (kept, other):
        evidence = replace(keyed(folder), checkpoints=[checkpoint(line.decode())])
        assert verify(folder, evidence, watch.now).verdict is Verdict.OK


@pytest.mark.parametrize("clock", [-2 * DAY_S, -4 * DAY_S])
def test_a_clock_set_back_lets_nothing_go_that_its_date_does_not_bear_out(
    folder: Path, watch: Watch, clock: float
) -> None:
    watch.set(clock)
    purge(folder, watch, 1)
    assert len(segments(folder)) >= (4 if clock == -2 * DAY_S else 6)
    assert well(folder, watch)


def test_a_clock_that_jumps_from_month_to_month_empties_nothing(folder: Path, watch: Watch) -> None:
    book = Book.open(folder, BOOT, watch)
    for _ in range(9):
        watch.set(30 * DAY_S)
        book.append([record()])
        book.purge(180)
    book.close()
    assert segments(folder)[0].number == 1
    assert well(folder, watch)
