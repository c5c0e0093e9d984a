"""Words put back where a text, which arrives in pieces cut anywhere, repeats what stands for them."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from detectors.placeholder import LABELS
from proxy.redaction.ledger import Ledger
from proxy.redaction.literals import CONTEXT, Literals
from proxy.restoration.links import Links

_LABEL = "|".join(LABELS.values())
_BEGUN_LABEL = "|".join(sorted({label[:i] for label in LABELS.values() for i in range(len(label))}, reverse=True))


@dataclass(frozen=True, slots=True)
class _Forms:
    """How a placeholder may come back. Models drop its brackets, and escape these and underscores in Markdown.

    Attributes:
        whole: All of it; one of two groups holds what is between the brackets.
        begun: The end of a text that may be the beginning of one.
    """

    whole: re.Pattern[str]
    begun: re.Pattern[str]


def _forms(escape: str, part: str) -> _Forms:
    """Give the forms for a Markdown escape, and for a part of one that is not empty."""
    once, number = f"(?:{escape})?", r"\d{1,3}"
    core = rf"(?:{_LABEL}){once}_{number}{once}_[A-Z0-9]{{4}}"
    tail = "|".join(
        (
            *(part, rf"{once}_\d{{0,3}}", f"{once}_{number}{part}"),
            *(rf"{once}_{number}{once}_[A-Z0-9]{{0,4}}", rf"{once}_{number}{once}_[A-Z0-9]{{4}}{part}"),
        )
    )
    begun = rf"(?:{part})?\[?(?:(?:{_LABEL})(?:{tail})?|{_BEGUN_LABEL})\Z"
    return _Forms(re.compile(rf"{once}\[({core}){once}\]|({core})"), re.compile(begun))


_PLAIN = _forms(r"\\", r"\\")
_NESTED = _forms(r"\\\\", r"\\{1,2}")
"""Inside a string of JSON a backslash is two: to take one of them would leave the other to escape what follows."""

_LONGEST = max(map(len, LABELS.values())) + len(r"\\[\\_999\\_AB12\\]")


def plain(words: str) -> str:
    """Words as they are."""
    return words


def escaped(words: str) -> str:
    """Words as the inside of a JSON string."""
    return json.dumps(words, ensure_ascii=False)[1:-1]


@dataclass(frozen=True, slots=True)
class _Repeated:
    """Where a text repeats what stands for words, and the words; None for a placeholder that was not issued here."""

    start: int
    end: int
    words: str | None = field(repr=False)
    made_up: bool = False


class TextRestorer:
    """One text under way. Feed it pieces; it holds back only what may be the beginning of what stands for words."""

    def __init__(self, ledger: Ledger, write: Callable[[str], str] = plain) -> None:
        self._ledger = ledger
        self._write = write
        self._nested = write is escaped
        self._forms = _NESTED if self._nested else _PLAIN
        self._held = ""
        self._before = ""
        self._links = Links(nested=self._nested)

    @property
    def held(self) -> bool:
        """Whether something is held back."""
        return bool(self._held)

    def feed(self, piece: str) -> str:
        """What may be shown now."""
        text = self._held + piece
        repeated = self._repeated(text) if self._ledger else []
        settled = self._settled(text, repeated) if self._ledger else len(text)
        self._held = text[settled:]
        return self._restored(text[:settled], repeated)

    def finish(self) -> str:
        """What was held back, once no more can come."""
        text, self._held = self._held, ""
        return self._restored(text, self._repeated(text))

    def _restored(self, text: str, repeated: Iterable[_Repeated]) -> str:
        out: list[str] = []
        at = 0
        for each in repeated:
            if each.end <= len(text):
                out.append(self._shown(text[at : each.start]))
                kept = each.words is None or self._links.under_way
                out.append(self._shown(text[each.start : each.end] if kept else self._write(each.words or "")))
                at = each.end
        out.append(self._shown(text[at:]))
        self._before = (self._before + text)[-CONTEXT:]
        return "".join(out)

    def _repeated(self, text: str) -> list[_Repeated]:
        """What a text repeats, in order and disjoint."""
        invented = self._ledger.invented
        found = [
            _Repeated(start, end, invented.words(written), made_up=True)
            for start, end, written in self._literals.found(text, self._before)
        ]
        issued = (
            _Repeated(*match.span(), self._ledger.words((match[1] or match[2]).replace("\\", "")))
            for match in self._forms.whole.finditer(text)
        )
        at, repeated = 0, list[_Repeated]()
        for each in sorted([*found, *issued], key=attrgetter("start")) if found else issued:
            if each.start >= at:
                at = each.end
                repeated.append(each)
        return repeated

    def _settled(self, text: str, repeated: Iterable[_Repeated]) -> int:
        """How much of `text` no later piece can change: all but a tail that may begin what stands for words.

        A placeholder that is whole stays so; what was made up may still prove to be the beginning of a longer word.
        """
        begun = self._begun(text, 0)
        for each in repeated:
            if begun < each.start or (begun == each.start and each.made_up):
                break
            if begun < each.end:
                begun = self._begun(text, each.end)
        return begun

    def _begun(self, text: str, start: int) -> int:
        """Where the longest tail from `start` on that may begin what stands for words starts; the end if none does."""
        begun, literals = _begun(self._forms.begun, text, start), self._literals
        if not literals:
            return begun
        before = (self._before + text[max(0, start - CONTEXT) : start])[-CONTEXT:]
        return min(begun, start + literals.begun(text[start:], before))

    @property
    def _literals(self) -> Literals:
        return self._ledger.invented.literals(nested=self._nested)

    def _shown(self, text: str) -> str:
        self._links.follow(text)
        return text


def _begun(form: re.Pattern[str], text: str, start: int) -> int:
    """Where the longest tail from `start` on that may begin a placeholder starts; the end where there is none."""
    begun = form.search(text, max(start, len(text) - _LONGEST))
    return begun.start() if begun else len(text)


def restore(text: str, ledger: Ledger, write: Callable[[str], str] = plain) -> str:
    """A whole text with its placeholders put back."""
    restorer = TextRestorer(ledger, write)
    return restorer.feed(text) + restorer.finish()
