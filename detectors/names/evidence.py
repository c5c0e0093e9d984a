"""What makes a person of capitalised words that nothing announces."""

import re

from detectors.lexicons.eponyms import NAMESAKES
from detectors.names.addressed import has_extension, is_addressed
from detectors.names.surroundings import tells_of_a_person
from detectors.names.vocabulary import AFTER_A_NAME, CARED_FOR, NEVER, PARTICLES, ROLES
from detectors.names.words import Words

_ACRONYM = 4
_OPENING = re.compile(r"[\n|¦;\t]\W*$")
_CLOSING = re.compile(r"[^\S\n]*(?:[\n|¦;\t]|$)")
_NUMBER = re.compile(
    r"\.?(?: ?[.…]{3,80} ?\d|[\s:,|–\-]{1,4}(?:\+\d\d|\(?0\d[ .\-]?\d\d|\d\d[ ./\-]?\d\d[ ./\-]?\d\d|\d \d \d))"
)
"""A telephone, an extension after dots, a date of birth or a number of record, which follows the name of a person."""
_ENDING = re.compile(r"\.?[^\S\n]*(?:\n|$)")
_EPITHET = re.compile(r".{3}(?:us|a|i|is|um|ae|ans|ens|es|on)$")
_ARTICLES = frozenset({"le", "la", "du", "un", "une", "les", "des", "au", "aux", "ce", "cette", "l"})
_PLACED = frozenset({"en", "a", "de", "d"})
_ENUMERATED = frozenset("abcdef")
_KNOWN, _FREQUENT, _VERY_FREQUENT = 2, 3, 4
_LONGEST_LIST = 8


def evidence(words: Words, start: int, end: int) -> str:
    """Name what makes a person of a run of words, or give nothing."""
    full = [at for at in range(start, end) if not words.initial(at) and words.plain[at] not in PARTICLES]
    if full and _is_aged(words, start, end, full):
        return "âge ou lit"
    if len(full) > 1:
        return _of_several(words, full, initials=any(words.initial(at) for at in range(start, end)))
    if full and end - start > 1:
        if _is_given_and_initial(words, full[0], end):
            return "prénom et initiale"
        return "initiale et nom" if _is_initialled(words, start, end, full[0]) else ""
    return _of_one(words, full[0]) if full else ""


def _of_several(words: Words, full: list[int], *, initials: bool) -> str:
    if _is_full_name(words, full):
        return "prénom et nom"
    if initials and _are_initialled(words, full):
        return "initiale et nom"
    return "deux noms" if _is_written_as_one(words, full) else ""


def _of_one(words: Words, at: int) -> str:
    if _is_lone_first_name(words, at) or has_extension(words, at):
        return "prénom seul"
    if _is_rare_first_name(words, at):
        return "prénom rare"
    return "nom et verbe" if _is_cared_for(words, at) else ""


def _is_aged(words: Words, start: int, end: int, full: list[int]) -> bool:
    if not tells_of_a_person(words, start, end):
        return False
    if any(len(words.raw[at]) <= (_FREQUENT if words.upper(at) else _KNOWN) for at in full):
        return False
    return all(
        any(words.known(at)[:2]) or (len(words.raw[at]) > _ACRONYM and not words.common(at)) for at in full
    ) and any(not words.common(at) or words.known(at).first >= _KNOWN for at in full)


def _is_full_name(words: Words, full: list[int]) -> bool:
    if all(words.upper(at) and len(words.raw[at]) <= _ACRONYM for at in full):
        return False
    firsts = [at for at in full if words.known(at).first >= 1]
    if any(_is_plain_first_name(words, at, other) for at in firsts for other in full if at != other):
        return True
    sure = [at for at in firsts if words.known(at).first >= _VERY_FREQUENT]
    others = [at for at in full if words.known(at).last >= _FREQUENT or not words.common(at)]
    pairs = [(a, b) for a in sure for b in others if a < b or (a > b and any(words.known(b)[:2]))]
    if words.starts_sentence(full[0]):
        return any(words.known(at).first > _VERY_FREQUENT or not words.common(other) for at, other in pairs)
    return bool(pairs)


def _are_initialled(words: Words, full: list[int]) -> bool:
    """Tell whether names with initials follow one another: "J. MARTIN P. DUPONT"."""
    return all(
        not words.common(at) and not words.medical(at) and (words.upper(at) or words.known(at).last > 0) for at in full
    )


def _is_written_as_one(words: Words, full: list[int]) -> bool:
    """Tell whether words, one a known name, are set as names are: alone on a line, in a cell, DUPONT Zoé."""
    if any(words.common(at) or words.medical(at) or len(words.raw[at]) <= _KNOWN for at in full):
        return False
    if _NUMBER.match(words.text, words.ends[full[-1]]):
        return True
    if not any(any(words.known(at)[:2]) for at in full):
        return False
    apart = _OPENING.search(words.before(full[0])) or full[0] == 0
    if apart and (_CLOSING.match(words.after(full[-1])) or full[-1] + 1 == len(words)):
        return True
    capitals = [at for at in full if words.upper(at)]
    if len(full) != _KNOWN or len(capitals) != 1 or words.after(full[0]) in {"-", "‑"}:
        return False
    [surname], [other] = capitals, [at for at in full if at not in capitals]
    return len(words.raw[surname]) >= _ACRONYM and (words.known(surname).last > 0 or words.known(other).first >= _KNOWN)


