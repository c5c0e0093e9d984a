from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from proxy.audit.verdict import Fault, Place, Verdict
from proxy.audit.verify import TORN, Evidence, verify
from tests.proxy.audit.attacking import FIRST, LAST, MIDDLE, purged_journal, put, stolen
from tests.proxy.journal.making import Watch, keyed, record, root, rows, write


def test_a_sound_journal_is_ok_and_its_end_is_told(folder: Path, watch: Watch) -> None:
    standing = stolen(folder)
    for evidence in (keyed(folder), None):
        told = verify(folder, evidence, watch.now)
        assert (told.verdict, told.fault, told.place) == (Verdict.OK, None, None)
        assert (told.chain, told.lines, told.tip, told.signed) == (standing.chain, 8, standing.digest, 8)
        assert told.keyed is (evidence is not None)


def test_a_folder_without_segments_is_empty_and_no_folder_is_an_error(tmp_path: Path) -> None:
    told = verify(tmp_path)
    assert (told.verdict, told.fault, told.place) == (Verdict.TRUNCATED, Fault.EMPTY, Place(tmp_path.name, 0))
    with pytest.raises(FileNotFoundError):
        verify(tmp_path / "ailleurs")


def test_what_is_wrong_is_told_before_a_seal_that_says_nothing(folder: Path, watch: Watch) -> None:
    (folder / "seal").write_bytes(b"bonjour")
    assert verify(folder, None, watch.now).fault is Fault.WRONG_SEAL
    path = folder / "00000002.jsonl"
    path.write_bytes(path.read_bytes() + b"{}\n")
    assert verify(folder, None, watch.now).place == Place(path.name, 5)


@pytest.mark.parametrize(("size", "fault"), [(TORN - 1, None), (TORN, Fault.REWRITTEN), (3 * TORN, Fault.REWRITTEN)])
def test_an_end_that_is_torn_is_measured_and_no_longer_than_a_write(
    folder: Path, watch: Watch, size: int, fault: Fault | None
) -> None:
    with (folder / "00000002.jsonl").open("ab") as file:
        file.write(b"x" * size)
    told = verify(folder, keyed(folder), watch.now)
    assert (told.fault, told.torn) == (fault, 0 if fault else size)


def test_what_was_purged_is_told_apart(tmp_path: Path) -> None:
    key, _, now = purged_journal(tmp_path / "journal")
    told = verify(tmp_path / "journal", Evidence([key]), now)
    assert (told.verdict, told.purged, told.until, told.lines) == (Verdict.OK, 5, "2026-11-23", 23)


@pytest.mark.parametrize("kept", [1, 100])
def test_what_is_being_written_is_no_fault_once_all_that_is_remembered_is_there(
    folder: Path, watch: Watch, kept: int
) -> None:
    path = folder / "00000002.jsonl"
    with path.open("ab") as file:
        file.write(rows(path)[-1][:kept])
    assert verify(folder, keyed(folder), watch.now).verdict is Verdict.OK
    (folder / "seal").unlink()
    told = verify(folder, keyed(folder), watch.now)
    assert (told.fault, told.place) == (Fault.CUT_SHORT, Place(path.name, 5))


def test_a_journal_that_grew_since_its_state_was_read_is_ok(folder: Path, watch: Watch) -> None:
    old = stolen(folder)
    write(folder, [record(9)], watch)
    put(folder, old)
    assert verify(folder, keyed(folder), watch.now).verdict is Verdict.OK


def test_a_state_that_is_not_the_journal_s_is_found(folder: Path, watch: Watch) -> None:
    standing = stolen(folder)
    put(folder, replace(standing, digest="a" * 64))
    for evidence in (keyed(folder), None):
        assert verify(folder, evidence, watch.now).fault is Fault.WRONG_SEAL
    put(folder, replace(standing, keys=standing.keys.after_line()))
    assert verify(folder, keyed(folder), watch.now).fault is Fault.WRONG_SEAL


def test_a_state_from_before_a_purge_is_found(tmp_path: Path) -> None:
    key, _, now = purged_journal(tmp_path / "journal")
    put(tmp_path / "journal", replace(stolen(tmp_path / "journal"), seq=2))
    told = verify(tmp_path / "journal", Evidence([key]), now)
    assert (told.fault, told.place) == (Fault.WRONG_SEAL, Place("seal", 0))


def test_keys_that_were_lost_are_named_at_the_header_that_says_so(folder: Path, watch: Watch) -> None:
    (folder / "seal").write_bytes(b"\0" * 8192)
    write(folder, [record()], watch)
    for evidence in (keyed(folder), None):
        told = verify(folder, evidence, watch.now)
        assert (told.verdict, told.fault, told.place) == (
            Verdict.UNSIGNED,
            Fault.KEYS_LOST,
            Place("00000003.jsonl", 1),
        )
        assert told.lines == 11


@pytest.mark.parametrize(
    ("spoil", "fault", "place"),
    [
        (lambda f: (f / "purged.jsonl").unlink(), Fault.LINES_MISSING, Place(FIRST, 1)),
        (lambda f: rewrite(f / FIRST, b"{}\n"), Fault.REWRITTEN, Place(FIRST, 1)),
        (
            lambda f: rewrite(f / MIDDLE, (f / MIDDLE).read_bytes() + (f / LAST).read_bytes()),
            Fault.REWRITTEN,
            Place(MIDDLE, 6),
        ),
        (lambda f: (f / LAST).rename(f / "00000005.jsonl"), Fault.REPEATED, Place("00000005.jsonl", 1)),
    ],
)
def test_files_are_what_their_headers_say(
    tmp_path: Path, spoil: Callable[[Path], object], fault: Fault, place: Place
) -> None:
    key, _, now = purged_journal(tmp_path / "journal")
    spoil(tmp_path / "journal")
    told = verify(tmp_path / "journal", Evidence([key]), now)
    assert (told.fault, told.place) == (fault, place)


def rewrite(path: Path, content: bytes) -> None:
    path.chmod(0o600)
    path.write_bytes(content)


def test_a_key_of_another_journal_proves_nothing(folder: Path, tmp_path: Path, watch: Watch) -> None:
    write(tmp_path / "other", [record()], watch)
    told = verify(folder, Evidence([root(tmp_path / "other")]), watch.now)
    assert (told.verdict, told.fault, told.place) == (
        Verdict.UNSIGNED,
        Fault.KEY_UNKNOWN,
        Place("00000001.jsonl", 1),
    )
    assert verify(folder, keyed(folder, root(tmp_path / "other")), watch.now).verdict is Verdict.OK
