"""Names that the model sees in context: kept unless the gazetteer or what stands around says that they are nobody's."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from detectors.lexicons.countries import COUNTRIES
from detectors.names.named import Named, named
from detectors.names.prose import is_learned, is_prose, lists_answers, speaks_of_care
from detectors.names.surroundings import is_nobody
from detectors.names.vocabulary import CARED_FOR, HEADS, OWNED, PARTICLES, PLACES, TITLES, UNSUGGESTED
from detectors.names.words import Words
from models.lexicons.gazetteer import DRUG

_RULE = "modèle"
_ACRONYM, _FREQUENT, _EVERYDAY, _PAIR = 4, 3, 3, 2
_HEADING = HEADS | PLACES | TITLES | UNSUGGESTED
_CODE = frozenset('<>{}=^"_\\[]|#*~&')
"""Signs of code and of exchange formats, whose names have recognizers of their own."""


def suggested(words: Words, spans: Iterable[tuple[int, int]], *, private: Callable[[], bool] = bool) -> Iterator[Named]:
    """Give the names inside the spans in which the model sees a person.

    Args:
        words: The text.
        spans: Where the model sees persons, in code points.
        private: Tells whether the text, as a whole, names a private person: a word that no register knows is then
            believed; asked only where that decides.
    """
    if is_learned(words.text):
        return
    for span_start, span_end in spans:
        start = bisect_left(words.ends, span_start + 1)
        end = bisect_left(words.starts, span_end)
        start, end = _trimmed(words, start, end)
        if start < end and _is_somebody(words, start, end, private=private):
            yield from named(words, _RULE, start, end)


def _trimmed(words: Words, start: int, end: int) -> tuple[int, int]:
    """Leave out of a span the words at its edges that open or follow a name and belong to none."""
    while start < end and _is_outside(words, start):
        start += 1
    while end > start and (_is_outside(words, end - 1) or _is_particle(words, end - 1)):
        end -= 1
    return start, end


def _is_particle(words: Words, at: int) -> bool:
    return words.plain[at] in PARTICLES and not words.capital(at)


def _is_outside(words: Words, at: int) -> bool:
    if words.initial(at):
        return words.raw[at] == "M" and words.after(at).startswith(". ")
    if words.plain[at] in _HEADING:
        return True
    return not words.capital(at) and words.plain[at] not in PARTICLES and not _small_name(words, at)


def _is_somebody(words: Words, start: int, end: int, *, private: Callable[[], bool]) -> bool:
    if _is_code(words, start, end) or is_nobody(words, start, end):
        return False
    if _is_country(words, start, end) or any(_is_answer(words, at) for at in range(start, end)):
        return False
    if _is_species(words, start, end) or _is_foreign(words, start, end):
        return False
    pair = end - start == 1 and words.upper(start) and len(words.raw[start]) == _PAIR
    likely = [at for at in range(start, end) if pair or words.initial(at) or _may_name(words, at)]
    if end - start == 1 and _is_begun(words, start):
        return False
    known = any(max(words.known(at)[:2]) for at in likely) and not (end - start == 1 and _is_doubtful(words, start))
    return bool(likely) and (known or (not is_prose(words.text) and (speaks_of_care(words.text) or private())))


def _is_country(words: Words, start: int, end: int) -> bool:
    """Tell whether the only word is a country's name."""
    return end - start == 1 and words.plain[start] in COUNTRIES


def _is_answer(words: Words, at: int) -> bool:
    """Tell whether a word is the letter of an answer to choose."""
    return words.initial(at) and words.raw[at] in _LETTERS and lists_answers(words.text)


_LETTERS = frozenset("ABCDE")


def _is_begun(words: Words, at: int) -> bool:
    """Tell whether a lone word that no register knows owes its capital to its place, and does nothing patients do."""
    follows = words.plain[at + 1] if at + 1 < len(words) else ""
    return words.starts_sentence(at) and not any(words.known(at)[:2]) and follows not in CARED_FOR | _AUXILIARIES


_AUXILIARIES = frozenset({"a", "est", "va", "veut"})


def _is_doubtful(words: Words, at: int) -> bool:
    """Tell whether a lone word looks like an acronym or is an everyday word: somebody only where care is spoken of."""
    if at > 1 and words.plain[at - 1] in {"de", "d", "du"} and words.plain[at - 2] in OWNED:
        return False
    it = words.known(at)
    short = words.upper(at) and len(words.raw[at]) <= _ACRONYM
    return short or (it.word >= _PAIR and (max(it.first, it.last) <= _FREQUENT or words.starts_sentence(at)))


def _is_species(words: Words, start: int, end: int) -> bool:
    """Tell whether words are a species in Latin: "S. mansoni", "Microsporum canis"."""
    at = start + 1
    if at == end and at < len(words) and words.joined(start):
        end += 1
    latin = end - start == _PAIR and words.capital(start) and words.raw[at].islower() and not words.known(at).first
    return latin and len(words.raw[at]) > _ACRONYM and not words.common(at)


def _is_foreign(words: Words, start: int, end: int) -> bool:
    """Tell whether words are of another alphabet, whose names have a recognizer of their own."""
    return any(word[0] > _LAST_LATIN for word in words.raw[start:end])


_LAST_LATIN = "\u024f"


def _is_code(words: Words, start: int, end: int) -> bool:
    """Tell whether a sign of code touches the words, or capitals stand inside one: "resourceType"."""
    around = words.before(start)[-1:] + words.after(end - 1)[:1]
    attribute = words.before(start).endswith("//") or (words.before(start).endswith(".") and words.raw[start].islower())
    return attribute or not _CODE.isdisjoint(around) or any(_is_camel(words.raw[at]) for at in range(start, end))


def _is_camel(word: str) -> bool:
    return word[0].islower() and not word.islower()


def _may_name(words: Words, at: int) -> bool:
    """Tell whether the gazetteer lets a word be a name where the model sees one."""
    it = words.known(at)
    name = max(it.first, it.last)
    if (
        words.plain[at] in UNSUGGESTED
        or words.raw[at][-1].isdigit()
        or (it.kinds & DRUG and name < _FREQUENT)
        or words.medical(at)
    ):
        return False
    if not words.capital(at):
        return _small_name(words, at)
    if words.upper(at) and len(words.raw[at]) <= _ACRONYM:
        return name >= _PAIR
    return name >= (_FREQUENT if it.word >= _EVERYDAY else 1) or not words.common(at)


def _small_name(words: Words, at: int) -> bool:
    """Tell whether a word in small letters is a name that many bear, and no word of the language."""
    it = words.known(at)
    return (it.first >= _PAIR or it.last >= _FREQUENT) and not words.common(at)
