"""The notation of cases: a sentence where `<PERSON>Claire Vidal</PERSON>` marks what to find."""

import re
from dataclasses import dataclass, field

from detectors.finding import Category

_MARK = re.compile(r"<(?P<name>[A-Z_]+)>(?P<inside>[^<>]*)</(?P=name)>")
_TAG = re.compile(r"</?[A-Z_]+>")
_LONGEST = max(map(len, Category))


@dataclass(frozen=True, slots=True)
class Marked:
    """A case's sentence.

    Attributes:
        plain: The sentence without its marks.
        categories: What the marks say is there.
    """

    plain: str = field(repr=False)
    categories: frozenset[Category]


def unmark(text: str) -> Marked:
    """Separate a sentence from its marks, which never nest.

    Raises:
        ValueError: a mark is left open or names no category; the message quotes that name, never the sentence.
    """
    names = frozenset(mark["name"] for mark in _MARK.finditer(text))
    plain = _MARK.sub(r"\g<inside>", text)
    if _TAG.search(plain):
        raise ValueError("une marque n'est pas fermée ou en contient une autre")
    if strange := sorted(names - frozenset(Category)):
        allowed = ", ".join(Category)
        raise ValueError(f"« {strange[0][:_LONGEST]} » est un nom qui n'est pas une catégorie. Catégories : {allowed}")
    return Marked(plain, frozenset(map(Category, names)))
