"""The persons in the value of a field, read with the proof that the field's name gives."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from detectors.fields.logins import is_login, login
from detectors.fields.people import given, is_lone_name, people
from detectors.fields.placeholders import is_blank
from detectors.fields.values import Span, values
from detectors.fields.vocabulary import Field, glued
from detectors.fields.wordings import Proof
from detectors.finding import Category

_ROSTER = regex.compile(
    r"\b(?:astreintes?|gardes?|planning|roulement|tour\sde\sr[ôo]le|tableau\sde\sservice)\b", regex.I
)
_SEVERAL = regex.compile(r"[,;/+]|\set\s")


class Named(NamedTuple):
    """What a field's name means, and the name as it is written."""

    field: Field
    name: str


def persons(text: str, named: Named, start: int, end: int, *, known: bool) -> Iterator[Span]:
    """Give the names of persons in the value of a field.

    Args:
        text: The whole text.
        named: The name of the field and what it means.
        start: Where its value starts.
        end: Where nothing of it can be any more.
        known: Whether another field of the text tells of a person.
    """
    field, name = named
    if field.proof is Proof.PEOPLE:
        yield from people(text, start, end, sure=known)
    elif field.proof is Proof.ROSTER:
        yield from people(text, start, end) if _ROSTER.search(text) else ()
    elif field.proof is Proof.LOGIN:
        yield from _account(text, start, end)
    elif field.proof is Proof.IDENTITY and "prenoms" in glued(name) and not is_blank(text[start:end].strip()):
        yield from list(given(text, start, end)) or values(Category.PERSON, text, start, end)
    elif field.proof is Proof.IDENTITY or (known and field.proof is Proof.NAME):
        yield from values(Category.PERSON, text, start, end)
    else:
        yield from _of_role(text, named, start, end, known=known)


def in_cell(text: str, named: Named, start: int, end: int, *, known: bool) -> Iterator[Span]:
    """Give the persons of a cell; `known` when the other columns tell of persons, so that a name needs no proof."""
    proof = named.field.proof
    if not known or proof in {Proof.PEOPLE, Proof.ROSTER, Proof.LOGIN}:
        yield from persons(text, named, start, end, known=known)
    else:
        several = proof in {Proof.ROLE, Proof.STAFF} and _SEVERAL.search(text, start, end)
        yield from (several and list(people(text, start, end, sure=True))) or values(Category.PERSON, text, start, end)


def _account(text: str, start: int, end: int) -> Iterator[Span]:
    shown = list(values(Category.PERSON, text, start, end, sure=False))
    yield from shown or login(text, start, end)


def _of_role(text: str, named: Named, start: int, end: int, *, known: bool) -> Iterator[Span]:
    """Read what follows a word for a person: a full name, or a surname alone where only a person can be meant."""
    spans = list(values(Category.PERSON, text, start, end, sure=False))
    proof = named.field.proof
    staff = proof is Proof.STAFF
    if not spans and (staff or (known and proof is Proof.ROLE)):
        unknown = known or not glued(named.name).endswith(("par", "by"))
        lone = values(Category.PERSON, text, start, end)
        spans = [span for span in lone if _is_lone(text[slice(*span)], unknown=unknown)]
    yield from spans


def _is_lone(value: str, *, unknown: bool) -> bool:
    return is_lone_name(value, unknown=unknown) or ("." in value and is_login(value))
