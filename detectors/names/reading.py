"""How far a name goes, once something announces it."""

import re

from detectors.names.vocabulary import NEVER, PARTICLES, TITLES
from detectors.names.words import Words
from models.lexicons.gazetteer import known

LONGEST = 6
"""Words in a name, particles apart."""


def read_name(words: Words, start: int, *, trusting: bool) -> int:
    """Give the index after the last word of the name that starts at a word; `start` when there is none.

    Args:
        words: The text.
        start: Where the name should start.
        trusting: Whether a civility stands before, which makes a name of any capitalised word but a function.
    """
    first = _skip_particles(words, start)
    if trusting and first == start and _is_small_particled(words, start):
        first += 1
    if first >= len(words) or not _opens(words, first, trusting=trusting):
        return start
    end, count = first + 1, 1
    while end < len(words) and count < LONGEST and (words.joined(end - 1) or _is_broken(words, end)):
        if _is_broken(words, end):
            end += 1
            continue
        following = _skip_particles(words, end)
        odd = trusting and following == first + 1 and words.initial(first) and _is_free(words, following)
        odd = odd or (trusting and _is_hyphenated(words, following))
        if following >= len(words) or not (odd or _continues(words, following, first)):
            break
        end, count = following + 1, count + 1
    return end


def looks_like_a_name(words: Words, at: int) -> bool:
    """Tell whether a capitalised word is more likely part of a name than a plain word or an acronym."""
    if not words.capital(at) or words.plain[at] in NEVER or words.raw[at][-1].isdigit():
        return False
    it = words.known(at)
    strength = max(it.first, it.last)
    if words.common(at):
        return strength >= (max(it.word, 3) if words.upper(at) else min(it.word + (it.word < _EVERYDAY), 4))
    if strength == 0 and _PRODUCT.fullmatch(words.raw[at]):
        return False
    return strength > 0 or not (words.upper(at) and len(words.raw[at]) <= _ACRONYM)


_ACRONYM = 4
_PRODUCT = re.compile(r"[A-ZÀ-Þ]{2,}[a-zà-ÿ]{3,}|(?!Mc|Mac|De|Di|Du|Le|La|Van|Fitz)[A-Z][a-z]+[A-Z][a-z]+")
"""Capitals as products have them: MSSanté, TrakCare."""
_PREFIXES = frozenset({"post", "pre", "peri", "per", "anti", "sous", "semi", "demi", "auto", "sur", "non", "ex"})
_FOREIGN_PARTICLES = frozenset({"van", "von", "den", "ben", "el", "al", "da", "dos", "di", "thi", "ait", "bin"})
_SYLLABLE = 2


def known_name(words: Words, at: int) -> bool:
    """Tell whether a word is a known first name or surname and not also a common word."""
    it = words.known(at)
    if words.common(at) or len(words.raw[at]) <= _SYLLABLE or words.plain[at] in NEVER:
        return False
    return it.first > 0 or it.last > 1


def follows_first_name(words: Words, at: int) -> bool:
    """Tell whether a word that has a meaning is the surname of the first name before it: "Hélène Grand"."""
    if at == 0 or not words.capital(at) or words.plain[at] in NEVER or words.grammar(at):
        return False
    before = words.known(at - 1)
    certain = before.first > 1 and not words.common(at - 1) and words.capital(at - 1) and words.joined(at - 1)
    return certain and words.known(at).last > 1


def small_name(words: Words, at: int) -> bool:
    """Tell whether a word in small letters may be a name, where a name is expected."""
    it, word = words.known(at), words.plain[at]
    if len(word) <= _SHORTEST or word in NEVER or words.grammar(at):
        return False
    return max(it.first, it.last) >= (max(it.word, 4) if it.word > 1 or it.kinds else 1)


_SHORTEST = 1
_INITIALS = 3
_PARTICLES = 4


def _opens(words: Words, at: int, *, trusting: bool) -> bool:
    for _ in range(_INITIALS):
        if words.initial(at) and words.joined(at) and at + 1 < len(words) and words.initial(at + 1):
            at += 1
    if words.initial(at):
        following = _skip_particles(words, at + 1)
        if not words.joined(at) or following >= len(words):
            return False
        return looks_like_a_name(words, following) or (trusting and _is_free(words, following))
    if not words.capital(at):
        return trusting and (small_name(words, at) or _is_mistyped(words, at))
    if not trusting:
        return looks_like_a_name(words, at)
    if words.plain[at] in NEVER or words.plain[at] in TITLES or words.grammar(at):
        return False
    return looks_like_a_name(words, at) if words.upper(at) and words.common(at) else True


