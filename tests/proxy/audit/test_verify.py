import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proxy.audit.verdict import Fault, Place, Verdict
from proxy.audit.verify import TORN, CheckpointFormError, Evidence, checkpoint, verify
from proxy.journal.book import Book
from proxy.journal.chain import canonical
from tests.proxy.audit.attacking import FIRST, LAST, MIDDLE, copy, cut, purged_journal, put, reword, stolen
from tests.proxy.journal.making import BOOT, Watch, days, keyed, record, root, rows, write


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def folder(tmp_path: Path, watch: Watch) -> Path:
    """Two days of two decisions, signed."""
    folder = tmp_path / "journal"
    days(folder, [2, 2], watch).close()
    return folder


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


def invented(folder: Path, time: str, count: int = 5) -> None:
    """Lines that no one signed, in the form of a journal."""
    path = folder / "00000002.jsonl"
    there = rows(path)
    for _ in range(count):
        last = json.loads(there[-1])
        prev = sha256(there[-1][:-1]).hexdigest()
        line = {"event": "stopped", "boot_id": BOOT, "mac": "0" * 32, "prev": prev, "seq": last["seq"] + 1}
        there.append(canonical(line | {"time": time}) + b"\n")
    path.write_bytes(b"".join(there))


@pytest.mark.parametrize(
    ("time", "fault"),
    [
        ("2026-11-23T08:30:00.000Z", None),
        ("2026-11-23T08:34:00.000Z", None),
        ("2026-11-23T08:26:00.000Z", None),
        ("2026-11-23T08:36:00.000Z", Fault.TAIL_UNSIGNED),
        ("2026-11-23T08:24:00.000Z", Fault.TAIL_UNSIGNED),
        ("9999-12-31T23:59:59.999Z", Fault.TAIL_UNSIGNED),
        ("0001-01-01T00:00:00.000Z", Fault.TAIL_UNSIGNED),
    ],
)
def test_without_the_key_what_is_not_signed_is_of_now(folder: Path, watch: Watch, time: str, fault: Fault) -> None:
    """Who has no key at all can still write lines that nothing signs: not of any other time, and not for long."""
    invented(folder, time)
    assert verify(folder, None, watch.now).fault is fault
    assert verify(folder, keyed(folder), watch.now).fault is Fault.WRONG_CODE


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


@pytest.mark.parametrize(
    ("lines", "minutes", "fault"),
    [(1, 0, None), (1, 29, None), (1, 31, Fault.TAIL_UNSIGNED), (600, 0, None), (601, 0, Fault.TAIL_UNSIGNED)],
)
def test_without_the_key_what_is_not_signed_must_be_young_and_short(
    *, tmp_path: Path, watch: Watch, lines: int, minutes: int, fault: Fault | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("proxy.journal.book.SIGNED_EVERY", 10**6)
    book = Book.open(tmp_path, BOOT, watch)
    book.append([record()] * lines)
    told = verify(tmp_path, None, watch.now + timedelta(minutes=minutes))
    assert (told.fault, told.place) == (fault, Place("00000001.jsonl", 2) if fault else None)
    assert verify(tmp_path, keyed(tmp_path), watch.now + timedelta(minutes=minutes)).verdict is Verdict.OK
    book.sign()
    assert verify(tmp_path, None, watch.now + timedelta(days=900)).verdict is Verdict.OK
    book.close()


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


@pytest.mark.parametrize("line", ["", "bonjour", "{}", json.dumps({"signature": "00"})])
def test_what_is_no_checkpoint_is_refused(line: str, folder: Path) -> None:
    with pytest.raises(CheckpointFormError):
        checkpoint(line)
    with pytest.raises(CheckpointFormError):
        checkpoint(rows(folder / "00000001.jsonl")[1].decode())


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


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "journal"
    purged_journal(folder)
    return folder


NAMES = [FIRST, MIDDLE, LAST, "purged.jsonl", "seal"]
FIELDS = ["chain", "cause", "count", "event", "key", "mac", "number", "prev", "seq", "signature", "stub", "time"]
FIELDS += ["stub_bytes", "through"]
ODD = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.lists(st.integers())
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(name=st.sampled_from(NAMES), noise=st.binary(max_size=400), place=st.integers(0, 3000))
def test_whatever_the_files_hold_a_verdict_is_given(
    whole: Path, tmp_path: Path, name: str, noise: bytes, place: int
) -> None:
    shutil.rmtree(tmp_path / "journal", ignore_errors=True)
    folder = copy(whole, tmp_path / "journal")
    (folder / name).chmod(0o600)
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[:place] + noise + content[place + len(noise) :])
    for evidence in (keyed(folder), None):
        assert verify(folder, evidence).verdict in Verdict


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    name=st.sampled_from(NAMES[:4]),
    row=st.integers(0, 7),
    field=st.sampled_from(FIELDS),
    value=ODD,
)
def test_whatever_a_line_says_a_verdict_is_given(
    *, whole: Path, tmp_path: Path, name: str, row: int, field: str, value: object
) -> None:
    shutil.rmtree(tmp_path / "journal", ignore_errors=True)
    folder = copy(whole, tmp_path / "journal")
    lines = rows(folder / name)
    row %= len(lines)
    spoiled = reword(lines[row], **{field: value})
    (folder / name).chmod(0o600)
    (folder / name).write_bytes(b"".join([*lines[:row], spoiled, *lines[row + 1 :]]))
    told = verify(folder, keyed(folder))
    assert (told.verdict is Verdict.OK) == (spoiled == lines[row])
    assert verify(folder).verdict in Verdict
