"""What was found once stays found: a name or number known to a conversation is seen again wherever it comes back.

An answer puts a name back where no title stands before it, or a file number in a table without its label; sent again
with the next turn, it would say to no recognizer what it is. What was made up for the conversation is no finding.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from detectors.finding import DIRECT, Category, Finding
from detectors.reading import Reading
from proxy.prompt import Segment
from proxy.redaction.ledger import MAX_ENTRIES, Ledger, LedgerFullError
from proxy.redaction.literals import Span
from proxy.redaction.making_up import blanked, without_made_up_words

_SHORTEST = 2
_PIECE = 4
_GLUED = 6
"""Code points from which words are seen inside a longer word too: an answer may glue anything to a placeholder."""


def recalled(segments: Sequence[Segment], readings: Sequence[Reading], ledger: Ledger) -> list[Reading]:
    """The readings, with what the ledger or any of them knows to point to a person found in every writable segment.

    Raises:
        LedgerFullError: the readings know more of it than a ledger holds.
    """
    made_up = [ledger.made_up_in(segment.text) for segment in segments]
    readings = [
        without_made_up_words(segment.text, reading, spans)
        for segment, reading, spans in zip(segments, readings, made_up, strict=True)
    ]
    named = dict(_pointing(_named(segments, readings)))
    if len(named) > MAX_ENTRIES:
        raise LedgerFullError
    known = dict(_pointing(ledger.entries())) | named
    found = [list(reading.findings) for reading in readings]
    starts = [0, *accumulate(len(segment.text) + 1 for segment in segments)]
    free = "\0".join(map(_free, segments, readings, made_up))
    for words in sorted(_perhaps_in(free, known), key=len, reverse=True):
        places = list(_places(free, words))
        for start, end in places:
            at = bisect_right(starts, start) - 1
            found[at].append(Finding(known[words], start - starts[at], end - starts[at], 1.0, "recalled"))
        free = blanked(free, places)
    return [
        replace(reading, findings=tuple(sorted(own, key=lambda f: f.start)))
        for reading, own in zip(readings, found, strict=True)
    ]


def _named(segments: Iterable[Segment], readings: Iterable[Reading]) -> Iterator[tuple[str, Category]]:
    for segment, reading in zip(segments, readings, strict=True):
        for finding in reading.findings:
            yield segment.text[finding.start : finding.end], finding.category


def _pointing(known: Iterable[tuple[str, Category]]) -> Iterator[tuple[str, Category]]:
    """Give what points to a person and can be looked for."""
    for words, category in known:
        if category in DIRECT and len(words) >= _SHORTEST and "\0" not in words:
            yield words, category


def _free(segment: Segment, reading: Reading, made_up: Iterable[Span]) -> str:
    """The segment's text with what is known there already blanked, and all of it where nothing may be written."""
    if not segment.writable:
        return "\0" * len(segment.text)
    return blanked(segment.text, sorted([*((finding.start, finding.end) for finding in reading.findings), *made_up]))


def _perhaps_in(text: str, known: Iterable[str]) -> list[str]:
    """Give the words all of whose pieces a text holds: most spellings are not in it, and each look-up reads it all."""
    pieces = {text[at : at + _PIECE] for at in range(len(text) - _PIECE + 1)}
    return [words for words in known if all(words[at : at + _PIECE] in pieces for at in range(len(words) - _PIECE + 1))]


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if len(words) >= _GLUED or not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end
        start = text.find(words, end)