def _is_mistyped(words: Words, at: int) -> bool:
    """Tell whether a word is neither a name nor a word; "M. tuberculosis" is a species."""
    if words.before(at).startswith("."):
        return False
    return not any(words.known(at)) and len(words.plain[at]) > _ACRONYM and words.plain[at] not in NEVER


def _continues(words: Words, at: int, first: int) -> bool:
    if words.initial(at):
        return words.plain[at] not in {"a", "y"} or words.after(at)[:1] in {".", "\n", "", "-", ",", ")"}
    if not words.capital(at):
        if words.capital(first):
            return False
        particle = words.plain[at] in _FOREIGN_PARTICLES and at + 1 < len(words) and small_name(words, at + 1)
        return particle or (small_name(words, at) and words.known(at).word < _EVERYDAY)
    if words.before(at) in {"-", "‑", "^", "_"}:
        return words.plain[at] not in NEVER
    return (
        looks_like_a_name(words, at) or follows_first_name(words, at) or _is_cut(words, at) or _is_set_apart(words, at)
    )


def _is_small_particled(words: Words, at: int) -> bool:
    """Tell whether a surname in small letters follows its particle: "mr le goff"."""
    if at + 1 >= len(words) or words.plain[at] not in PARTICLES or words.after(at) not in {" ", "'", "’"}:
        return False
    it = words.known(at + 1)
    return not words.capital(at + 1) and it.last >= _EVERYDAY and it.word <= 1 and small_name(words, at + 1)


def _is_hyphenated(words: Words, at: int) -> bool:
    """Tell whether a hyphen ties two words, one a name, into a surname: "Ah-Kang", "saint-martin"."""
    if at + 1 >= len(words) or words.after(at) not in {"-", "‑"} or words.capital(at) != words.capital(at + 1):
        return False
    if not words.capital(at):
        return small_name(words, at) and small_name(words, at + 1)
    free = not {words.plain[at], words.plain[at + 1]} & NEVER and words.plain[at] not in _PREFIXES
    return free and (looks_like_a_name(words, at) or looks_like_a_name(words, at + 1))


def _is_broken(words: Words, at: int) -> bool:
    """Tell whether a word is the end of a surname in capitals that a line break cut."""
    if words.before(at) != "\n" or not (words.upper(at) and words.upper(at - 1)):
        return False
    whole = known(words.plain[at - 1] + words.plain[at]).last
    return whole > 1 and whole > max(words.known(at - 1).last, words.known(at).last)


def _is_free(words: Words, at: int) -> bool:
    """Tell whether a capitalised word is neither a tool of grammar nor a word that is never a name."""
    return words.capital(at) and words.plain[at] not in NEVER and not words.grammar(at)


def _is_set_apart(words: Words, at: int) -> bool:
    """Tell whether capitals tell a first name from a surname that is also a word: "Jeanne POMMIER"."""
    if words.upper(at) == words.upper(at - 1) or not _is_free(words, at) or len(words.raw[at]) <= _ACRONYM:
        return False
    return max(words.known(at - 1).first, words.known(at).first) > 1


def _is_cut(words: Words, at: int) -> bool:
    """Tell whether letters in capitals are the end of a surname that OCR cut: "LEFE VRE Hélène"."""
    before_first_name = at + 1 < len(words) and words.joined(at) and words.known(at + 1).first > 1
    return before_first_name and words.upper(at - 1) and words.upper(at) and not any(words.known(at))


_EVERYDAY = 3


def _skip_particles(words: Words, at: int) -> int:
    """Give the index after particles, when a capitalised word follows them."""
    end = at
    while (
        end < min(len(words), at + _PARTICLES)
        and words.plain[end] in PARTICLES
        and words.after(end) in {" ", "'", "’", "-", "  "}
    ):
        end += 1
    return end if end > at and end < len(words) and words.capital(end) and not words.initial(end) else at
