"""One check: its name for machines, its name for people, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from proxy.doctor.machine import Machine
from proxy.doctor.seen import Seen, UnseenError
from proxy.standing import Light, Point


@dataclass(frozen=True, slots=True)
class Check:
    """Looks at one thing.

    Attributes:
        name: Stable, for supervision: `proxy-listening`.
        what: The thing, in a few French words.
        look: Tells how it stands; may raise anything.
    """

    name: str
    what: str
    look: Callable[[Machine], Seen]

    def point(self, machine: Machine) -> Point:
        """How the thing stands. A look that fails is a line like any other, never the end of the command."""
        try:
            seen = self.look(machine)
        except UnseenError as unseen:
            return Point(unseen.light, self.what, unseen.words, unseen.remedy)
        except PermissionError:
            return Point(Light.RED, self.what, "n'a pas pu être vérifié : droits insuffisants", "sudo paravent doctor")
        except FileNotFoundError as missing:
            words = f"n'a pas pu être vérifié : {missing.filename} manque"
            return Point(Light.RED, self.what, words, "sudo paravent install")
        except Exception as error:  # noqa: BLE001 - whatever it is, the other checks must still be made
            words = f"n'a pas pu être vérifié ({type(error).__name__})"
            return Point(Light.RED, self.what, words, "Signalez-le au support de Paravent, avec cette ligne.")
        return Point(seen.light, self.what, seen.words, seen.remedy)
