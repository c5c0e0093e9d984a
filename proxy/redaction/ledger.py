"""What stands for which words in one conversation. Lives in memory, nowhere else."""

import hashlib
import secrets
import unicodedata
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field

from detectors.finding import Category
from detectors.placeholder import LABELS
from proxy.redaction.calendar import Calendar
from proxy.redaction.invented import Invented
from proxy.redaction.literals import Span
from proxy.redaction.told import NOTHING, Told

MAX_ENTRIES = 999
"""The counter of a placeholder has three digits at most, so that it can carry no number itself."""

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


MAX_TEXTS = 500
"""Texts of one conversation that are kept as redacted; they hold nothing that identifies."""

LEAST_SHIFT, MOST_SHIFT = 30, 330
"""Days by which dates move: never so few that the month stays, nor so many that a day comes round again."""


class LedgerFullError(Exception):
    """A conversation names more people and numbers than a conversation does."""


def new_tag() -> str:
    """Four characters that nobody can guess, so that only placeholders issued here are ever put back."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(4))


def new_shift() -> int:
    """Days, forward or back, by which dates of one conversation move."""
    return secrets.choice((-1, 1)) * (LEAST_SHIFT + secrets.randbelow(MOST_SHIFT - LEAST_SHIFT + 1))


@dataclass(slots=True)
class Ledger:
    """The placeholders of one conversation, what was made up for it, and what it told of somebody.

    Attributes:
        tag: What all its placeholders end with.
        shift: Days by which its dates move, where they do.
        birth_shift: Days by which its dates of birth move: one true date that is guessed must give none of them away.
        told: What its turns told of a person, in numbers.
        calendar: The day from which its dates are counted.
        invented: What was made up.
    """

    tag: str = field(default_factory=new_tag)
    shift: int = field(default_factory=new_shift, repr=False)
    birth_shift: int = field(default_factory=new_shift, repr=False)
    told: Told = field(default=NOTHING, repr=False)
    calendar: Calendar = field(default=Calendar(), repr=False)
    invented: Invented = field(default_factory=Invented, repr=False)
    _issued: dict[tuple[Category, str], str] = field(default_factory=dict, repr=False)
    _originals: dict[str, str] = field(default_factory=dict, repr=False)
    _counts: dict[Category, int] = field(default_factory=dict, repr=False)
    _redacted: OrderedDict[bytes, str] = field(default_factory=OrderedDict, repr=False)
    _own: OrderedDict[bytes, tuple[Span, ...]] = field(default_factory=OrderedDict, repr=False)

    def placeholder(self, category: Category, words: str) -> str:
        """What to write instead of `words`; the same each time, whatever their case.

        Raises:
            LedgerFullError: more than `MAX_ENTRIES` different words; those that something was made up for aside.
        """
        key = (category, unicodedata.normalize("NFKC", words).casefold())
        if key not in self._issued:
            if len(self._originals) >= MAX_ENTRIES:
                raise LedgerFullError
            self._counts[category] = self._counts.get(category, 0) + 1
            core = f"{LABELS[category]}_{self._counts[category]}_{self.tag}"
            self._issued[key] = f"[{core}]"
            self._originals[core] = words
        return self._issued[key]

    def words(self, core: str) -> str | None:
        """The words that a placeholder stands for, given without its brackets; None where it was not issued here."""
        return self._originals.get(core)

    def recall(self, text: bytes) -> str | None:
        """A text as it was redacted before in this conversation, by its hash; None where it was not."""
        return self._redacted.get(text)

    def remember(self, text: bytes, redacted: str) -> None:
        """Keep a redacted text: every turn sends the whole conversation again."""
        self._redacted[text] = redacted
        while len(self._redacted) > MAX_TEXTS:
            self._redacted.popitem(last=False)

    def wrote(self, text: str, made_up: tuple[Span, ...]) -> None:
        """Remember a text that leaves by its hash, and where in it something was made up."""
        if made_up:
            self._own[_hash(text)] = made_up
        while len(self._own) > MAX_TEXTS:
            self._own.popitem(last=False)

    def made_up_in(self, text: str) -> tuple[Span, ...]:
        """Where in a text only what was made up here stands, in order.

        In a text that was written here, at the very places; in any other, where a surrogate stands as a whole word. A
        date in a text of somebody else is never taken for one that was made up: that day may be a true one.
        """
        if self._own and (own := self._own.get(_hash(text))) is not None:
            return own
        return tuple((start, end) for start, end, _ in self.invented.unmistakable().found(text))

    def entries(self) -> Iterator[tuple[str, Category]]:
        """The words that something stands for, with their category."""
        yield from ((self._originals[issued[1:-1]], category) for (category, _), issued in self._issued.items())
        yield from self.invented.entries()

    def check_room(self) -> None:
        """Raise where nothing more can be made up.

        Raises:
            LedgerFullError: `MAX_ENTRIES` different words are known.
        """
        if len(self) >= MAX_ENTRIES:
            raise LedgerFullError

    def __len__(self) -> int:
        return len(self._originals) + len(self.invented)


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
