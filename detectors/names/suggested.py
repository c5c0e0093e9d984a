"""Names that a model suggests: kept when the gazetteer does not contradict it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from detectors.lexicons.eponyms import NAMESAKES
from detectors.names.named import Named
from detectors.names.prose import is_learned
from detectors.names.reading import known_name, looks_like_a_name
from detectors.names.surroundings import is_someone_else
from detectors.names.vocabulary import HEADS, NEVER, PARTICLES, PLACES
from detectors.names.words import Words

_RULE = "modèle"
_FREQUENT = 3


def suggested(words: Words, spans: Iterable[tuple[int, int]]) -> Iterator[Named]:
    """Give the names inside the spans in which a model sees a person."""
    for start, end in spans:
        first = bisect_left(words.ends, start + 1)
        last = bisect_left(words.starts, end)
        yield from _in_span(words, first, last)


def _in_span(words: Words, start: int, end: int) -> Iterator[Named]:
    """Cut a span at the words that are no name, and judge each piece."""
    piece = start
    for at in range(start, end + 1):
        if at == end or not _may_belong(words, at, end, leading=at == piece):
            yield from _piece(words, piece, at)
            piece = at + 1
        elif at + 1 < end and not words.joined(at) and words.after(at) not in {"'", "’"}:
            yield from _piece(words, piece, at + 1)
            piece = at + 1


def _may_belong(words: Words, at: int, end: int, *, leading: bool) -> bool:
    if leading and (words.plain[at] in HEADS or words.plain[at] in PLACES):
        return False
    if words.plain[at] in PARTICLES and at + 1 < end:
        return True
    return words.initial(at) or looks_like_a_name(words, at)


def _piece(words: Words, start: int, end: int) -> Iterator[Named]:
    while end > start and not words.capital(end - 1):
        end -= 1
    while start < end and not words.capital(start):
        start += 1
    if is_learned(words.text):
        return
    full = [at for at in range(start, end) if not words.initial(at) and words.plain[at] not in PARTICLES]
    if full and _is_likely(words, full) and not is_someone_else(words, start, end):
        while end < len(words) and words.initial(end) and words.joined(end - 1) and words.after(end).startswith("."):
            end += 1
        yield Named(_RULE, start, end, words.ends[end - 1] + words.initial(end - 1))


def _is_likely(words: Words, full: list[int]) -> bool:
    """Tell whether the gazetteer knows one of two words, or the only one as a frequent name inside a sentence."""
    if len(full) > 1:
        return any(known_name(words, at) for at in full)
    it = words.known(full[0])
    if (
        words.plain[full[0]] in NEVER
        or words.plain[full[0]] in NAMESAKES
        or words.common(full[0])
        or words.upper(full[0])
    ):
        return False
    return (it.first >= _FREQUENT or it.last > _FREQUENT) and not words.starts_sentence(full[0])
