"""How the running product stands, told in words that a technician reads at a glance. No word of any request."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Light(StrEnum):
    """The state of all of it."""

    GREEN = "green"
    """Requests are examined, and nothing needs anybody."""
    AMBER = "amber"
    """Requests are examined; something needs somebody soon."""
    RED = "red"
    """Something needs somebody now: requests are refused (`Standing.closed` tells), or what keeps them examined and
    written down does not hold."""


class Topic(StrEnum):
    """What is looked at, by the name that people read: on the status page, from the doctor, in the guides."""

    START = "Démarrage"
    CANARY = "Essai par un patient inventé"
    POLICY = "Politique"
    ANALYSIS = "Modèle d'analyse"
    JOURNAL = "Journal"
    DISK = "Place sur le disque"
    KEEPER = "Gardien des adresses"
    AUTHORITY = "Autorité du poste"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that was looked at.

    Attributes:
        light: How it stands.
        what: It, in a few French words: one of `Topic`, or a name that the doctor alone has for it.
        words: What was seen, in French.
        remedy: What to do, in French; empty when nothing is.
    """

    light: Light
    what: str
    words: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the status page shows.

    Attributes:
        version: Of the product.
        port: Of the explicit proxy on 127.0.0.1.
        started: When it started, UTC.
        seen: When this was looked at, UTC.
        points: One for each thing looked at, in the order in which they matter.
        closed: Whether requests to AI services are refused, whatever they say; where they are, the light is red.
    """

    version: str
    port: int
    started: datetime
    seen: datetime
    points: tuple[Point, ...]
    closed: bool = False

    @property
    def light(self) -> Light:
        """The worst of all points."""
        lights = {point.light for point in self.points}
        return next((light for light in (Light.RED, Light.AMBER) if light in lights), Light.GREEN)
