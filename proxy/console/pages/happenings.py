"""What was out of the ordinary in a journal, in a sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from proxy.console import words
from proxy.console.french import counted, day, lasted, size
from proxy.store.states import Happening

type Facts = Mapping[str, object]

_CAUSES = {
    "missing": "Un fichier du journal manquait : un nouveau a été commencé",
    "altered": "Un fichier du journal avait été modifié : un nouveau a été commencé",
    "lost": "Les clés du journal étaient perdues : il a été recommencé sous un autre nom",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A happening, its sentence, and whether someone must look at it."""

    happening: Happening
    says: str
    grave: bool


def told(happening: Happening) -> Told:
    """Say what happened; what this version does not know keeps its own name."""
    grave, say = _SAID.get(happening.what, (False, lambda _facts: happening.what))
    return Told(happening, say(happening.facts), grave=grave)


def _segment(facts: Facts) -> str:
    return _CAUSES.get(str(facts.get("cause")), "Un nouveau fichier a été commencé")


def _clock(facts: Facts) -> str:
    way = "avancée" if facts.get("direction") == "forward" else "reculée"
    return f"L'horloge de la machine a été {way} de {lasted(_whole(facts, 'seconds'))}"


def _purged(facts: Facts) -> str:
    decisions = facts.get("decisions")
    gone = sum(int(count) for count in decisions.values()) if isinstance(decisions, Mapping) else 0
    period = f"du {_day(facts, 'first_day')} au {_day(facts, 'last_day')}"
    return f"Purge à la fin de la conservation : {counted(gone, 'décision')}, {period} ; la preuve en est gardée"


def _refused(facts: Facts) -> str:
    cause = words.CAUSES.get(str(facts.get("cause")), str(facts.get("cause", "")))
    return f"Politique refusée : {cause}. Celle d'avant reste en vigueur"


def _day(facts: Facts, name: str) -> str:
    try:
        return day(str(facts.get(name)))
    except ValueError:
        return "?"


def _whole(facts: Facts, name: str) -> int:
    value = facts.get(name, 0)
    return value if isinstance(value, int) else 0


def _says(text: str) -> Callable[[Facts], str]:
    return lambda _facts: text


_SAID: Mapping[str, tuple[bool, Callable[[Facts], str]]] = {
    "foreign": (True, _says("Une ligne écrite par une autre main a été laissée de côté")),
    "recovered": (
        False,
        lambda facts: (
            f"Une ligne coupée par un arrêt a été retirée ({size(_whole(facts, 'cut_bytes'))}) ; rien n'était parti"
        ),
    ),
    "clock": (False, _clock),
    "purged": (False, _purged),
    "segment": (True, _segment),
    "policy": (False, _refused),
    "started": (False, _says("Démarrage")),
    "stopped": (False, _says("Arrêt")),
    "altered": (True, _says("Une ligne déjà reçue n'est plus la même")),
    "rolled_back": (True, _says("Le journal s'arrête avant ce qui en avait été reçu : il a été remis en arrière")),
    "missed": (True, _says("Des lignes n'ont jamais été reçues avant celle-ci")),
}
"""By kind: whether it is grave, and what is said of it."""
