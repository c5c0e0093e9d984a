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
    """Requests to AI services are refused."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that was looked at.

    Attributes:
        light: How it stands.
        what: It, in a few French words ("Politique", "Journal").
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
    """

    version: str
    port: int
    started: datetime
    seen: datetime
    points: tuple[Point, ...]

    @property
    def light(self) -> Light:
        """The worst of all points."""
        lights = {point.light for point in self.points}
        return next((light for light in (Light.RED, Light.AMBER) if light in lights), Light.GREEN)
