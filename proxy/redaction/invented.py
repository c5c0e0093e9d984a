"""What was made up for one conversation, and the words that each of it stands for. Lives in memory, nowhere else."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from detectors.finding import Category
from proxy.redaction.literals import Literals


@dataclass(frozen=True, slots=True)
class _Meaning:
    words: str = field(repr=False)
    category: Category
    seen: bool


@dataclass(slots=True)
class Invented:
    """Pairs of words and of what is written instead; nothing written ever leads back to two things.

    Attributes:
        drawn: What was drawn, in plain spelling.
    """

    drawn: set[str] = field(default_factory=set, repr=False)
    _stems: dict[str, str] = field(default_factory=dict, repr=False)
    _written: dict[tuple[Category, str], str] = field(default_factory=dict, repr=False)
    _means: dict[str, _Meaning] = field(default_factory=dict, repr=False)
    _variants: set[tuple[str, Category]] = field(default_factory=set, repr=False)
    _literals: dict[str, tuple[int, Literals]] = field(default_factory=dict, repr=False)
    _changes: int = 0

    def instead(self, category: Category, words: str) -> str | None:
        """What stands for words, written exactly so; None where nothing does yet."""
        return self._written.get((category, words))

    def stem(self, plain: str) -> str | None:
        """What was drawn for a word of a name or a number in plain spelling; None where nothing was."""
        return self._stems.get(plain)

    def draw(self, plain: str, stem: str) -> None:
        """Remember what was drawn for a word of a name or a number in plain spelling."""
        self._stems[plain] = stem
        self.drawn.add(stem.lower())

    def add(self, category: Category, words: str, written: str) -> bool:
        """Let what is written stand for words; False where it stands for others."""
        taken = self._means.get(written)
        if taken and taken.seen and taken.words != words:
            return False
        self._written[category, words] = written
        self._mean(written, _Meaning(words, category, seen=True))
        return True

    def add_spelling(self, category: Category, words: str, written: str) -> None:
        """Write the same for one more spelling of words; it leads back to the one that came first."""
        self._written[category, words] = written
        self.add(category, words, written)

    def add_variant(self, category: Category, words: str, written: str) -> None:
        """Let what a model may write stand for words nobody wrote so yet; those that somebody did go first."""
        self._variants.add((words, category))
        if written not in self._means:
            self._mean(written, _Meaning(words, category, seen=False))

    def words(self, written: str) -> str:
        """The words that something written stands for.

        Raises:
            KeyError: it was not made up here.
        """
        return self._means[written].words

    def entries(self) -> Iterator[tuple[str, Category]]:
        """The words that something stands for, as they were written or may be put back, with their category."""
        yield from sorted({(words, category) for category, words in self._written} | self._variants)

    def literals(self, *, nested: bool = False) -> Literals:
        """All that is written, to be put back."""
        return self._kept("nested" if nested else "plain", self._means, nested=nested)

    def unmistakable(self) -> Literals:
        """What can be nobody's and no day of anything: all but dates, which other words may say as well."""
        kept = (one for one, each in self._means.items() if each.category not in _DATES)
        return self._kept("unmistakable", kept)

    def copy(self) -> "Invented":
        """Give another one that knows the same."""
        return Invented(set(self.drawn), dict(self._stems), dict(self._written), dict(self._means), set(self._variants))

    def __len__(self) -> int:
        return len(self._written)

    def _mean(self, written: str, meaning: _Meaning) -> None:
        self._means[written] = meaning
        self._changes += 1

    def _kept(self, name: str, known: "Iterator[str] | dict[str, _Meaning]", *, nested: bool = False) -> Literals:
        """Build what finds them only after a change: answers come in thousands of pieces."""
        changes, literals = self._literals.get(name, (-1, None))
        if literals is None or changes != self._changes:
            literals = Literals(known, nested=nested)
            self._literals[name] = (self._changes, literals)
        return literals


_DATES = frozenset({Category.DATE, Category.DATE_OF_BIRTH})
