"""Text hidden in base64 or hexadecimal, unfolded so that it can be read; `fold` reads percent-encoding in place."""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 100_000
"""Code points of one blob that are decoded, and of what it may inflate to; the rest of a longer one is left folded."""
LEVELS = 2
"""Encodings inside each other that are unfolded."""
_HEX_PAIR = r"(?:0[xX])?[0-9A-Fa-f]{2}"
_BLOBS = re.compile(
    r"(?P<hex>(?<![0-9A-Za-z])(?:0[xX])?(?:[0-9A-Fa-f]{2}){8,}+(?![0-9A-Za-z+/=]))"
    rf"|(?P<pairs>(?<![0-9A-Za-z]){_HEX_PAIR}(?:[ :,;.\-]{{1,2}}{_HEX_PAIR}(?![0-9A-Za-z])){{5,}}+)"
    r"|(?P<base64>(?<![0-9A-Za-z+/_\-])[0-9A-Za-z+/_\-]{14,}+"
    r"(?:(?<=[0-9A-Za-z+/]{40})(?:\r?\n[0-9A-Za-z+/]{40,100}+)*+(?:\r?\n[0-9A-Za-z+/]{1,100}+(?=\s|=|$))?)?"
    r"={0,2}(?![0-9A-Za-z+/=]))"
)
_NOT_HEX = re.compile("0[xX]|[^0-9A-Fa-f]")
_PRINTABLE_SHARE = 0.9
_SHORT = 24
_FEWEST_LETTERS = 4


class Blob(NamedTuple):
    """A run of encoded text, where it lies in code points, and what it says.

    Attributes:
        start: Its first code point.
        end: One past its last one.
        plain: What it decodes to; what is encoded inside follows on lines of its own, unfolded too.
    """

    start: int
    end: int
    plain: str


def blobs(text: str) -> Iterator[Blob]:
    """Give the runs that decode to text that can be read, in linear time."""
    for match in _BLOBS.finditer(text):
        plain = _decode(match)
        if plain is not None:
            yield Blob(match.start(), match.end(), "\n".join([plain, *_inside(plain, LEVELS - 1)]))


def _inside(text: str, levels: int) -> Iterator[str]:
    if levels:
        for match in _BLOBS.finditer(text):
            plain = _decode(match)
            if plain is not None:
                yield plain
                yield from _inside(plain, levels - 1)


def _decode(match: re.Match[str]) -> str | None:
    run = match[0][:LONGEST]
    if match.lastgroup != "base64":
        return _readable(_from_hex(run))
    return _readable(_from_base64(run)) or _readable(_from_base64(run.rpartition("\n")[0]))


def _from_hex(run: str) -> bytes:
    digits = _NOT_HEX.sub("", run)
    return bytes.fromhex(digits[: len(digits) // 2 * 2])


def _from_base64(run: str) -> bytes:
    body = "".join(run.split()).rstrip("=").translate(_URL_SAFE)
    body = body[:-1] if len(body) % 4 == 1 else body
    try:
        return _inflated(base64.b64decode(body + "=" * (-len(body) % 4)))
    except binascii.Error:
        return b""


_URL_SAFE = str.maketrans("-_", "+/")


def _inflated(octets: bytes) -> bytes:
    """Give what gzip or zlib holds, up to the limit: a bomb stays folded."""
    if octets[:2] not in {b"\x1f\x8b", b"\x78\x01", b"\x78\x9c", b"\x78\xda"}:
        return octets
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32).decompress(octets, LONGEST)
    except zlib.error:
        return octets


def _readable(octets: bytes) -> str | None:
    """Decode UTF-8, UTF-16 as PowerShell writes it, or Latin-1, when it is text.

    Any bytes make some UTF-16, mostly Chinese, and some Latin-1: there only what French is written with counts.
    """
    for encoding, is_text in (("utf-8", _printable), ("utf-16-le", _french), ("cp1252", _french)):
        try:
            text = octets.decode(encoding)
        except UnicodeDecodeError:
            continue
        if is_text(text) and sum(map(str.isalpha, text)) >= _FEWEST_LETTERS:
            return text
    return None


def _printable(text: str) -> bool:
    """Tell text of any language from noise, which a short run cannot be told from unless it is plain French."""
    share = sum(char.isprintable() or char.isspace() for char in text) / max(len(text), 1)
    return share >= _PRINTABLE_SHARE and (len(text) >= _SHORT or _french(text))


def _french(text: str) -> bool:
    return _FRENCH.fullmatch(text) is not None


_FRENCH = re.compile(r"\ufeff?[ \t\r\n0-9A-Za-zÀÂÇÈÉÊËÎÏÔÙÛàâäçèéêëîïôöùûüœ.,;:/'’()«»°@+\-]*")
