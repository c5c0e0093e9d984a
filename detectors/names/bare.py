"""Names that nothing announces: what the gazetteer knows, how it is written and what stands around decide."""

from collections.abc import Iterator

from detectors.lexicons.first_names import FIRST_NAMES
from detectors.names.evidence import evidence
from detectors.names.named import Named
from detectors.names.prose import is_learned
from detectors.names.reading import follows_first_name, looks_like_a_name
from detectors.names.surroundings import is_someone_else, tells_of_a_person
from detectors.names.vocabulary import CUES, HEADS, NEVER, PARTICLES, PLACES
from detectors.names.words import Words

_LONGEST = 12
"""Words in a run; a longer one is cut, which bounds the time."""
_PARTICLES = 4
_KNOWN, _FREQUENT, _VERY_FREQUENT = 2, 3, 4


def bare(words: Words) -> Iterator[Named]:
    """Give the names that stand alone."""
    found = _alone(words)
    yield from (n for n in found if tells_of_a_person(words, n.start, n.end)) if is_learned(words.text) else found


def _alone(words: Words) -> Iterator[Named]:
    at, total = 0, len(words)
    while at < total:
        if words.capital(at):
            end = _run(words, at)
            yield from _in_run(words, at, end)
            at = end
        else:
            if words.plain[at] in FIRST_NAMES:
                yield from _small(words, at)
            at += 1


def _run(words: Words, start: int) -> int:
    """Give the index after a run of capitalised words, particles inside."""
    end = start + 1
    while end < len(words) and end - start < _LONGEST and words.joined(end - 1):
        following = end
        while following < min(len(words), end + _PARTICLES) and _is_particle(words, following):
            following += 1
        if following < len(words) and words.capital(following):
            end = following + 1
        elif words.capital(end):
            end += 1
        else:
            break
    return end


def _is_particle(words: Words, at: int) -> bool:
    return words.plain[at] in PARTICLES and words.after(at) in {" ", "'", "’"}


def _in_run(words: Words, start: int, end: int) -> Iterator[Named]:
    """Cut a run at the words that are no name, and judge each piece."""
    piece = start
    for at in range(start, end + 1):
        if at == end or not _may_belong(words, at, end, leading=at == piece):
            yield from _piece(words, piece, at)
            piece = at + 1


def _may_belong(words: Words, at: int, end: int, *, leading: bool) -> bool:
    if words.plain[at] in PARTICLES and at + 1 < end and (words.capital(at) or words.capital(at + 1)):
        return words.capital(at) or leading or any(words.known(at - 1)[:2])
    if leading and any(words.plain[at] in kind for kind in (CUES, PLACES, HEADS)) and words.after(at) != "-":
        return False
    return words.initial(at) or looks_like_a_name(words, at) or (not leading and follows_first_name(words, at))


def _piece(words: Words, start: int, end: int) -> Iterator[Named]:
    while end > start and not words.capital(end - 1):
        end -= 1
    while start < end and not words.capital(start):
        start += 1
    if end <= start:
        return
    rule = evidence(words, start, end)
    if rule and not is_someone_else(words, start, end):
        abbreviated = words.initial(end - 1) and words.after(end - 1).startswith(".")
        yield Named(rule, start, end, words.ends[end - 1] + abbreviated)


def _small(words: Words, at: int) -> Iterator[Named]:
    """Read a first name and a surname, both in small letters."""
    if at + 1 >= len(words) or words.after(at) != " " or words.capital(at + 1):
        return
    first, last = words.known(at), words.known(at + 1)
    plain_first = first.word == 0 and last.last >= _KNOWN and last.word <= _KNOWN
    plain_last = last.word <= 1 and not last.kinds and last.last >= _FREQUENT
    paired = plain_first or (plain_last and first.first >= _VERY_FREQUENT and first.word <= _KNOWN)
    if at and words.plain[at - 1] in {"la", "le", "une", "un", "les", "des", "l"}:
        return
    if paired and words.plain[at + 1] not in NEVER and not is_someone_else(words, at, at + 2):
        yield Named("prénom et nom, minuscules", at, at + 2, words.ends[at + 1])
