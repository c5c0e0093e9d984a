"""What is found of a real person said in general, so that many fit it and the question keeps its clinical sense.

A generalisation is never put back in an answer: it stands for no words. PERSON, numbers, occupation, origin and
situation have no general form here, and get placeholders.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property

from detectors.anonymity.profile import NOBODY, Profile
from detectors.anonymity.words import Words
from detectors.finding import HEALTH, Category, Finding
from detectors.lexicons.rare_diseases import rare_diseases
from proxy.redaction.bands import band
from proxy.redaction.calendar import Calendar
from proxy.redaction.moments import moments
from proxy.redaction.places import Town, kind, towns, ward

CLINICAL = HEALTH | {Category.AGE}
"""What a question is about, the age included: without it there is no question."""


class Stage(IntEnum):
    """How far generalisation goes; each stage does what the ones before it do."""

    PLACES = 0
    """All but what is clinical."""
    AGES = 1
    """Ages become bands."""
    ILLNESSES = 2
    """Rare diseases lose their name: the last resort."""


@dataclass(frozen=True, slots=True)
class General:
    """A finding to replace.

    Attributes:
        finding: Where; it may be wider than what was found.
        words: What to write, or None for a placeholder.
        leaves: What the words still tell of the person.
        made_up: Whether the words were made up for this conversation: they tell nothing true.
    """

    finding: Finding
    words: str | None
    leaves: Profile = NOBODY
    made_up: bool = False


class Generalising:
    """Says in general the findings of one text."""

    def __init__(self, text: str, findings: Sequence[Finding], calendar: Calendar) -> None:
        self._text = text
        self._findings = findings
        self._calendar = calendar

    @cached_property
    def _words(self) -> Words:
        return Words(self._text)

    @cached_property
    def _sizes(self) -> dict[Finding, Town]:
        return dict(towns(self._words, self._findings))

    def general(self, finding: Finding) -> General:
        """Say a finding in general; its words are None where it has no general form."""
        said = self._text[finding.start : finding.end]
        match finding.category:
            case Category.AGE:
                return _aged(finding, said, self._text[max(0, finding.start - _BEFORE) : finding.start])
            case Category.CITY:
                town = self._sizes[finding]
                return General(self.whole(finding), town.words, Profile(inhabitants=town.inhabitants))
            case Category.DATE:
                return General(finding, _dated(said, self._calendar))
            case Category.FACILITY:
                return General(self.whole(finding), kind(self._words.of(finding)))
            case Category.UNIT:
                return General(finding, ward(self._words.of(finding)))
        return General(finding, "[code postal]" if finding.category is Category.POSTAL_CODE else None)

    def whole(self, finding: Finding) -> Finding:
        """Give a finding with what narrows it, a département or a district; an establishment leaves its article."""
        match finding.category:
            case Category.CITY:
                return _with_tail(self._text, finding)
            case Category.FACILITY:
                return _with_tail(self._text, _bare(self._text, finding))
        return finding

    def rare(self) -> Iterator[General]:
        """Say in general the rare diseases, each as far as the finding that it is in."""
        return (General(finding, "[maladie rare]") for finding in _rare(self._words, self._findings))


_BEFORE = 24


def _aged(finding: Finding, said: str, before: str) -> General:
    around = band(said, before)
    if around is None:
        return General(finding, None)
    youngest, oldest = around.ages
    return General(finding, around.words, Profile(youngest=youngest, oldest=oldest))


def _dated(said: str, calendar: Calendar) -> str | None:
    days = [calendar.said(moment) for moment in moments(said)]
    known = [day for day in days if day]
    return " au ".join(known) if known and len(known) == len(days) else None


_ARTICLE = re.compile(r"(?:l['’]|la\s|les?\s)", re.IGNORECASE)


def _bare(text: str, facility: Finding) -> Finding:
    """Leave its article to an establishment: the sentence goes on with it."""
    article = _ARTICLE.match(text, facility.start, facility.end)
    return replace(facility, start=article.end()) if article and article.end() < facility.end else facility


_TAIL = re.compile(
    r"(?:\s?(?:\((?:\d{2,3}|2[AB])\)|\d{1,2}(?:er|e|[èe]me)(?!\w)(?:\sarr(?:ondissement|\.)?)?)){1,2}", re.IGNORECASE
)
"""« Guingamp (22) », « Lyon 3e »: what narrows a place goes with it."""


def _with_tail(text: str, place: Finding) -> Finding:
    tail = _TAIL.match(text, place.end)
    return replace(place, end=tail.end()) if tail else place


def _rare(words: Words, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Give the rare diseases named, each as far as the finding that it is in, where nothing else is replaced."""
    at, ordered = 0, sorted(findings, key=lambda f: f.start)
    for run in rare_diseases().within(words.words):
        start, end = words.starts[run.start], words.starts[run.end - 1] + len(words.words[run.end - 1])
        over = _over(ordered, start, end)
        start, end = min([start, *(f.start for f in over)]), max([end, *(f.end for f in over)])
        if start >= at and all(f.category in HEALTH for f in over):
            at = end
            yield Finding(Category.DISEASE, start, end, 1.0, "rare_diseases")


def _over(ordered: Sequence[Finding], start: int, end: int) -> Sequence[Finding]:
    """Give the findings that touch a span; they are disjoint, so their ends go up as their starts do."""
    first = bisect_right(ordered, start, key=lambda f: f.end)
    return ordered[first : bisect_left(ordered, end, key=lambda f: f.start)]
