"""What the proxy and its analysis processes say to each other: JSON after four bytes of length. Never pickles."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from detectors.anonymity.profile import Profile, Sex
from detectors.finding import Category, Finding, Role
from detectors.reading import Reading
from detectors.site import Site, SiteIdentifier

LENGTH_BYTES = 4
MAX_MESSAGE = 64 * 1024 * 1024

type Message = dict[str, Any]


def packed(message: Message) -> bytes:
    """A message with its length in front."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    return len(body).to_bytes(LENGTH_BYTES, "big") + body


def length(head: bytes) -> int:
    """Bytes that follow `head`.

    Raises:
        ValueError: more than a message may have.
    """
    size = int.from_bytes(head, "big")
    if size > MAX_MESSAGE:
        raise ValueError("message too long")
    return size


def unpacked(body: bytes) -> Message:
    """The message in `body`."""
    message: Message = json.loads(body)
    return message


def from_readings(readings: Sequence[Reading]) -> list[Any]:
    """Readings as JSON."""
    return [
        [
            [[f.category, f.start, f.end, f.score, f.recognizer, f.role] for f in r.findings],
            [r.secret, r.vignette, r.refers],
            asdict(r.profile),
        ]
        for r in readings
    ]


def from_site(site: Site) -> list[Any]:
    """An establishment's identifiers as JSON."""
    return [[one.name, one.category, one.pattern, list(one.after)] for one in site]


def to_site(raw: list[Any]) -> Site:
    """An establishment's identifiers from JSON."""
    return tuple(SiteIdentifier(name, Category(kind), pattern, tuple(after)) for name, kind, pattern, after in raw)


def to_readings(raw: list[Any]) -> list[Reading]:
    """Readings from JSON."""
    return [_reading(*one) for one in raw]


def _reading(findings: list[Any], judged: list[bool], told: dict[str, Any]) -> Reading:
    found = tuple(
        Finding(Category(c), start, end, score, name, Role(role) if role else None)
        for c, start, end, score, name, role in findings
    )
    secret, vignette, refers = judged
    sex = Sex(told["sex"]) if told["sex"] else None
    return Reading(found, secret, vignette, refers, Profile(**told | {"sex": sex}))
