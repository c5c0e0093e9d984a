"""What someone can do to a journal who has its files: change lines, and seal them again with the keys of today."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from proxy.audit.root import Root
from proxy.audit.verify import Evidence, checkpoint, verify
from proxy.journal.chain import Standing, canonical, digest
from proxy.journal.ratchet import Keys
from proxy.journal.seal_file import SealFile
from proxy.journal.segments import STUBS, segments
from tests.proxy.journal.making import Watch, days, record, root, rows

type Json = Any
type Found = tuple[str, str, int] | None
"""A fault, its file and its row; None where all is well."""

FIRST, MIDDLE, LAST = (f"{number:08d}.jsonl" for number in (2, 3, 4))
"""Segments of `purged_journal`; the one before them was purged."""
SEGMENTS = [FIRST, MIDDLE, LAST]
SEAL = "seal"


def purged_journal(folder: Path, a_day: int = 3) -> tuple[Root, str, datetime]:
    """Four days, the first one purged; gives its key, its last checkpoint and the time."""
    watch = Watch()
    book = days(folder, [a_day] * 4, watch)
    book.purge(2)
    book.append([record(5000)])
    book.close()
    assert [segment.number for segment in segments(folder)] == [2, 3, 4]
    return root(folder), rows(folder / LAST)[-1].decode(), watch.now


def found(folder: Path, now: datetime, *roots: Root, exported: Sequence[str] = ()) -> Found:
    """What an audit finds."""
    told = verify(folder, Evidence(roots, [checkpoint(line) for line in exported]), now)
    return (str(told.fault), told.place.file, told.place.row) if told.fault and told.place else None


def edit(path: Path, change: Callable[[list[bytes]], None]) -> None:
    """Change the lines of a file."""
    lines = rows(path)
    change(lines)
    path.chmod(0o600)
    path.write_bytes(b"".join(lines))


def added(name: str, content: bytes) -> Callable[[Path], object]:
    """What puts bytes at the end of a file."""

    def add(folder: Path) -> None:
        (folder / name).chmod(0o600)
        with (folder / name).open("ab") as file:
            file.write(content)

    return add


def reword(line: bytes, **values: Json) -> bytes:
    """A line that says something else, in the right form and under its old code."""
    return canonical({**json.loads(line), **values}) + b"\n"


@contextmanager
def seal_file(folder: Path) -> Iterator[SealFile]:
    """The machine's state, in the wrong hands."""
    file = SealFile(folder)
    yield file
    file.close()


def stolen(folder: Path) -> Standing:
    """Where the chain stands, with the keys of now."""
    with seal_file(folder) as file:
        return file.read()[0]


def put(folder: Path, standing: Standing) -> None:
    """Have the machine remember something else."""
    (folder / "seal").unlink(missing_ok=True)
    with seal_file(folder) as file:
        file.write(standing)


def reseal(folder: Path, name: str, row: int) -> None:
    """Compute again all that holds lines together, from one of them on, with the keys of now, and the seal file too.

    Codes are those of the line key at hand, signatures those of the segment key at hand; the machine is made to
    remember the new end. What is before is left as it is.
    """
    standing = stolen(folder)
    there = [segment.path for segment in segments(folder) if segment.path.name >= name]
    before = rows(there[0])[: row - 1]
    seq, prev = int(json.loads(before[-1])["seq"]), digest(before[-1][:-1])
    for path in there:
        sealed, before = before, []
        for line in rows(path)[len(sealed) :]:
            seq += 1
            sealed.append(_sealed(json.loads(line) | {"seq": seq, "prev": prev}, standing.keys))
            prev = digest(sealed[-1][:-1])
        edit(path, lambda lines, sealed=sealed: lines.__setitem__(slice(None), sealed))  # type: ignore[misc]  # bound now
    put(folder, replace(standing, seq=seq, digest=prev, length=there[-1].stat().st_size))


def _sealed(entry: dict[str, Json], keys: Keys) -> bytes:
    body = {name: value for name, value in entry.items() if name not in {"mac", "signature"}}
    if "count" in body:
        body["count"] = body["seq"]
    if "signature" in entry:
        body["signature"] = keys.signature(canonical(body))
    return canonical({**body, "mac": keys.mac(canonical(body))}) + b"\n"


def cut(folder: Path, lines: int) -> None:
    """Remove the last lines, and have the machine remember what is left."""
    path, standing = segments(folder)[-1].path, stolen(folder)
    edit(path, lambda there: there.__delitem__(slice(-lines, None)))
    last, length = rows(path)[-1][:-1], path.stat().st_size
    put(folder, replace(standing, seq=standing.seq - lines, digest=digest(last), length=length))


def fake_purge(folder: Path, gone: int) -> None:
    """Remove the first segments, with the proofs that an honest purge would leave."""
    proofs = [rows(segment.path)[0] for segment in segments(folder)[:gone]]
    with (folder / STUBS).open("ab") as stubs:
        stubs.write(b"".join(proofs))
    for segment in segments(folder)[:gone]:
        segment.path.unlink()


def copy(folder: Path, to: Path) -> Path:
    """A journal as it is now."""
    return Path(shutil.copytree(folder, to))
