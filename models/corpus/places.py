"""Places: communes and streets of France, and establishments of care, school and work made of them."""

from random import Random

from models.corpus.lists import listed
from models.corpus.people import Names
from models.corpus.sources import Sources

_PATTERNS = {kind: f"{kind}_patterns" for kind in ("hospital", "clinic", "ehpad", "school", "employer")}
_ANY = ("hospital", "hospital", "clinic", "ehpad")
ESTABLISHMENTS = frozenset({*_PATTERNS, "facility"})
"""Kinds of slots that hold an establishment; "facility" is any of care."""
_SHORT = {
    "avenue": "av.",
    "boulevard": "bd",
    "place": "pl.",
    "rue": "r.",
    "chemin": "ch.",
    "impasse": "imp.",
    "allée": "all.",
}
_LARGE, _IN_FULL, _SAINT_IN_FULL, _SAINT_HYPHENED = 0.5, 0.6, 0.6, 0.8


class Places:
    """Draws places."""

    def __init__(self, sources: Sources, names: Names) -> None:
        self._communes = sources.communes()
        self._streets = sources.streets()
        self._names = names

    def city(self, rng: Random) -> str:
        """Draw a commune: one of the larger ones as often as any."""
        return rng.choice(listed("cities")) if rng.random() < _LARGE else rng.choice(self._communes).name

    def postcode(self, rng: Random) -> str:
        """Draw a postcode."""
        return rng.choice(self._communes).postcode

    def street(self, rng: Random) -> str:
        """Draw a number and a street."""
        number = f"{rng.randint(1, 180)}{rng.choice(('', '', '', '', ' bis', ' ter', ' B'))}"
        name = rng.choice(self._streets)
        kind, _, rest = name.partition(" ")
        name = name if rng.random() < _IN_FULL else f"{_SHORT.get(kind.lower(), kind)} {rest}"
        return f"{number}{rng.choice((' ', ' ', ', '))}{name[0].lower()}{name[1:]}"

    def establishment(self, kind: str, rng: Random) -> str:
        """Draw an establishment of one of `ESTABLISHMENTS`.

        Raises:
            KeyError: no such kind.
        """
        kind = rng.choice(_ANY) if kind == "facility" else kind
        return rng.choice(listed(_PATTERNS[kind])).format(
            city=self.city(rng),
            saint=_said(rng, rng.choice(listed("saints"))),
            green=rng.choice(listed("home_names")),
            known=known_hospital(rng),
            person=self._person(rng),
            last=self._names.last_name(rng),
            plural=rng.choice(listed("clinic_names")),
        )

    def _person(self, rng: Random) -> str:
        person = self._names.person(rng)
        return rng.choice((f"{person.first} {person.last}", f"{person.first}-{person.last}", person.last))


def known_hospital(rng: Random) -> str:
    """Draw a hospital that carers call by its short name."""
    return rng.choice(listed("known_hospitals"))


def _said(rng: Random, saint: str) -> str:
    """Write a saint as carers do: "Saint-Louis", "St Louis", "St-Louis"."""
    kind = rng.random()
    if kind < _SAINT_IN_FULL:
        return saint
    short = saint.replace("Sainte-", "Ste-").replace("Saint-", "St-")
    return short if kind < _SAINT_HYPHENED else short.replace("-", " ")
