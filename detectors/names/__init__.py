"""Names of persons in French text: which words announce one, how far it goes, and what looks like one and is none."""

from collections.abc import Iterator
from itertools import chain

from detectors.names.announced import announced
from detectors.names.bare import bare
from detectors.names.listed import listed
from detectors.names.logins import logins
from detectors.names.named import Named
from detectors.names.signed import signed
from detectors.names.surroundings import is_translator
from detectors.names.words import Words
from detectors.names.written import written
from models.lexicons.gazetteer import DRUG, known
from models.lexicons.gazetteer import plain as letters
from models.lexicons.gazetteer import unaccented as plain

__all__ = ["Named", "Words", "is_drug", "is_first_name", "names_in", "plain"]


def names_in(words: Words) -> Iterator[Named]:
    """Give the names of a text that a word, a list or a form tells, then those alone that are not among them."""
    told = chain(announced(words), listed(words), logins(words), signed(words), written(words))
    found = [name for name in told if not is_translator(words, name.start)]
    taken = {at for name in found for at in range(name.start, name.end)}
    yield from found
    yield from (name for name in bare(words) if not taken.issuperset(range(name.start, name.end)))


def is_first_name(word: str) -> bool:
    """Tell whether each part of a word is a first name given in France."""
    return all(known(letters(part)).first > 1 for part in plain(word).split("-"))


def is_drug(word: str) -> bool:
    """Tell whether a word is a brand of drug."""
    return bool(known(letters(word)).kinds & DRUG)
