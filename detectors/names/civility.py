"""Names after a civility or a title: "Mme Lefèvre", "M. Le a bien dormi", "Dr M. Durand", "Mme D."."""

import re
from collections.abc import Iterator

from detectors.lexicons.eponyms import EPONYMS
from detectors.names.named import Named, named, people
from detectors.names.reading import known_name, looks_like_a_name, read_name
from detectors.names.surroundings import tells_of_a_person
from detectors.names.vocabulary import AFTER_A_NAME, BEARERS, CUES, NEVER, PLURALS, TITLES
from detectors.names.words import Words

_AFTER_CIVILITY = re.compile(r"[ \t]{0,3}(?:\n[ \t]{0,3})?[*_\"«“(]{0,2} ?")
_INITIALS_ALONE = re.compile(r"[A-ZÀ-Þ]{1,3}(?:\.(?:-?[A-ZÀ-Þ]\.){0,2})?(?![\w'’])")
_HOUR_BEFORE = re.compile(r"\d ?[hH:] ?\d{0,2} $")
_EPITHET = re.compile(r"(?:us|a|i|is|um|ae|ans|ens|es|on)$")
_IN_NOVELS = frozenset({"rieux", "knock", "jivago", "jekyll", "bovary", "cottard"})
_WORK = re.compile(r"\b(?:romans?|La Peste|Camus|personnages?|œuvre|Madame Bovary|Zola|Proust)\b")
_SHORT, _RARE = 4, 3


def civility(words: Words, at: int) -> Iterator[Named]:
    """Read what follows a civility written in full."""
    gap = words.after(at)
    if at and ((words.plain[at - 1] in BEARERS and words.before(at) == " ") or _is_simile(words, at)):
        return
    if _AFTER_CIVILITY.fullmatch(gap.removeprefix(".") if len(words.raw[at]) <= _SHORT else gap):
        end = read_name(words, at + 1, trusting=True)
        if end == at + 1 and _is_odd_name(words, at):
            end += 1
        end += end > at + 1 and _is_inverted(words, end)
        yield from named(words, "civilité", at + 1, end) if end > at + 1 else initials(words, at + 1)
        if words.plain[at] in PLURALS:
            yield from people(words, "civilité", end)


def _is_inverted(words: Words, at: int) -> bool:
    """Tell whether the first name follows the surname and a comma, before an age: "mme toure, issa, 7 ans"."""
    if at >= len(words) or words.before(at) != ", " or words.common(at):
        return False
    return words.known(at).first >= _RARE and tells_of_a_person(words, at, at + 1)


def _is_simile(words: Words, at: int) -> bool:
    """Tell whether someone is compared with a figure of history: "comme le docteur Semmelweis", or is in a novel."""
    if words.plain[at] == "docteur" and words.plain[at + 1] in _IN_NOVELS and _WORK.search(words.text):
        return not tells_of_a_person(words, at + 1, at + 2)
    return words.plain[max(0, at - 2) : at] == ["comme", "le"] and words.plain[at + 1] in EPONYMS


def _is_odd_name(words: Words, at: int) -> bool:
    """Tell whether what follows a civility is a name in spite of its meaning: "M. Le a bien dormi", "10h mr malade"."""
    following = at + 1
    if _HOUR_BEFORE.search(words.text, max(0, words.starts[at] - _SHORT - 3), words.starts[at]):
        return words.plain[following] not in CUES or words.after(following).startswith(" (")
    if not words.capital(following) or words.plain[following] in TITLES or len(words.raw[following]) == 1:
        return False
    acts = following + 1 < len(words) and words.after(following) == " " and not words.capital(following + 1)
    subject = acts and words.plain[following + 1] in AFTER_A_NAME and words.raw[at][:1].isupper()
    return subject or tells_of_a_person(words, following, following + 1)


def short_civility(words: Words, at: int) -> Iterator[Named]:
    """Read what follows an abbreviation; "M", "Pr", "Me" and "Sr" are also other words, and need a known name."""
    raw, gap = words.raw[at], words.after(at)
    if raw == "mm" or (raw in {"m", "ms"} and words.before(at)[-2:].strip().isdigit()):
        return
    if gap.startswith(".") and raw in {"M", "m"} and _is_epithet(words, at + 1):
        return
    if raw in {"me", "m", "pr", "sr", "prof", "ms", "ME", "MS", "Pre", "PRE", "DRS"} or (
        raw in {"M", "Me", "Sr", "PR", "MR"} and "." not in gap
    ):
        following = at + 1
        sure = known_name(words, following) or (words.capital(following) and looks_like_a_name(words, following))
        if not sure or (raw in {"m", "pr"} and words.plain[following] in NEVER):
            if raw == "M" and gap in {".", ". ", " "}:
                yield from initials(words, following)
            return
    yield from civility(words, at)


def _is_epithet(words: Words, at: int) -> bool:
    """Tell whether a word is the Latin second half of a species: "M. bovis"."""
    return not words.capital(at) and words.known(at).last <= _RARE and bool(_EPITHET.search(words.plain[at]))


def initials(words: Words, at: int) -> Iterator[Named]:
    """Read initials alone: Mme D., M. J.-P., Mme LE."""
    match = _INITIALS_ALONE.match(words.text, words.starts[at])
    if not match or words.plain[at] in {"x", "y", "z", "xx", "xxx"}:
        return
    if len(words.raw[at]) == 1 or (match[0].endswith(".") and words.plain[at] not in NEVER):
        end = at + 1
        while end < len(words) and words.ends[end] <= match.end():
            end += 1
        yield Named("civilité et initiale", at, end, match.end())
