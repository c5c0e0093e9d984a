"""How well spans were found: whole, exactly, and how much was found for nothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

type Span = tuple[int, int, str]


@dataclass
class Score:
    """Counts over texts; every share is in [0, 1], and 0 where there is nothing to count.

    Attributes:
        wanted: Labelled spans, by label.
        covered: Those of which every character but white space lies in some finding, whatever its label.
        exact: Those found with their very edges and label.
        given: Findings, by label.
        touching: Findings that touch a labelled span, whatever its label.
        texts: Texts read.
        clean: Texts in which every labelled span is covered.
    """

    wanted: Counter[str] = field(default_factory=Counter)
    covered: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    touching: Counter[str] = field(default_factory=Counter)
    right_tokens: int = 0
    tokens: int = 0
    texts: int = 0
    clean: int = 0

    def add(self, text: str, wanted: Sequence[Span], given: Sequence[Span]) -> None:
        """Count one text."""
        seen, due = _characters(given), _characters(wanted)
        whole = [label for start, end, label in wanted if _holds(seen, text, start, end)]
        self.wanted.update(label for _, _, label in wanted)
        self.covered.update(whole)
        self.exact.update(label for _, _, label in set(wanted) & set(given))
        self.given.update(label for _, _, label in given)
        self.touching.update(label for start, end, label in given if not due.isdisjoint(range(start, end)))
        self.tokens += sum(1 for at in seen if _begins_word(text, at))
        self.right_tokens += sum(1 for at in seen & due if _begins_word(text, at))
        self.texts += 1
        self.clean += len(whole) == len(wanted)

    def recall(self, labels: Iterable[str] | None = None) -> float:
        """Share of the labelled spans that are covered."""
        labels = self.wanted.keys() if labels is None else set(labels)
        return _share(sum(self.covered[label] for label in labels), sum(self.wanted[label] for label in labels))

    def f1(self, label: str) -> float:
        """Harmonic mean of exact precision and exact recall of a label."""
        return _share(2 * self.exact[label], self.wanted[label] + self.given[label])

    def precision(self, label: str) -> float:
        """Share of the findings of a label that touch a labelled span."""
        return _share(self.touching[label], self.given[label])

    @property
    def token_precision(self) -> float:
        """Share of the words covered that lie in a labelled span."""
        return _share(self.right_tokens, self.tokens)

    @property
    def nothing_left(self) -> float:
        """Share of the texts in which every labelled span is covered."""
        return _share(self.clean, self.texts)


def _characters(spans: Iterable[Span]) -> set[int]:
    return {at for start, end, _ in spans for at in range(start, end)}


def _holds(seen: set[int], text: str, start: int, end: int) -> bool:
    return all(at in seen or text[at].isspace() for at in range(start, end))


def _begins_word(text: str, at: int) -> bool:
    return text[at].isalnum() and not (at and text[at - 1].isalnum())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
