"""A chain of entries in which nothing can be changed, removed, moved or repeated without being seen.

Pure. An entry carries its number, the hash of the one before, and its own: SHA-256 of its canonical JSON
(sorted keys, ASCII, no spaces). There is no key: whoever can write the file can reseal it whole, or cut its
end, so a `Tip` kept elsewhere (SIEM, paper) is what proves that this did not happen.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Tip:
    """The last entry of a chain: its number, from 1, and its hash, in hexadecimal."""

    seq: int
    hash: str


START = Tip(0, "0" * 64)


class Integrity(StrEnum):
    """What a verification says of a journal."""

    OK = "ok"
    TAMPERED = "tampered"
    TRUNCATED = "truncated"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome, the first bad line (from 1; None when all are good), and the tip of the good part."""

    integrity: Integrity
    place: int | None
    tip: Tip


def canonical(entry: Mapping[str, object]) -> bytes:
    """The one way to write an entry, without its end of line."""
    return json.dumps(entry, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def seal(previous: Tip, entry: Mapping[str, object]) -> dict[str, object]:
    """The entry with its `seq`, `prev` and `hash`, next after `previous`."""
    body = {**entry, "seq": previous.seq + 1, "prev": previous.hash}
    return {**body, "hash": sha256(canonical(body)).hexdigest()}


def read(line: bytes) -> dict[str, object] | None:
    """The entry of a line that ends with a newline; None unless it is canonical and its own hash is right."""
    try:
        entry = json.loads(line)
        body = {key: value for key, value in entry.items() if key != "hash"}
        intact = canonical(entry) + b"\n" == line and entry["hash"] == sha256(canonical(body)).hexdigest()
    except (ValueError, KeyError, AttributeError, RecursionError):
        return None
    return entry if intact and type(entry.get("seq")) is int else None


def tip_of(sealed: Mapping[str, object]) -> Tip:
    """Where the chain stands after this sealed entry."""
    return Tip(int(str(sealed["seq"])), str(sealed["hash"]))


def verify(lines: Iterable[bytes], *, start: Tip = START, expected: Tip | None = None) -> Verification:
    """Follow the chain through lines that keep their end of line.

    Args:
        lines: The journal, or its end.
        start: Tip before the first line.
        expected: A tip kept elsewhere; the chain must reach it or pass through it.
    """
    tip, place = start, 0
    for place, line in enumerate(lines, 1):
        fault, entry = _judge(line, tip)
        if entry is None:
            return Verification(fault, place, tip)
        tip = tip_of(entry)
        if expected and tip.seq == expected.seq and tip != expected:
            return Verification(Integrity.TAMPERED, place, tip)
    if expected and tip.seq < expected.seq:
        return Verification(Integrity.TRUNCATED, place + 1, tip)
    return Verification(Integrity.OK, None, tip)


def _judge(line: bytes, tip: Tip) -> tuple[Integrity, dict[str, object] | None]:
    if not line.endswith(b"\n"):
        return Integrity.TRUNCATED, None
    entry = read(line)
    if entry is None:
        return Integrity.TAMPERED, None
    if entry["seq"] != tip.seq + 1:
        return Integrity.GAP, None
    return (Integrity.OK, entry) if entry.get("prev") == tip.hash else (Integrity.TAMPERED, None)
