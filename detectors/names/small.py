"""Names in small letters, as in a text message: a first name that is no word, and a cue around it."""

import re
from collections.abc import Iterator

from detectors.lexicons.eponyms import EPONYMS, NAMESAKES
from detectors.lexicons.first_names import FIRST_NAMES, NICKNAMES
from detectors.names.named import Named
from detectors.names.surroundings import is_someone_else
from detectors.names.vocabulary import NEVER, OWNED, RELATIONS, SHORT_ROLES
from detectors.names.words import Words

_KNOWN, _FREQUENT, _VERY_FREQUENT = 2, 3, 4
_ARTICLES = frozenset({"la", "le", "une", "un", "les", "des", "l"})
_WITH = frozenset({"avec", "chez", "sauf"})
_OWNERS = OWNED | RELATIONS | {"operation", "intervention", "voix", "prenom", "place", "bloc"}
_BED = re.compile(r" (?:(?:en|au|du|de la|est|a la) )?(?:ch|chambre|lit|box)\.? ?\d")
_OPENED = re.compile(r"[.!?\n] ?\W*$")
_CLOSED = re.compile(r"[\s.!]*\Z")
_LETTERS = frozenset("ay")
_SHORTEST_MESSAGE = 15


def small(words: Words, at: int) -> Iterator[Named]:
    """Read a first name and a surname, or a first name alone, in small letters."""
    if _is_pair(words, at):
        yield Named("prénom et nom, minuscules", at, at + 2, words.ends[at + 1])
    elif _is_lone(words, at) and _is_shown(words, at):
        end = at + 1 + _is_initial(words, at + 1)
        yield Named("prénom seul, minuscules", at, end, words.ends[end - 1])


def _is_pair(words: Words, at: int) -> bool:
    if words.plain[at] not in FIRST_NAMES or (at and words.plain[at - 1] in _ARTICLES):
        return False
    if at + 1 >= len(words) or words.after(at) != " " or words.capital(at + 1):
        return False
    first, last = words.known(at), words.known(at + 1)
    plain_first = first.word == 0 and last.last >= _KNOWN and last.word <= _KNOWN
    plain_last = last.word <= 1 and not last.kinds and last.last >= _FREQUENT
    paired = plain_first or (plain_last and first.first >= _VERY_FREQUENT and first.word <= _KNOWN)
    return paired and words.plain[at + 1] not in NEVER and not is_someone_else(words, at, at + 2)


def _is_lone(words: Words, at: int) -> bool:
    it, word = words.known(at), words.plain[at]
    if word in EPONYMS or word in NAMESAKES or it.kinds or words.after(at)[:1] in {"@", "_", "/", "="}:
        return False
    announced = at and words.plain[at - 1] in SHORT_ROLES and it.first > _VERY_FREQUENT and it.word <= _KNOWN
    return word in NICKNAMES or bool(announced) or (it.first >= _FREQUENT and it.word == 0)


def _is_initial(words: Words, at: int) -> bool:
    """Tell whether the initial of a surname follows: "hélène g"."""
    if at >= len(words) or words.before(at) != " " or len(words.raw[at]) != 1 or words.plain[at] in _LETTERS:
        return False
    return words.after(at)[:1] in {"", " ", ",", "."}


def _is_shown(words: Words, at: int) -> bool:
    """Tell whether what stands around a first name makes it someone's."""
    if _BED.match(words.text, words.ends[at]) or _is_signature(words, at) or _is_explained(words, at):
        return True
    if not at or words.before(at) not in {" ", "'", "’"}:
        return False
    before = words.plain[at - 1]
    if before in _WITH or before in SHORT_ROLES:
        return True
    return before in {"de", "d"} and at > 1 and words.plain[at - 2] in _OWNERS and words.before(at - 1) == " "


def _is_signature(words: Words, at: int) -> bool:
    """Tell whether a first name closes a message: "je finis le box 3. flo"."""
    closes = at + 1 == len(words) and _CLOSED.match(words.text, words.ends[at])
    return bool(closes and len(words.text) > _SHORTEST_MESSAGE and _OPENED.search(words.before(at)))


def _is_explained(words: Words, at: int) -> bool:
    """Tell whether a first name in full follows a short one: "ludo (ludovic", "fredo (frederic"."""
    return (
        words.after(at) == " ("
        and at + 1 < len(words)
        and words.plain[at + 1][:_FREQUENT] == words.plain[at][:_FREQUENT]
    )
