"""What judges see of a text: its words and pairs of words.

To the judge of secrecy, entities count by their kind: a person or a town says nothing by
its name. To the judge of naming
they are what is in question: it sees which words could be a name, and never which name.
"""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from models.lexicons.gazetteer import known, plain

type DocLike = Doc | Span

_PERSONS = frozenset({"PATIENT", "RELATIVE", "PROFESSIONAL"})
_NAMED = _PERSONS | {"ADDRESS", "CITY", "FACILITY"}
_STEM, _ENDING = 5, 4
"""Letters of a word that stand for its family, and for its tense, person and number."""
_BORNE, _RARE, _COMMON = 2, 2, 3
"""Frequencies in `gazetteer`: of a name that people bear, of a word that is rather a name, and rather a word."""


def grams(doc: DocLike) -> frozenset[str]:
    """Give what tells whether a text speaks of a real person: entities by kind, words with their ends."""
    found = _pairs(["<s>", *_kinds(doc), "</s>"])
    for word in {word for token in doc if (word := _own(token))}:
        found.add(f"w={word}")
        if len(word) > _STEM:
            found |= {f"p={word[:_STEM]}", f"e={word[-_ENDING:]}"}
    return frozenset(found)


def shapes(doc: DocLike) -> frozenset[str]:
    """Give what tells whether a text names a private person: words, and what could be a name among them."""
    return frozenset(_pairs(["<s>", *_shapes(doc), "</s>"]))


def _pairs(stream: list[str]) -> set[str]:
    """Give the words of a stream, by one, by two, and by two with one between."""
    found = {f"{one} {other}" for one, other in pairwise(stream)}
    found |= {f"{one} _ {other}" for one, other in zip(stream, stream[2:], strict=False)}
    return found | set(stream)


def _kinds(doc: DocLike) -> Iterator[str]:
    inside = ""
    for token in doc:
        label = token.ent_type_
        if label and label == inside and token.ent_iob_ == "I":
            continue
        inside = label
        if label:
            yield "<PERSON>" if label in _PERSONS else f"<{label}>"
        else:
            yield from _said(token)


def _shapes(doc: DocLike) -> Iterator[str]:
    for token in doc:
        yield from (_shape(token, word) for word in _said(token))


def _shape(token: Token, word: str) -> str:
    """Give a word, or what it could be of a name: a word that people bear, and that the language has little use for."""
    it = known(word)
    if not token.text[0].isupper():
        return "<name>" if not it.word and max(it.first, it.last) >= _BORNE else word
    if it.first >= _BORNE and it.word < _COMMON:
        return "<First>"
    return "<Name>" if not it.word or (it.last >= _BORNE and it.word < _RARE) else word


def _said(token: Token) -> Iterator[str]:
    """Give the word of a token; a line's end is one, other blanks are none."""
    if not token.is_space:
        yield _word(token)
    elif "\n" in token.text:
        yield "<nl>"


def _own(token: Token) -> str:
    """Give the word of a token, unless it is a number, a blank, or part of the name of somebody or of a place."""
    return "" if token.ent_type_ in _NAMED or token.is_space or token.text.isdigit() else _word(token)


def _word(token: Token) -> str:
    return "<n>" if token.text.isdigit() else plain(token.text) or token.text
