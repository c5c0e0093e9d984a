"""Placeholders put back in a text that arrives in pieces, cut anywhere."""

import json
import re
from collections.abc import Callable

from detectors.placeholder import LABELS
from proxy.redaction.ledger import Ledger
from proxy.restoration.links import Links

_LABEL = "|".join(LABELS.values())
_CORE = rf"(?:{_LABEL})\\?_\d{{1,3}}\\?_[A-Z0-9]{{4}}"
_PLACEHOLDER = re.compile(rf"\\?\[({_CORE})\\?\]|({_CORE})")
"""Models drop the brackets, and escape brackets and underscores where they write Markdown."""

_BEGUN_LABEL = "|".join(sorted({label[:i] for label in LABELS.values() for i in range(len(label))}, reverse=True))
_BEGUN_TAIL = r"\\|\\?_\d{0,3}|\\?_\d{1,3}\\|\\?_\d{1,3}\\?_[A-Z0-9]{0,4}|\\?_\d{1,3}\\?_[A-Z0-9]{4}\\"
_BEGUN = re.compile(rf"\\?\[?(?:(?:{_LABEL})(?:{_BEGUN_TAIL})?|{_BEGUN_LABEL})\Z")
_LONGEST = max(map(len, LABELS.values())) + len(r"\[\_999\_AB12\]")


def plain(words: str) -> str:
    """Words as they are."""
    return words


def escaped(words: str) -> str:
    """Words as the inside of a JSON string."""
    return json.dumps(words, ensure_ascii=False)[1:-1]


class TextRestorer:
    """One text under way. Feed it pieces; it holds back only what may be the beginning of a placeholder."""

    def __init__(self, ledger: Ledger, write: Callable[[str], str] = plain) -> None:
        self._ledger = ledger
        self._write = write
        self._held = ""
        self._links = Links(nested=write is escaped)

    @property
    def held(self) -> bool:
        """Whether something is held back."""
        return bool(self._held)

    def feed(self, piece: str) -> str:
        """What may be shown now."""
        text = self._held + piece
        settled = _settled(text) if self._ledger else len(text)
        self._held = text[settled:]
        return self._restored(text[:settled])

    def finish(self) -> str:
        """What was held back, once no more can come."""
        text, self._held = self._held, ""
        return self._restored(text)

    def _restored(self, text: str) -> str:
        out: list[str] = []
        at = 0
        for match in _PLACEHOLDER.finditer(text):
            out.append(self._shown(text[at : match.start()]))
            out.append(self._shown(self._words(match)))
            at = match.end()
        return "".join([*out, self._shown(text[at:])])

    def _words(self, match: re.Match[str]) -> str:
        """What a placeholder stands for; itself where it was not issued here, or stands in an address."""
        words = self._ledger.words((match[1] or match[2]).replace("\\", ""))
        return match[0] if words is None or self._links.under_way else self._write(words)

    def _shown(self, text: str) -> str:
        self._links.follow(text)
        return text


def _settled(text: str) -> int:
    """How much of `text` no later piece can change: all but a tail that may begin a placeholder."""
    begun = _begun(text, 0)
    for match in _PLACEHOLDER.finditer(text, max(0, len(text) - 2 * _LONGEST)):
        if begun < match.start():
            break
        begun = _begun(text, match.end())
    return begun


def _begun(text: str, start: int) -> int:
    """Where the longest tail from `start` on that may begin a placeholder starts; the end where there is none."""
    begun = _BEGUN.search(text, max(start, len(text) - _LONGEST))
    return begun.start() if begun else len(text)


def restore(text: str, ledger: Ledger, write: Callable[[str], str] = plain) -> str:
    """A whole text with its placeholders put back."""
    restorer = TextRestorer(ledger, write)
    return restorer.feed(text) + restorer.finish()
