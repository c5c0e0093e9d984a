"""Texts in which some words were made up: read as if those said nothing, for they say nothing true."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from detectors.anonymity.profile import NOBODY
from detectors.anonymity.telling import profile
from detectors.finding import Category, Finding
from detectors.merging import outside
from detectors.reading import Reading
from proxy.redaction.first_names import CIVILITIES, PARTICLES
from proxy.redaction.literals import Span


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
        replace(finding, start=start, end=end)
        for finding in reading.findings
        for start, end in outside((finding.start, finding.end), made_up)
    ]
    cut = {(finding.start, finding.end) for finding in reading.findings}
    left = tuple(part for part in parts if (part.start, part.end) in cut or _says_something(text, part))
    told = profile(blanked(text, made_up), left, real=True) if reading.profile != NOBODY else NOBODY
    return replace(reading, findings=left, profile=told)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """Give a text with ordered spans of it blanked, as long as before."""
    at, pieces = 0, list[str]()
    for start, end in spans:
        pieces += [text[at:start], "\0" * (end - start)]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _says_something(text: str, rest: Finding) -> bool:
    """Whether the rest of a finding says anything: a title or an initial beside an invented name does not."""
    words = "".join(char if char.isalnum() else " " for char in text[rest.start : rest.end].lower()).split()
    if rest.category is Category.PERSON:
        return any(len(word) > 1 and word not in CIVILITIES | PARTICLES for word in words)
    return bool(words)
