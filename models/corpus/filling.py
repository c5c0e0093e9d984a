"""Fills the slots of a skeleton: the same role is the same person from end to end, a family shares its name."""

import re
from collections.abc import Callable, Iterator
from random import Random

from models.corpus import calendar
from models.corpus.bank import Bank
from models.corpus.lists import listed
from models.corpus.numbers import NUMBERS
from models.corpus.people import HABITS, Names, Person, written
from models.corpus.pieces import Piece
from models.corpus.places import ESTABLISHMENTS, Places
from models.corpus.skeletons import Mark, Part, Skeleton, Slot

_ROLES = {"patient": "PATIENT", "relative": "RELATIVE", "pro": "PROFESSIONAL"}
_ROLE = re.compile(r"(patient|relative|pro)\d?(?:_([fm]))?")
_FAMILY = 0.4
"""How often a relative bears the patient's name."""


class Filler:
    """Fills skeletons from names, places and words."""

    def __init__(self, names: Names, places: Places, bank: Bank) -> None:
        self._names = names
        self._places = places
        self._bank = bank

    def fill(self, skeleton: Skeleton, rng: Random) -> list[Piece]:
        """Give the pieces of one text.

        Raises:
            ValueError: a slot has no such name or form.
        """
        return list(_Filling(self._names, self._places, self._bank, rng).pieces(skeleton.parts))


class _Filling:
    """One text being filled: who is who in it, and how it writes full names."""

    def __init__(self, names: Names, places: Places, bank: Bank, rng: Random) -> None:
        self.places, self.bank, self._names, self._rng = places, bank, names, rng
        self._persons: dict[str, Person] = {}
        self._habit = rng.choices(HABITS, (35, 60, 5))[0]
        self._birth = calendar.birth(rng)

    def pieces(self, parts: tuple[Part, ...]) -> Iterator[Piece]:
        for part in parts:
            match part:
                case Mark():
                    yield self._marked(part)
                case Slot():
                    yield self._filled(part)
                case _:
                    yield Piece(part)

    def _marked(self, mark: Mark) -> Piece:
        if mark.words:
            return Piece(self.bank.swapped(mark.label, mark.words, self._rng), mark.label)
        return Piece(
            "".join(part if isinstance(part, str) else self._filled(part).text for part in mark.parts), mark.label
        )

    def _filled(self, slot: Slot) -> Piece:
        rng = self._rng
        if role := _ROLE.fullmatch(slot.what):
            person = self._person(slot.what, role[1], (role[2] or "").upper())
            return Piece(written(person, slot.form, rng, self._habit), _ROLES[role[1]], slot.what)
        if slot.what in NUMBERS:
            return Piece(NUMBERS[slot.what](rng))
        if slot.what in ESTABLISHMENTS:
            return Piece(self.places.establishment(slot.what, rng), "FACILITY")
        return self._other(slot)

    def _person(self, owner: str, role: str, sex: str) -> Person:
        if owner not in self._persons:
            patients = [person for name, person in self._persons.items() if name.startswith("patient")]
            family = role == "relative" and patients and self._rng.random() < _FAMILY
            self._persons[owner] = self._names.person(self._rng, sex, last=patients[0].last if family else "")
        return self._persons[owner]

    def _other(self, slot: Slot) -> Piece:
        rng = self._rng
        match slot:
            case Slot("dob", style):
                return Piece(calendar.written(self._birth, style, rng), "DATE_OF_BIRTH")
            case Slot("date", style):
                day = calendar.care(rng, antecedent=style in {"year", "month"})
                return Piece(calendar.written(day, style, rng), "DATE")
            case Slot("age", style):
                return Piece(calendar.age(style, rng), "AGE")
            case Slot(what, ""):
                return self._word(what)
        raise ValueError(f"no slot {slot.what}.{slot.form}")

    def _word(self, what: str) -> Piece:
        rng = self._rng
        if what in _PLAIN:
            return Piece(rng.choice(listed(_PLAIN[what])))
        if what == "eponym":
            name = rng.choice(listed("eponyms"))
            return Piece(name, "DISEASE" if _IS_DISEASE.match(name) else "")
        if what not in _WORDS:
            raise ValueError(f"no slot {what}")
        label, draw = _WORDS[what]
        return Piece(draw(self, rng), label)

    def unit(self, rng: Random) -> str:
        """Draw a ward, a room or a bed."""
        return self.bank.swapped("UNIT", rng.choice(listed("units")), rng)


_WORDS: dict[str, tuple[str, Callable[[_Filling, Random], str]]] = {
    "street": ("ADDRESS", lambda text, rng: text.places.street(rng)),
    "city": ("CITY", lambda text, rng: text.places.city(rng)),
    "CITY": ("CITY", lambda text, rng: text.places.city(rng).upper()),
    "cp": ("", lambda text, rng: text.places.postcode(rng)),
    "drug": ("DRUG", lambda text, rng: text.bank.drug(rng)),
    "disease": ("DISEASE", lambda text, rng: text.bank.disease(rng)),
    "unit": ("UNIT", _Filling.unit),
}
"""Slots without a form: their label, and what draws them."""
_PLAIN = {"celebrity": "celebrities", "dept": "departments", "country": "countries"}
_IS_DISEASE = re.compile(
    r"(?:maladie|syndrome|lymphome|sarcome|tumeur|démence|purpura|paralysie|tétralogie|œdème|fracture)\b"
)
