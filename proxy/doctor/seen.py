"""What one look told, or why it told nothing."""

from dataclasses import dataclass

from proxy.standing import Light

AFTERWARDS = "Corrigez d'abord la ligne qui le dit, puis : sudo paravent doctor"
"""What to do where another line's fault hides this one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing, as it was seen.

    Attributes:
        light: GREEN where nothing is to be done; AMBER where somebody must act soon; RED where traffic goes
            unexamined, is refused, or nobody could prove afterwards what happened.
        words: What was seen, in French.
        remedy: What to do, in French, with a command to type; empty when nothing is.
    """

    light: Light
    words: str
    remedy: str = ""


class UnseenError(Exception):
    """A thing could not be looked at: why, what to do, and how bad that is by itself."""

    def __init__(self, words: str, remedy: str, light: Light = Light.RED) -> None:
        """Remember all; RED by default, for what nobody has seen is not well."""
        super().__init__(words)
        self.words, self.remedy, self.light = words, remedy, light


def well(words: str) -> Seen:
    """Nothing to do."""
    return Seen(Light.GREEN, words)


def soon(words: str, remedy: str) -> Seen:
    """Somebody must act soon."""
    return Seen(Light.AMBER, words, remedy)


def ill(words: str, remedy: str) -> Seen:
    """Somebody must act now."""
    return Seen(Light.RED, words, remedy)


def follows(cause: str) -> UnseenError:
    """What cannot be seen because of something that has its own line: no second alarm for it."""
    return UnseenError(f"n'a pas pu être vérifié : {cause}", AFTERWARDS, Light.AMBER)
