"""Names inside a file name, where `_` and `-` stand for spaces and case means little."""

from collections.abc import Iterator

from detectors.lexicons.eponyms import EPONYMS
from detectors.names.reading import known_name
from detectors.names.vocabulary import CUES, NEVER, PARTICLES, Cue
from detectors.names.words import Words

_JOINTS = frozenset("_- ")
_CIVILITIES = (Cue.CIVILITY, Cue.SHORT_CIVILITY)
_KNOWN, _FREQUENT, _VERY_FREQUENT = 2, 3, 4


def named_in_file(words: Words) -> Iterator[tuple[int, int]]:
    """Give the spans of the names in a file name without its extension."""
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and _may_belong(words, end) and (end == at or words.before(end) in _JOINTS):
            end += 1
        if end > at and _is_someone(words, at, end):
            yield words.starts[at], words.ends[end - 1]
        at = max(end, at + 1)


def _may_belong(words: Words, at: int) -> bool:
    if words.plain[at] in NEVER or words.plain[at] in CUES:
        return False
    return words.plain[at] in PARTICLES or (any(words.known(at)[:2]) and not _is_plain_word(words, at))


def _is_plain_word(words: Words, at: int) -> bool:
    """Tell whether a word is more a word than a name; a very frequent first name is a name."""
    it = words.known(at)
    return bool(it.kinds) or (it.word > 1 and max(it.first, it.last) <= max(it.word, _FREQUENT))


def _is_someone(words: Words, start: int, end: int) -> bool:
    full = [at for at in range(start, end) if words.plain[at] not in PARTICLES]
    if start > 0 and CUES.get(words.plain[start - 1]) in _CIVILITIES:
        return bool(full)
    firsts = [at for at in full if words.known(at).first >= _KNOWN]
    others = any(words.known(at).last > 0 for at in full)
    if all(words.plain[at] in EPONYMS for at in full):
        return False
    if len(full) > 1:
        return bool(firsts) and others and any(known_name(words, at) for at in full)
    if len(full) != 1 or not known_name(words, full[0]):
        return False
    it, given = words.known(full[0]), words.capital(full[0]) and not words.upper(full[0])
    return it.last >= _VERY_FREQUENT or (given and it.first >= _FREQUENT and not it.word)
