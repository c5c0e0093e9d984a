"""Without the key, what is not signed yet is believed for a while: young, short and of now."""

import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from proxy.audit.verdict import Fault, Place, Verdict
from proxy.audit.verify import verify
from proxy.journal.book import Book
from proxy.journal.chain import canonical
from tests.proxy.journal.making import BOOT, Watch, keyed, record, rows


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
