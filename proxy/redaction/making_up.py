"""Texts in which some words were made up: read as if those said nothing, for they say nothing true."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from detectors.anonymity.profile import NOBODY
from detectors.anonymity.telling import profile
from detectors.finding import Category, Finding
from detectors.merging import outside
from detectors.reading import Reading
from proxy.redaction.first_names import staying
from proxy.redaction.literals import Span

_WORD = re.compile(r"[^\W_]+")


def without_made_up_words(text: str, reading: Reading, made_up: Sequence[Span]) -> Reading:
    """Give a reading without what was found in words that were made up, and without what they seemed to tell.

    Args:
        text: The text.
        reading: Of it.
        made_up: Where words were made up, in order and disjoint.
    """
    if not made_up:
        return reading
    parts = [
        (finding, replace(finding, start=start, end=end))
        for finding in reading.findings
        for start, end in outside((finding.start, finding.end), made_up)
    ]
    left = tuple(part for whole, part in parts if part == whole or _says_something(text, whole, part))
    told = profile(blanked(text, made_up), left, real=True) if reading.profile != NOBODY else NOBODY
    return replace(reading, findings=left, profile=told)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """Give a text with ordered spans of it blanked, as long as before."""
    at, pieces = 0, list[str]()
    for start, end in spans:
        pieces += [text[at:start], "\0" * (end - start)]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _says_something(text: str, whole: Finding, rest: Finding) -> bool:
    """Whether the rest of a finding says anything: what may stay of a name beside an invented one does not."""
    words = [match.start() for match in _WORD.finditer(text, rest.start, rest.end)]
    if rest.category is Category.PERSON:
        opens, closes = rest.start == whole.start, rest.end == whole.end
        return not staying(text, rest.start, rest.end, opens=opens, closes=closes).issuperset(words)
    return bool(words)
