"""Text hidden in base64, hexadecimal or percent-encoding, unfolded once so that it can be read."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

LONGEST = 100_000
"""Code points of one blob that are decoded; the rest of a longer one is left folded."""
_BLOBS = re.compile(
    r"(?P<hex>(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}){12,}(?![0-9A-Za-z+/=]))"
    r"|(?P<base64>(?<![0-9A-Za-z+/_\-])[0-9A-Za-z+/_\-]{24,}={0,2}(?![0-9A-Za-z+/=]))"
    r"|(?P<percent>(?=[^\s%]{0,200}%[0-9A-Fa-f]{2})[^\s<>\"]+)"
)
_PRINTABLE_SHARE = 0.9
_FEWEST_ESCAPES = 2


class Blob(NamedTuple):
    """A run of encoded text, where it lies in code points, and what it says."""

    start: int
    end: int
    plain: str


def blobs(text: str) -> Iterator[Blob]:
    """Give the runs that decode to printable text; one level, in linear time."""
    for match in _BLOBS.finditer(text):
        kind = match.lastgroup or ""
        plain = _DECODERS[kind](match[0][:LONGEST])
        if plain is not None and plain != match[0]:
            yield Blob(match.start(), match.end(), plain)


def _from_hex(run: str) -> str | None:
    return _readable(bytes.fromhex(run))


def _from_base64(run: str) -> str | None:
    body = run.rstrip("=").translate(str.maketrans("-_", "+/"))
    body = body[: len(body) // 4 * 4] if len(body) % 4 == 1 else body
    try:
        return _readable(base64.b64decode(body + "=" * (-len(body) % 4)))
    except binascii.Error:
        return None


def _from_percent(run: str) -> str | None:
    if len(re.findall(r"%[0-9A-Fa-f]{2}", run)) < _FEWEST_ESCAPES:
        return None
    return unquote(run, errors="replace")


def _readable(data: bytes) -> str | None:
    """Decode UTF-8, or UTF-16 as PowerShell writes it, when nearly all of it can be printed.

    Any bytes make some UTF-16, mostly Chinese: only Latin letters count there.
    """
    for encoding, last in (("utf-8", "\U0010ffff"), ("utf-16-le", "\u024f")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text and sum(c <= last and (c.isprintable() or c.isspace()) for c in text) >= _PRINTABLE_SHARE * len(text):
            return text
    return None


_DECODERS = {"hex": _from_hex, "base64": _from_base64, "percent": _from_percent}
