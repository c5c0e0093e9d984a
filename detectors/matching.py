"""A Presidio recognizer made of expressions and of a judgement on what stands around each match."""

import re
from abc import abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from time import monotonic
from typing import Any, NamedTuple

import regex
from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult

from detectors.canonical.lowering import lowered
from detectors.finding import Category

TIMEOUT = 2.0
"""Seconds that one expression may take on one text; more is an error, never a partial answer."""

CERTAIN = 0.9
"""As in `merging`: a key that checks, a form like no other."""

type Match = Any
"""A match of mrab-regex, which ships no types."""


class Hit(NamedTuple):
    """A span that a rule found, in code points of the text that was read."""

    rule: str
    start: int
    end: int
    score: float

    @classmethod
    def over(cls, rule: str, where: tuple[int, int], score: float) -> "Hit":
        """Make a hit of a match's span."""
        return cls(rule, where[0], where[1], score)


class Rule(NamedTuple):
    """An expression whose group `id`, or whole match, is what must not leave.

    Attributes:
        name: What `paravent try --why` shows.
        pattern: The compiled expression.
        judge: Gives the score of a match, 0 to refuse it. It may read the words around.
        stems: What the word starts with, where a match may begin; none: it is tried everywhere, ten times slower.
    """

    name: str
    pattern: Any
    judge: Callable[[Match], float]
    stems: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def small(text: str) -> str:
    """Give the text in lower case, `_` as a space, of the same length.

    Expressions written in lower case then run twice as fast as with IGNORECASE (measured), and see the words of a file
    name or of a field. All recognizers ask for it in turn: the last text, and it alone, is kept until the next one.
    """
    return lowered(text).replace("_", " ")


_FIGURES = re.compile(r"[0-9]+")


@lru_cache(maxsize=1)
def figures(text: str) -> list[tuple[int, int]]:
    """Give the spans of the runs of digits: most identifiers start from one. The last text is kept, as by `small`."""
    return [run.span() for run in _FIGURES.finditer(text)]


_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1)
def _first_letters(text: str) -> dict[str, list[int]]:
    """Give where words start, by their first two and first three characters. The last text is kept, as by `small`."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for word in _WORD.finditer(text):
        start = word.start()
        places[text[start : start + 2]].append(start)
        places[text[start : start + 3]].append(start)
    return places


@cache
def _by_letters(stems: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Group stems by the letters under which they are looked up; stems are of the product, never of a text."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for stem in stems:
        groups[stem[:3]].append(stem)
    return tuple((letters, tuple(group)) for letters, group in groups.items())


def word_starts(text: str, stems: tuple[str, ...]) -> list[int]:
    """Give the places of the words that start like one of the stems, of two characters at least, in order.

    All recognizers look in the same table of first letters: ten times faster than an expression each (measured).
    """
    index = _first_letters(text)
    places: list[int] = []
    for letters, group in _by_letters(stems):
        if found := index.get(letters):
            places += [place for place in found if text.startswith(group, place)]
    return sorted(set(places)) if len(places) > 1 else places


def forget() -> None:
    """Drop the last text: no longer than its reading does detection keep one."""
    for kept in (small, figures, _first_letters):
        kept.cache_clear()


def matches(pattern: Any, text: str, places: Iterable[int]) -> Iterator[Match]:  # noqa: ANN401 - mrab-regex ships no types
    """Give the matches that begin at these places, in order, none inside another.

    The expression must be bounded: the clock is read between places, since its own time-out costs more than a match.

    Raises:
        TimeoutError: the places took more than two seconds.
    """
    done, deadline = 0, monotonic() + TIMEOUT
    for place in places:
        if monotonic() > deadline:
            raise TimeoutError
        match = pattern.match(text, place) if place >= done else None
        if match:
            done = match.end()
            yield match


def compiled(expression: str) -> Any:  # noqa: ANN401 - mrab-regex ships no types
    """Compile an expression, by lines."""
    return regex.compile(expression, regex.MULTILINE)


def rule(name: str, expression: str, judge: float | Callable[[Match], float], stems: tuple[str, ...] = ()) -> Rule:
    """Make a rule; a fixed score accepts every match."""
    return Rule(name, compiled(expression), judge if callable(judge) else lambda _: judge, stems)


def value(match: Match) -> str:
    """Give the text of the group `id`, or of the whole match."""
    text: str = match["id"] if "id" in match.re.groupindex else match[0]
    return text


def span(match: Match) -> tuple[int, int]:
    """Give the span of the group `id`, or of the whole match."""
    start, end = match.span("id" if "id" in match.re.groupindex else 0)
    return start, end


def before(match: Match, length: int) -> str:
    """Give what stands before the whole match, at most `length` code points."""
    text: str = match.string[max(0, match.start() - length) : match.start()]
    return text


def after(match: Match, length: int) -> str:
    """Give what stands after the whole match, at most `length` code points."""
    text: str = match.string[match.end() : match.end() + length]
    return text


def digits(text: str) -> str:
    """Keep the ASCII digits of a text."""
    return "".join(char for char in text if char in "0123456789")


def apart(hits: Iterable[Hit]) -> list[Hit]:
    """Keep hits that do not overlap, the first before the later; only what is certain may overlap a guess."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end, -h.score)):
        if not kept or hit.start >= kept[-1].end or hit.score >= CERTAIN > kept[-1].score:
            kept.append(hit)
    return kept


class Recognizer(EntityRecognizer):
    """Finds one category. A subclass says where, in `find`."""

    def __init__(self, category: Category, name: str) -> None:
        super().__init__(supported_entities=[category.value], supported_language="fr", name=name)

    def load(self) -> None:
        """Nothing to load: expressions are compiled with their module."""

    @abstractmethod
    def find(self, text: str) -> Iterable[Hit]:
        """Give what is found in a text."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: object) -> list[RecognizerResult]:
        """Give what is found, explained.

        Raises:
            TimeoutError: an expression took more than two seconds.
        """
        return [self._result(hit) for hit in apart(self.find(text))]

    def _result(self, hit: Hit) -> RecognizerResult:
        name: str = vars(self)["name"]
        why = AnalysisExplanation(recognizer=name, original_score=hit.score, pattern_name=hit.rule)
        category: str = vars(self)["supported_entities"][0]
        return RecognizerResult(category, hit.start, hit.end, hit.score, analysis_explanation=why)


class RuleRecognizer(Recognizer):
    """Finds what its rules match in the small text, and accept."""

    def __init__(self, category: Category, name: str, rules: tuple[Rule, ...]) -> None:
        super().__init__(category, name)
        self._rules = rules

    def find(self, text: str) -> Iterator[Hit]:
        """Give what the rules accept."""
        lowered = small(text)
        for one in self._rules:
            for match in _tried(one, lowered):
                score = one.judge(match)
                if score > 0:
                    yield Hit(one.name, *span(match), score)


def _tried(one: Rule, lowered: str) -> Iterator[Match]:
    if one.stems:
        return matches(one.pattern, lowered, word_starts(lowered, one.stems))
    found: Iterator[Match] = one.pattern.finditer(lowered, timeout=TIMEOUT)
    return found