def _is_plain_first_name(words: Words, first: int, last: int) -> bool:
    """Tell whether a first name that is no word goes with a surname that is known, or written as one."""
    one, two = words.known(first), words.known(last)
    if one.word or one.kinds:
        return False
    if any(two[:2]):
        both = two.last >= 1 and _are_long(words, first, last) and not words.starts_sentence(min(first, last))
        return one.first >= _KNOWN or ((two.last >= _KNOWN or both) and not words.common(last))
    return one.first >= _KNOWN and (first < last or words.upper(last))


def _are_long(words: Words, *name: int) -> bool:
    return all(len(words.raw[at]) >= _ACRONYM and not words.medical(at) for at in name)


def _is_initialled(words: Words, start: int, end: int, name: int) -> bool:
    """Tell whether "J.-P. Durand" or "Durand P." is a name."""
    it = words.known(name)
    if words.common(name) and it.last > _FREQUENT and tells_of_a_person(words, start, end):
        return True
    if words.common(name) or words.medical(name) or len(words.raw[name]) < _ACRONYM:
        return False
    shown = words.upper(name) and (it.last > 0 or it.word == 0)
    if _is_numbered(words, start, end) and (shown or any(it[:2])):
        return True
    if words.initial(start):
        several = words.initial(start + 1) and it.word == 0
        listed = words.starts_sentence(start) and words.plain[start] in _ENUMERATED
        named = shown or several or it.last >= _KNOWN or (it.last > 0 and it.word == 0 and not listed)
        return (named and words.after(start)[:1] in {".", "-"}) or (shown and it.last >= _KNOWN)
    apart = words.starts_sentence(name) or words.before(name).endswith(": ")
    dotted = words.after(end - 1).startswith(".")
    return (shown and it.last > 0 and (dotted or apart)) or (it.last >= _FREQUENT and dotted and apart)


def _is_given_and_initial(words: Words, at: int, end: int) -> bool:
    """Tell whether a first name and the initial of a surname are written: "Anaïs L."."""
    it = words.known(at)
    if (
        at + 2 != end
        or words.upper(at)
        or it.first < _FREQUENT
        or it.word > 1
        or it.kinds
        or len(words.raw[at]) < _ACRONYM
    ):
        return False
    return words.after(at) == " " and words.after(end - 1).startswith(".")


def _is_numbered(words: Words, start: int, end: int) -> bool:
    """Tell whether a number of a person follows, or nothing else stands on the line."""
    if _NUMBER.match(words.text, words.ends[end - 1]):
        return True
    opens = (start == 0 or "\n" in words.before(start)) and (words.initial(start) or words.initial(end - 1))
    return opens and bool(_ENDING.match(words.text, words.ends[end - 1]))


def _is_lone_first_name(words: Words, at: int) -> bool:
    it = words.known(at)
    owned = words.before(at)[-1:] in {"'", "’"}
    shortest = _FREQUENT if it.word == 0 and (owned or it.first > _VERY_FREQUENT) else _ACRONYM
    if it.first < _FREQUENT or it.kinds or words.plain[at] in NEVER or len(words.raw[at]) < shortest:
        return False
    if not words.raw[at][1:].islower() or _is_species(words, at):
        return False
    if words.plain[at] in NAMESAKES:
        return it.word == 0 and _is_subject(words, at)
    if words.starts_sentence(at):
        acts = (it.first >= _VERY_FREQUENT and _is_subject(words, at)) or _has_a_role(words, at)
        return (it.word == 0 and acts) or is_addressed(words, at)
    if it.word and at and words.plain[at - 1] in _ARTICLES:
        return False
    return it.word <= max(0, it.first - _FREQUENT) or (it.first >= _VERY_FREQUENT and it.word <= _KNOWN)


def _is_rare_first_name(words: Words, at: int) -> bool:
    """Tell whether a first name given seldom acts inside a sentence, or goes with a frequent one."""
    it = words.known(at)
    if not it.first or it.word or it.kinds or len(words.raw[at]) < _ACRONYM or words.starts_sentence(at):
        return False
    if words.plain[at] in NAMESAKES or not words.raw[at][1:].islower():
        return False
    with_other = words.after(at) == " " and at + 2 < len(words) and words.plain[at + 1] in {"et", "ou"}
    free = words.before(at) != " " or not (words.plain[at - 1] in _ARTICLES or words.plain[at - 1] in _PLACED)
    return (free and _is_subject(words, at)) or (
        with_other and words.capital(at + 2) and _is_lone_first_name(words, at + 2)
    )


def _is_subject(words: Words, at: int) -> bool:
    return words.after(at) in {" ", "'"} and at + 1 < len(words) and words.plain[at + 1] in AFTER_A_NAME


def _has_a_role(words: Words, at: int) -> bool:
    """Tell whether a job follows a first name: "Sami le brancardier"."""
    return at + 2 < len(words) and words.plain[at + 1] in {"le", "la", "l"} and words.plain[at + 2] in ROLES


def _is_species(words: Words, at: int) -> bool:
    """Tell whether a Latin epithet follows: "Regina septemvittata"."""
    if at + 1 == len(words) or words.after(at) != " " or words.capital(at + 1):
        return False
    return not any(words.known(at + 1)) and bool(_EPITHET.search(words.plain[at + 1]))


def _is_cared_for(words: Words, at: int) -> bool:
    """Tell whether a lone surname is the subject of what patients do: "Caradec refuse", "X, Y et Z sortent"."""
    verb, last = at + 1, min(at + _LONGEST_LIST, len(words) - 1)
    while verb < last and (words.plain[verb] == "et" or words.after(verb - 1) == ", "):
        verb += 1 + (words.plain[verb] == "et")
    if verb > last or words.plain[verb] not in CARED_FOR or words.common(at):
        return False
    return words.known(at).last >= _FREQUENT and words.known(at).word == 0 and words.plain[at] not in NEVER
