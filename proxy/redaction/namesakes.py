"""Somebody's name said as an invented one, word by word, the same all through a conversation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from detectors.anonymity.words import flattened
from detectors.finding import Category
from proxy.redaction.capitals import cased
from proxy.redaction.first_names import is_first_name, is_title_or_particle, is_titled, kind_of, staying
from proxy.redaction.invented_names import Kind, new_name
from proxy.redaction.ledger import Ledger

_NAME = re.compile(r"[^\W\d_]+(?:[ \t\u00a0\u202f\-.,'’]{1,3}[^\W\d_]+){0,9}\.?")
"""What can be said word by word: letters, and what stands between words. A disguise is none of it."""
_WORD = re.compile(r"[^\W\d_]+")
_CONNECTED = frozenset("-'’")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str = field(repr=False)
    start: int
    end: int
    group: int

    @property
    def plain(self) -> str:
        return flattened(self.text)


def namesake(words: str, before: str, ledger: Ledger, said: frozenset[str]) -> str | None:
    """Say a name as an invented one; None where one of its words can neither be said otherwise nor stay.

    Titles stay, particles inside a name, and initials; the initial of a surname where a full stop follows it, for then
    it tells little beside a title or a first name: « Mme Hélène L. », but not « Mme Hélène O ».

    Args:
        words: The name, as it is written.
        before: What stands before it.
        ledger: Of the conversation; it learns what is new.
        said: The words of the conversation in plain spelling, which are not drawn.

    Raises:
        LedgerFullError: more different words than a ledger holds.
    """
    if not _NAME.fullmatch(words) or not (names := _names(words)):
        return None
    first = _first_names(names, before)
    at, out = 0, list[str]()
    for name in names:
        kind = kind_of(name.text, before) if name.group in first else Kind.SURNAME
        if (written := _instead(name, kind, ledger, said)) is None:
            return None
        out += [words[at : name.start], written]
        at = name.end
    return "".join([*out, words[at:]])


def _names(words: str) -> list[_Word]:
    """Give the words that are names: no initial, title or particle. None where one that is not stands where one would.

    « Le » and « Du » are surnames too, « Ben » and « Al » first names; seen again as such they would be seen
    everywhere.
    """
    stays = staying(words)
    found = list(_words(words))
    names = [name for name in found if name.start not in stays]
    long = [name for name in found if len(name.text) > 1]
    said = all(len(name.text) > 1 and not is_title_or_particle(name.plain) for name in names)
    return names if names and said and names[-1] == long[-1] else []


def _words(words: str) -> Iterator[_Word]:
    """Give the words, those that a hyphen joins in one group: « Jean-Pierre » is one first name."""
    group, end = 0, 0
    for match in _WORD.finditer(words):
        group += not (end and words[end : match.start()] in _CONNECTED)
        end = match.end()
        yield _Word(match[0], match.start(), end, group)


def _first_names(names: Sequence[_Word], before: str) -> set[int]:
    """Give the groups that are first names: by capitals, else by what the first and the last words are."""
    groups = list(dict.fromkeys(name.group for name in names))
    capital = {name.group for name in names if name.text.isupper()}
    if capital and capital != set(groups):
        return set(groups) - capital
    known = {name.group for name in names if is_first_name(name.plain)}
    if len(groups) == 1:
        return set() if is_titled(before) else known
    if groups[0] not in known and groups[-1] in known:
        return {groups[-1]}
    return {groups[0], *(known - {groups[-1]})}


def _instead(name: _Word, kind: Kind, ledger: Ledger, said: frozenset[str]) -> str | None:
    """Give the invented word, in the capitals of the true one; None where none can be drawn."""
    invented = ledger.invented
    if known := invented.instead(Category.PERSON, name.text):
        return known
    ledger.check_room()
    stem = invented.stem(name.plain) or new_name(kind, said, invented.drawn)
    if stem is None:
        return None
    invented.draw(name.plain, stem)
    written = cased(stem, name.text)
    invented.add_spelling(Category.PERSON, name.text, written)
    for variant in (name.text.capitalize(), name.text.upper()):
        invented.add_variant(Category.PERSON, variant, cased(stem, variant))
    return written
