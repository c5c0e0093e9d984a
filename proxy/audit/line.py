"""One line of a journal, read with suspicion. Pure."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_END = b"\n"
_SEALS = ("mac", "signature")
_FORM = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


@dataclass(frozen=True, slots=True)
class Read:
    """A line in the one form that a journal admits.

    Attributes:
        content: As it stands, without its end.
        entry: What it says.
    """

    content: bytes = field(repr=False)
    entry: Mapping[str, Any] = field(repr=False)

    @property
    def seq(self) -> int:
        """Its number."""
        return int(self.entry["seq"])

    @property
    def prev(self) -> str:
        """What it calls the line before."""
        return str(self.entry["prev"])

    @property
    def event(self) -> str:
        """What kind of entry it is."""
        return str(self.entry["event"])

    @property
    def time(self) -> datetime:
        """When it was written, by the machine's clock."""
        return datetime.fromisoformat(self.entry["time"])

    @property
    def day(self) -> str:
        """The day of it, UTC: `2026-11-22`."""
        return f"{self.time:%Y-%m-%d}"

    @property
    def fingerprint(self) -> str:
        """What the next line calls it."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def coded(self) -> bytes:
        """What its code is computed on."""
        return _written({name: value for name, value in self.entry.items() if name != "mac"})

    def is_signed_by(self, public: str) -> bool:
        """Whether its signature is that of the pair with this public half, in hexadecimal."""
        content = _written({name: value for name, value in self.entry.items() if name not in _SEALS})
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
            key.verify(bytes.fromhex(str(self.entry["signature"])), content)
        except (InvalidSignature, ValueError, KeyError):
            return False
        return True


def read(line: bytes) -> Read | None:
    """A line with its end; None for one that a journal would not have written."""
    try:
        entry = json.loads(line)
        right = type(entry["seq"]) is int and all(type(entry[name]) is str for name in ("event", "prev", "mac", "time"))
        dated = entry["time"].endswith("Z") and datetime.fromisoformat(entry["time"])
        same = _written(entry) + _END == line
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return Read(line[: -len(_END)], entry) if right and dated and same else None


def _written(entry: Mapping[str, Any]) -> bytes:
    return _FORM.encode(entry).encode()
