"""A chain of lines in which nothing can be changed, removed, moved or repeated without being seen.

Pure. A line is the canonical JSON of an entry (sorted keys, ASCII, no spaces) with its number, the SHA-256 of the
line before, and a code under a key of its own. Headers and checkpoints bear a signature too, which needs no secret
to be checked. `proxy/journal/FORMAT.md` tells all that a verifier has to know; `proxy/audit/` is one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from proxy.journal.ratchet import Keys

ZEROS = "0" * 64
HEADER, CHECKPOINT = "segment", "checkpoint"
SIGNED = frozenset({HEADER, CHECKPOINT})


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a chain stands, and with what it goes on.

    Attributes:
        chain: Its name.
        segment: Number of the file that it is in; of the last file of another chain before its own first, 0 at all.
        length: Bytes of that file; 0 before its own first.
        seq: Number of the last line; 0 before the first.
        digest: SHA-256 of that line, in hexadecimal.
        keys: For the next line.
    """

    chain: str
    segment: int
    length: int
    seq: int
    digest: str
    keys: Keys = field(repr=False)


def canonical(entry: Mapping[str, object]) -> bytes:
    """The one way to write an entry, without its end of line."""
    return json.dumps(entry, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def seal(standing: Standing, entry: Mapping[str, object]) -> tuple[Standing, bytes]:
    """The line of an entry that has its `event`, end of line included, and where the chain stands after it."""
    body = {**entry, "seq": standing.seq + 1, "prev": standing.digest}
    if entry["event"] in SIGNED:
        body["signature"] = standing.keys.signature(canonical(body))
    line = canonical({**body, "mac": standing.keys.mac(canonical(body))})
    return _after(standing, entry, line), line + b"\n"


def admit(standing: Standing, line: bytes) -> tuple[Standing, Mapping[str, Any]] | None:
    """Where the chain stands after a line that it wrote itself, and its entry; None for any other line."""
    try:
        entry = json.loads(line)
        body = {key: value for key, value in entry.items() if key != "mac"}
        own = canonical(entry) + b"\n" == line and entry["mac"] == standing.keys.mac(canonical(body))
        follows = entry["seq"] == standing.seq + 1 and entry["prev"] == standing.digest
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return None
    return (_after(standing, entry, line[:-1]), entry) if own and follows else None


def heading(standing: Standing) -> Keys:
    """The keys of the segment to come; a chain's first is the one that it begins with."""
    return standing.keys.after_segment() if standing.length else standing.keys


def digest(line: bytes) -> str:
    """What the next line calls the one before; of a line without its end."""
    return sha256(line).hexdigest()


def _after(standing: Standing, entry: Mapping[str, Any], line: bytes) -> Standing:
    heads = entry["event"] == HEADER
    return Standing(
        chain=standing.chain,
        segment=int(entry["number"]) if heads else standing.segment,
        length=(0 if heads else standing.length) + len(line) + 1,
        seq=standing.seq + 1,
        digest=digest(line),
        keys=(heading(standing) if heads else standing.keys).after_line(),
    )
