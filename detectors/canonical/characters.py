"""One character for what looks the same: marks composed, compatibility forms plain, invisible characters gone."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from detectors.canonical.edits import Edit

_ORDINARY = "\t\n\r -~¡-§©«¬®°±µ¶·»¿-ıĵ-ľŁ-ňŊ-žƀ-ǃǝȘ-țΑ-ΡΣ-ώЀ-҂Ҋ-ԯא-תء-يẠ-ỹ–—‘’“”„•€∕√≠≤≥→぀-ゖァ-ヺ一-鿿가-힣"
_RUN = re.compile(f"[^{_ORDINARY}]+")
"""What may need work; the rest of a text is not even looked at."""
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_SELECTORS = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_LONGEST_CLUSTER = 8
"""Marks on one letter; Vietnamese needs two. A higher pile is noise and would cost quadratic time."""


def edits(text: str) -> Sequence[Edit]:
    """Fold what is not ordinary, with the character before, which it may combine with.

    Invisible characters and lone surrogates go (UTS #39 "default ignorable"), combining sequences are composed,
    compatibility forms and decimal digits of any script become plain ones (UAX #15 NFKC, UAX #44 Decimal), and every
    space becomes a space.
    """
    if text.isascii() and text.isprintable():
        return ()
    return [edit for run in _RUN.finditer(text) for edit in _folded(text, max(0, run.start() - 1), run.end())]


def _folded(text: str, start: int, end: int) -> Iterator[Edit]:
    done = start
    for cluster, first, after in _clusters(text, start, end):
        if done < first:
            yield Edit(done, first, "")
        plain = _plain(cluster)
        if plain != text[first:after]:
            yield Edit(first, after, plain)
        done = after
    if done < end:
        yield Edit(done, end, "")


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Cut into a visible character with the marks that combine with it, and its span; invisible ones fall between."""
    cluster, first, after = "", start, start
    for index in range(start, end):
        char = text[index]
        if _invisible(char):
            continue
        if cluster and len(cluster) < _LONGEST_CLUSTER and unicodedata.combining(char):
            cluster, after = cluster + char, index + 1
            continue
        if cluster:
            yield cluster, first, after
        cluster, first, after = char, index, index + 1
    if cluster:
        yield cluster, first, after


@lru_cache(maxsize=4096)
def _invisible(char: str) -> bool:
    if char.isascii():
        return not char.isprintable() and not char.isspace()
    if char in _FILLERS or unicodedata.category(char) in {"Cf", "Cs"}:
        return True
    if unicodedata.category(char) == "Cc":
        return not char.isspace()
    return any(ord(char) in selectors for selectors in _SELECTORS)


def _plain(cluster: str) -> str:
    return _plain_char(cluster) if len(cluster) == 1 else unicodedata.normalize("NFKC", cluster)


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
