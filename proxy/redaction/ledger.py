"""Which placeholder stands for which words in one conversation. Lives in memory, nowhere else."""

import secrets
import unicodedata
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field

from detectors.finding import Category
from detectors.placeholder import LABELS
from proxy.redaction.calendar import Calendar
from proxy.redaction.told import NOTHING, Told

MAX_ENTRIES = 999
"""The counter of a placeholder has three digits at most, so that it can carry no number itself."""

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


MAX_TEXTS = 500
"""Texts of one conversation that are kept as redacted; they hold nothing that identifies."""


class LedgerFullError(Exception):
    """A conversation names more people and numbers than a conversation does."""


def new_tag() -> str:
    """Four characters that nobody can guess, so that only placeholders issued here are ever put back."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(4))


@dataclass(slots=True)
class Ledger:
    """The placeholders of one conversation, and what it told of somebody.

    Attributes:
        tag: What all its placeholders end with.
        told: What its turns told of a person, in numbers.
        calendar: The day from which its dates are counted.
    """

    tag: str = field(default_factory=new_tag)
    told: Told = field(default=NOTHING, repr=False)
    calendar: Calendar = field(default=Calendar(), repr=False)
    _issued: dict[tuple[Category, str], str] = field(default_factory=dict, repr=False)
    _originals: dict[str, str] = field(default_factory=dict, repr=False)
    _counts: dict[Category, int] = field(default_factory=dict, repr=False)
    _redacted: OrderedDict[bytes, str] = field(default_factory=OrderedDict, repr=False)

    def placeholder(self, category: Category, words: str) -> str:
        """What to write instead of `words`; the same each time, whatever their case.

        Raises:
            LedgerFullError: more than `MAX_ENTRIES` different words.
        """
        key = (category, unicodedata.normalize("NFKC", words).casefold())
        if key not in self._issued:
            if len(self._issued) >= MAX_ENTRIES:
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

    def entries(self) -> Iterator[tuple[str, Category]]:
        """The words that have a placeholder, with their category."""
        return ((self._originals[issued[1:-1]], category) for (category, _), issued in self._issued.items())

    def __len__(self) -> int:
        return len(self._originals)
