"""What the fields of an HL7 v2 message hold, by type: names, staff, identifiers, addresses, telephones."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import regex

from detectors.fields.placeholders import is_blank
from detectors.fields.values import Span, trimmed, values
from detectors.finding import Category

type Values = Iterator[tuple[Category, int, int]]

_SOCIAL = regex.compile(r"[1-478](?:\d{12}|\d[\dAB]{11,13})(?:\d\d)?")
_RPPS, _ADELI = 11, 9
_UNIT_CODE = 9
_TYPE_CODE = 4
"""CX-5, after the identifier, its check digit and scheme, and the authority that assigned it."""


class Message(NamedTuple):
    """A text and the characters that separate its fields, components, repetitions and sub-components."""

    text: str
    field: str = "|"
    component: str = "^"
    repetition: str = "~"
    part: str = "&"

    def cut(self, span: Span, separator: str) -> list[Span]:
        """Give the spans of the pieces between separators, empty ones included."""
        start, pieces = span[0], []
        for piece in self.text[slice(*span)].split(separator):
            pieces.append((start, start + len(piece)))
            start += len(piece) + len(separator)
        return pieces


def _name(message: Message, span: Span) -> Values:
    """Read an XPN: family, given and other names; prefix and type are left out."""
    yield from _run(message, message.cut(span, message.component)[:3], Category.PERSON)


def _run(message: Message, pieces: list[Span], category: Category) -> Values:
    """Give one span from the first component that holds something to the last."""
    held = [s for piece in pieces if (s := trimmed(message.text, *piece))[0] < s[1]]
    if not held or is_blank(value := message.text[held[0][0] : held[-1][1]]):
        return
    if category is not Category.PERSON or any(map(str.isalpha, value)):
        yield category, held[0][0], held[-1][1]


def _staff(message: Message, span: Span) -> Values:
    """Read an XCN: an id, then a name; where there is no id, the first component may be the whole name."""
    identifier, *rest = message.cut(span, message.component)
    whole = message.text[slice(*identifier)]
    if whole.strip() and not any(map(str.isdigit, whole)):
        if any(message.text[slice(*piece)].strip() for piece in rest[:2]):
            yield from _run(message, [identifier, *rest[:2]], Category.PERSON)
        else:
            yield from _first(Category.PERSON, message, identifier)
        return
    digits = whole.strip()
    category = {_RPPS: Category.RPPS, _ADELI: Category.ADELI}.get(len(digits), Category.RECORD_ID)
    yield from _code(message, identifier, category if digits.isdigit() else Category.RECORD_ID)
    yield from _run(message, rest[:2], Category.PERSON)


def _reader(message: Message, span: Span) -> Values:
    """Read an NDL, whose first component holds an XCN cut by sub-components."""
    first = message.cut(span, message.component)[0]
    yield from _staff(message._replace(component=message.part), first)


def _code(message: Message, span: Span, category: Category) -> Values:
    start, end = trimmed(message.text, *message.cut(span, message.component)[0])
    value = message.text[start:end]
    if any(map(str.isdigit, value)) and not is_blank(value):
        yield category, start, end


def _patient(message: Message, span: Span) -> Values:
    """Read a CX by the type and the authority that come with it: IPP, INS or stay."""
    pieces = [message.text[slice(*piece)] for piece in message.cut(span, message.component)]
    kind = pieces[_TYPE_CODE].strip().upper() if len(pieces) > _TYPE_CODE else ""
    authority = pieces[_TYPE_CODE - 1] if len(pieces) >= _TYPE_CODE else ""
    social = kind in {"INS", "INS-C", "INS-NIR", "NIR", "NH", "SS", "SNN"} or "1.2.250.1.213.1.4." in authority
    if social or _SOCIAL.fullmatch(pieces[0].strip()):
        yield from _code(message, span, Category.NIR)
    elif kind in {"AN", "VN"}:
        yield from _code(message, span, Category.NDA)
    else:
        yield from _code(message, span, Category.IPP)


def _coded(category: Category, message: Message, span: Span) -> Values:
    yield from _code(message, span, category)


def _social(message: Message, span: Span) -> Values:
    value = message.text[slice(*message.cut(span, message.component)[0])].strip()
    yield from _code(message, span, Category.NIR if _SOCIAL.fullmatch(value) else Category.RECORD_ID)


def _address(message: Message, span: Span) -> Values:
    """Read an XAD: street to postcode as one span; without a street, a town and a postcode."""
    pieces = message.cut(span, message.component)[:5]
    if any(message.text[slice(*piece)].strip(' "') for piece in pieces[:2]):
        yield from _run(message, pieces, Category.ADDRESS)
        return
    for place, category in ((2, Category.CITY), (4, Category.POSTAL_CODE)):
        yield from _run(message, pieces[place : place + 1], category)


def _phone(message: Message, span: Span) -> Values:
    for category in (Category.PHONE_NUMBER, Category.EMAIL_ADDRESS):
        for piece in message.cut(span, message.component):
            for found in values(category, message.text, *piece):
                yield category, *found


def _unit(message: Message, span: Span) -> Values:
    """Read a PL (ward, room, bed) or, as in ZBE, an XON whose tenth component is the code of the unit."""
    pieces = message.cut(span, message.component)
    place = pieces[:3] if any(start < end for start, end in pieces[:3]) else pieces[_UNIT_CODE : _UNIT_CODE + 1]
    yield from _run(message, place, Category.UNIT)


def _first(category: Category, message: Message, span: Span) -> Values:
    for start, end in values(category, message.text, *message.cut(span, message.component)[0]):
        yield category, start, end


READERS: dict[str, Callable[[Message, Span], Values]] = {
    "name": _name,
    "staff": _staff,
    "reader": _reader,
    "patient": _patient,
    "stay": partial(_coded, Category.NDA),
    "record": partial(_coded, Category.RECORD_ID),
    "social": _social,
    "address": _address,
    "phone": _phone,
    "unit": _unit,
    "birth": partial(_first, Category.DATE_OF_BIRTH),
    "date": partial(_first, Category.DATE),
    "city": partial(_first, Category.CITY),
    "facility": partial(_first, Category.FACILITY),
    "profession": partial(_first, Category.PROFESSION),
}
"""How to read one repetition of a field, by the word that the layout of its segment uses."""
