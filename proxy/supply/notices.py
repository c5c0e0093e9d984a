"""What the terminal of `paravent run` says of policies, in French."""

from dataclasses import dataclass
from enum import Enum, auto

from policies.document import Mode
from policies.loading import Loaded
from proxy.causes import cause
from proxy.supply.reception import Refusal

UNCHANGED = "la politique ne change pas tant que le journal ne peut pas le noter."
"""How a notice begins that only follows from what is wrong with the journal."""


class Tone(Enum):
    """How loudly something is said."""

    NEWS = auto()
    WARNING = auto()
    CLOSED = auto()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say, in a few lines; CLOSED where no request leaves until it is put right."""

    tone: Tone
    words: str


def adopted(loaded: Loaded) -> Notice:
    """A policy is in force."""
    policy = loaded.policy
    words = f"Politique en vigueur : {policy.id}, version {policy.version}, empreinte {loaded.sha256[:12]}."
    if policy.mode is Mode.OBSERVE:
        return Notice(
            Tone.WARNING, f"{words}\nMODE OBSERVATION : rien n'est bloqué ni masqué, tout part et est seulement noté."
        )
    return Notice(Tone.NEWS, words)


def refused(refusal: Refusal, in_force: Loaded | None) -> Notice:
    """A policy is refused, and the one before stays."""
    if in_force is None:
        return Notice(Tone.CLOSED, f"politique refusée :\n{refusal.message}")
    policy = in_force.policy
    before = f"{policy.id}, version {policy.version}, empreinte {in_force.sha256[:12]}"
    words = f"Fichier refusé ; la politique d'avant reste en vigueur ({before}). À corriger :\n{refusal.message}"
    return Notice(Tone.WARNING, words)


def spare_refused(refusal: Refusal) -> Notice:
    """The last good copy is of no use, and there is nothing else to begin with."""
    return Notice(Tone.CLOSED, f"copie de secours inutilisable :\n{refusal.message}")


def unwritten(error: Exception, in_force: Loaded | None) -> Notice:
    """The journal could not take the change, so nothing changes."""
    tone = Tone.CLOSED if in_force is None else Tone.WARNING
    return Notice(tone, f"{UNCHANGED} {error}")


def unarchived(error: Exception) -> Notice:
    """A policy in force could not be kept for those who will read the journal."""
    why = cause(error) if isinstance(error, OSError) else type(error).__name__
    return Notice(Tone.WARNING, f"La politique en vigueur n'a pas pu être gardée dans l'archive ({why}).")


def unkept(error: OSError) -> Notice:
    """The last good copy could not be written."""
    return Notice(Tone.WARNING, f"La copie de secours de la politique n'a pas pu être gardée ({cause(error)}).")
