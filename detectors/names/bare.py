"""Names that nothing announces: what the gazetteer knows, how it is written and what stands around decide."""

from collections.abc import Iterator

from detectors.lexicons.first_names import FIRST_NAMES, NICKNAMES
from detectors.names.evidence import evidence
from detectors.names.named import Named, people
from detectors.names.prose import is_learned
from detectors.names.reading import follows_first_name, looks_like_a_name
from detectors.names.small import small
from detectors.names.surroundings import is_someone_else, tells_of_a_person
from detectors.names.vocabulary import CUES, HEADS, PARTICLES, PLACES
from detectors.names.words import Words

_LONGEST = 12
"""Words in a run; a longer one is cut, which bounds the time."""
_PARTICLES = 4
_FREQUENT, _VERY_FREQUENT = 3, 4
_HEADING = CUES.keys() | PLACES | HEADS
_SMALL = FIRST_NAMES | NICKNAMES


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
            if words.plain[at] in _SMALL:
                yield from small(words, at)
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
    heads = leading and words.plain[at] in _HEADING and words.after(at) != "-"
    if heads and not (at + 1 < end and _is_surname_in_capitals(words, at)):
        return False
    return words.initial(at) or looks_like_a_name(words, at) or (not leading and follows_first_name(words, at))


def _is_surname_in_capitals(words: Words, at: int) -> bool:
    """Tell whether capitals make a surname of a word that else announces one: "PETIT Maurice"."""
    if not words.upper(at) or words.upper(at + 1) or words.known(at).last < _VERY_FREQUENT:
        return False
    return words.known(at + 1).first >= _FREQUENT and words.after(at) == " "


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
        yield from (name for name in people(words, rule, end) if not is_someone_else(words, name.start, name.end))
