"""Placeholders put back in a text that arrives in pieces, cut anywhere."""

import json
import re
from collections.abc import Callable

from proxy.redaction.ledger import Ledger

_LONGEST_LINK = 2_048
_LINK = re.compile(r"(?:\w+://|www\.|\]\(|mailto:)[^\s\"'<>]*$", re.IGNORECASE)
"""What is being written is an address: words put back in there would leave with the next click or image load."""


def plain(words: str) -> str:
    """Words as they are."""
    return words


def escaped(words: str) -> str:
    """Words as the inside of a JSON string."""
    return json.dumps(words, ensure_ascii=False)[1:-1]


class Dictionary:
    """The placeholders issued in a conversation, ready for looking up."""

    def __init__(self, ledger: Ledger) -> None:
        self.words = dict(ledger.forms())
        self.beginnings = frozenset(form[:i] for form in self.words for i in range(1, len(form)))
        forms = sorted(self.words, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(re.escape, forms))) if forms else None
        self.longest = max(map(len, forms), default=0)


class TextRestorer:
    """One text under way. Feed it pieces; it holds back only what may be the beginning of a placeholder."""

    def __init__(self, dictionary: Dictionary, write: Callable[[str], str] = plain) -> None:
        self._dictionary = dictionary
        self._write = write
        self._held = ""
        self._before = ""

    @property
    def held(self) -> bool:
        """Whether something is held back."""
        return bool(self._held)

    def feed(self, piece: str) -> str:
        """What may be shown now."""
        text = self._held + piece
        cut = len(text) - self._beginning(text)
        self._held = text[cut:]
        return self._restore(text[:cut])

    def finish(self) -> str:
        """What was held back, once no more can come."""
        text, self._held = self._held, ""
        return self._restore(text)

    def _beginning(self, text: str) -> int:
        """Length of the longest tail of `text` that begins a placeholder."""
        longest = min(self._dictionary.longest, len(text))
        return next((n for n in range(longest, 0, -1) if text[-n:] in self._dictionary.beginnings), 0)

    def _restore(self, text: str) -> str:
        if self._dictionary.pattern is None:
            return text
        out: list[str] = []
        at = 0
        for match in self._dictionary.pattern.finditer(text):
            self._show(out, text[at : match.start()])
            in_link = _LINK.search(self._before) is not None
            self._show(out, match[0] if in_link else self._write(self._dictionary.words[match[0]]))
            at = match.end()
        self._show(out, text[at:])
        return "".join(out)

    def _show(self, out: list[str], text: str) -> None:
        out.append(text)
        self._before = (self._before + text)[-_LONGEST_LINK:]


def restore(text: str, dictionary: Dictionary, write: Callable[[str], str] = plain) -> str:
    """A whole text with its placeholders put back."""
    restorer = TextRestorer(dictionary, write)
    return restorer.feed(text) + restorer.finish()
