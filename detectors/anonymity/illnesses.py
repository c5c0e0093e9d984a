"""The rarest disease that a text says somebody has."""

from detectors.anonymity.words import Words
from detectors.lexicons.phrases import Run
from detectors.lexicons.rare_diseases import rare_diseases

_DENIED = frozenset(
    {
        *("pas", "sans", "absence", "ni", "non", "jamais", "exclu", "exclure", "elimine", "eliminer", "eliminant"),
        *("ecarte", "ecarter", "depistage", "rechercher", "recherche", "versus", "vs", "plutot"),
    }
)
_RULED_OUT = frozenset({"exclu", "exclue", "elimine", "eliminee", "ecarte", "ecartee", "negatif", "negative", "absent"})
_BEFORE, _AFTER = 4, 3


def rarest(words: Words) -> float | None:
    """Give the people per million who live with the rarest disease told; None when no rare one is affirmed."""
    told = (run.value for run in rare_diseases().within(words.words) if _is_affirmed(words, run))
    return min(told, default=None)


def _is_affirmed(words: Words, run: Run[float]) -> bool:
    denied = not _DENIED.isdisjoint(words.before(run.start, _BEFORE))
    return not denied and _RULED_OUT.isdisjoint(words.after(run.end, _AFTER))
