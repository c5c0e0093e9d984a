"""The folded form of a text, in which one person has one spelling, with the way back to the original."""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_SELECTORS = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυ",
    "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXaiknopu",
)


@dataclass(frozen=True, slots=True, repr=False)
class Canonical:
    """A folded text and, for each of its code points, where it came from.

    Attributes:
        text: The folded text.
        starts: For each folded code point, the first original code point that it stands for.
        ends: For each folded code point, one past the last original code point that it stands for.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the original span of folded code points `start:end`, invisible ones inside included.

        Raises:
            ValueError: the span is empty or out of the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError("empty span, or out of the text")
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Canonical:
    """Fold a text in linear time: what looks the same becomes the same.

    Invisible characters and lone surrogates go (UTS #39 "default ignorable"), combining sequences are composed,
    compatibility forms and decimal digits of any script become plain ones (UAX #15 NFKC, UAX #44 Decimal), every
    space becomes a space, and Cyrillic or Greek look-alikes become Latin in words that also hold Latin letters.
    """
    if text.isascii() and text.isprintable() and "&" not in text and "\\u" not in text:
        return Canonical(text, range(len(text)), range(1, len(text) + 1))
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster, start, end in _clusters(text):
        plain = _plain(cluster)
        folded.append(plain)
        starts += [start] * len(plain)
        ends += [end] * len(plain)
    return Canonical(_latinise("".join(folded)), starts, ends)


def _clusters(text: str) -> list[tuple[str, int, int]]:
    """Cut into a visible character with the marks that combine with it, and its original span."""
    clusters: list[tuple[str, int, int]] = []
    for char, index, after in _units(text):
        if _invisible(char):
            continue
        if clusters and unicodedata.combining(char) and len(clusters[-1][0]) < _LONGEST_CLUSTER:
            base, start, _ = clusters[-1]
            clusters[-1] = (base + char, start, after)
        else:
            clusters.append((char, index, after))
    return clusters


def _units(text: str) -> Iterator[tuple[str, int, int]]:
    """Give each character with its span; HTML entities, JSON escapes and UTF-8 misread as Windows-1252 are one each."""
    done = 0
    for garbled in _GARBLED.finditer(text):
        yield from ((text[i], i, i + 1) for i in range(done, garbled.start()))
        done = garbled.end()
        read = _ungarble(garbled[0])
        if len(read) == 1:
            yield read, garbled.start(), done
        else:
            yield from ((text[i], i, i + 1) for i in range(garbled.start(), done))
    yield from ((text[i], i, i + 1) for i in range(done, len(text)))


def _ungarble(run: str) -> str:
    if run.startswith("&"):
        return html.unescape(run)
    if run.startswith("\\u"):
        return chr(int(run.lstrip("\\u"), 16))
    try:
        return run.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return run


_GARBLED = re.compile(r"\\u[0-9a-fA-F]{4}|&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});|[ÂÃ][^\x00-\x7f]")
_LONGEST_CLUSTER = 8
"""Marks on one letter; Vietnamese needs two. A higher pile is noise and would cost quadratic time."""


@lru_cache(maxsize=4096)
def _invisible(char: str) -> bool:
    if char.isascii() and char.isprintable():
        return False
    if char in _FILLERS or unicodedata.category(char) in {"Cf", "Cs"}:
        return True
    if unicodedata.category(char) == "Cc":
        return not char.isspace()
    return any(ord(char) in selectors for selectors in _SELECTORS)


def _plain(cluster: str) -> str:
    if len(cluster) > 1:
        return unicodedata.normalize("NFKC", cluster)
    return _plain_char(cluster)


@lru_cache(maxsize=4096)
def _plain_char(char: str) -> str:
    """Fold one character; a lone one only, so that the cache never keeps a piece of text."""
    if char.isascii():
        return char
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    if char.isspace():
        return "\n" if unicodedata.category(char) in {"Zl", "Zp", "Cc"} else " "
    return unicodedata.normalize("NFKC", char)


def _latinise(text: str) -> str:
    """Replace look-alikes, one for one, in words that mix them with Latin letters."""
    translated = text.translate(_LOOKALIKES)
    if translated == text:
        return text
    pieces = list(text)
    for start, end in _words(text):
        if any(_is_latin(char) for char in text[start:end]):
            pieces[start:end] = translated[start:end]
    return "".join(pieces)


def _words(text: str) -> list[tuple[int, int]]:
    words: list[tuple[int, int]] = []
    start = -1
    for index, char in enumerate(f"{text} "):
        if char.isalpha() and start < 0:
            start = index
        elif not char.isalpha() and start >= 0:
            words.append((start, index))
            start = -1
    return words


@lru_cache(maxsize=4096)
def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")
