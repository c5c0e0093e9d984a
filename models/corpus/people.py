"""Invented persons: names drawn from the registers, rare and foreign ones included, and names that exist nowhere."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from random import Random
from typing import NamedTuple
from zlib import crc32

from models.corpus.sources import Name, Sources

_HELD_OUT = 10
"""One name in ten is never seen in training."""
_USUAL = 20
"""Bearers from which a name is drawn whatever its frequency."""
_SEED_NAMES = 40_000
_LONGEST_INVENTED, _SHORTEST_INVENTED = 10, 4
_PARTICLES = ("de ", "de ", "du ", "de la ", "d'", "van ", "von ", "ben ", "el ", "da ", "dos ", "di ")
_VOWELS = "AEIOUYÉÈÊÂÎÔ"


class Person(NamedTuple):
    """One invented person; the surname at birth may be another one."""

    first: str
    last: str
    birth: str


class Names:
    """Draws persons from one half of the names: those of training, or those held out of it."""

    def __init__(self, sources: Sources, *, held_out: bool) -> None:
        first, last = (
            [name for name in names if is_held_out(name.name) is held_out]
            for names in (sources.first_names(), sources.last_names())
        )
        self._first = {sex: _Draw([name for name in first if sex in name.sex]) for sex in "MF"}
        self._last = _Draw(last)
        self._inventor = _Inventor((name.name for name in sorted(last, key=_by_count)[:_SEED_NAMES]), held_out=held_out)

    def person(self, rng: Random, sex: str = "", *, last: str = "") -> Person:
        """Draw a person of a sex ("M", "F", or either), of a family when `last` is given."""
        sex = sex or rng.choice("MF")
        return Person(self._first_name(rng, sex), last or self.last_name(rng), self.last_name(rng))

    def last_name(self, rng: Random) -> str:
        """Draw a surname: frequent, rare, invented, double or with a particle."""
        kind = rng.random()
        name = self._inventor.name(rng) if kind < _INVENTED else self._last.name(rng)
        if kind > 1 - _DOUBLE:
            return f"{name}{rng.choice('--- ')}{self._last.name(rng)}"
        if kind > 1 - _DOUBLE - _PARTICLE:
            particle = rng.choice(_PARTICLES)
            return f"{particle}{name}" if particle != "d'" or name[0] in _VOWELS else f"de {name}"
        return name

    def _first_name(self, rng: Random, sex: str) -> str:
        name = self._first[sex].name(rng)
        if rng.random() < _COMPOUND and "-" not in name:
            return f"{name}{rng.choice('--- ')}{self._first[sex].name(rng)}"
        return name


_INVENTED, _DOUBLE, _PARTICLE, _COMPOUND = 0.18, 0.05, 0.05, 0.07


def is_held_out(name: str) -> bool:
    """Tell whether a name is kept for the test."""
    return crc32(name.upper().encode()) % _HELD_OUT == 0


class _Draw:
    """Draws a name: as often as in the country, or usual ones alike, or all alike."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._all = names
        self._usual = [name for name in names if name.bearers >= _USUAL]
        self._sums = list(accumulate(name.bearers for name in names))

    def name(self, rng: Random) -> str:
        kind = rng.random()
        if kind < 0.4:  # noqa: PLR2004 - shares of the three draws
            return self._all[bisect_right(self._sums, rng.randrange(self._sums[-1]))].name
        return rng.choice(self._usual if kind < 0.85 else self._all).name  # noqa: PLR2004 - idem


class _Inventor:
    """Makes names up, letter after letter, as those of the country are spelt."""

    def __init__(self, names: Iterable[str], *, held_out: bool) -> None:
        self._held_out = held_out
        self._next: dict[str, list[str]] = defaultdict(list)
        for name in names:
            if re.fullmatch(r"[^\W\d_]{5,}", name):
                word = f"^^{name.lower()}$"
                for at in range(len(word) - 2):
                    self._next[word[at : at + 2]].append(word[at + 2])

    def name(self, rng: Random) -> str:
        while True:
            word = "^^"
            while not word.endswith("$") and len(word) < _LONGEST_INVENTED + 2:
                word += rng.choice(self._next[word[-2:]])
            name = word.strip("^$")
            if len(name) >= _SHORTEST_INVENTED and is_held_out(name) is self._held_out:
                return name.capitalize()


def _by_count(name: Name) -> tuple[int, str]:
    return -name.bearers, name.name


def written(person: Person, form: str, rng: Random, habit: str) -> str:
    """Write a person in one of the forms of the skeletons.

    Args:
        person: Who.
        form: Form of the slot, such as "last" or "FILED".
        rng: Source of chance.
        habit: How this text writes a full name: one of `HABITS`.

    Raises:
        ValueError: no such form.
    """
    first, last = person.first, person.last
    match form:
        case "first" | "FIRST":
            name = first
        case "last" | "LAST":
            name = last
        case "birth" | "BIRTH":
            name = person.birth
        case "full" | "FULL":
            name = f"{first} {last.upper()}" if habit == "First LAST" else f"{first} {last}"
        case "filed" | "FILED":
            name = f"{last} {first}" if habit == "first last" else f"{last.upper()} {first}"
        case "initial":
            name = f"{last[0].upper()}."
        case "i":
            name = _initial(first)
        case "initials":
            name = rng.choice(_INITIALS).format(first[0].upper(), last[0].upper())
        case "any":
            return written(person, rng.choice(("first", "last", "LAST", "full", "full", "filed", "FILED")), rng, habit)
        case _:
            raise ValueError(f"no form of a person's name: {form}")
    return name.upper() if form.isupper() else name


def _initial(first: str) -> str:
    """Give "J." or "J.-P."."""
    return "-".join(f"{part[0].upper()}." for part in first.split("-"))


_INITIALS = ("{}.{}.", "{}.{}.", "{}.{}", "{}. {}.", "{}{}")
HABITS = ("First LAST", "First Last", "first last")
