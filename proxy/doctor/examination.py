"""All checks made once, and what is said of them at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from proxy.doctor.check import Check
from proxy.doctor.machine import Machine
from proxy.doctor.seen import AFTERWARDS
from proxy.standing import Light, Point


@dataclass(frozen=True, slots=True)
class Examined:
    """One check, made.

    Attributes:
        name: Of the check.
        point: How the thing stands.
    """

    name: str
    point: Point


def examine(machine: Machine, checks: Sequence[Check]) -> Iterator[Examined]:
    """Make each check in its turn."""
    for check in checks:
        yield Examined(check.name, check.point(machine))


def worst(examined: Sequence[Examined]) -> Light:
    """The light of the whole."""
    lights = {one.point.light for one in examined}
    return next((light for light in (Light.RED, Light.AMBER) if light in lights), Light.GREEN)


def conclusion(examined: Sequence[Examined]) -> str:
    """One sentence, with what to begin with; what another line's fault hides is not counted besides it."""
    ailing = [one.point for light in (Light.RED, Light.AMBER) for one in examined if one.point.light is light]
    to_do = [point for point in ailing if point.remedy != AFTERWARDS] or ailing
    if not to_do:
        return "Tout va bien : les services d'IA sont examinés, et rien n'est à faire."
    first = f"« {to_do[0].what} » : {to_do[0].remedy}"
    return f"Une chose à faire, {first}" if len(to_do) == 1 else f"{len(to_do)} choses à faire, d'abord {first}"
