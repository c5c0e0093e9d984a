"""Conditions in French words: what a rule asks for, and what a request has."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from policies.facts import Facts
from policies.glossary import GLOSSARY
from policies.hours import Hours
from policies.shape import ExactlyOne
from policies.when import When

LABELS = {
    "tier": "niveau du service",
    "service": "service d'IA",
    "group": "groupe de l'auteur",
    "hours": "moment",
    "identifying": "identité",
    "secret": "secret médical",
    "vignette": "cas inventé",
    "categories": "repéré",
    "persons": "personnes nommées",
    "obstacles": "contenu illisible",
    "complete": "analyse complète",
    "anonymity_below": "personnes qui correspondent en France",
}
"""What people call each condition."""

_WAYS = {
    "any_of": "au moins un parmi ",
    "all_of": "tous : ",
    "none_of": "aucun parmi ",
    "only": "rien d'autre que ",
    "any": "un au moins, quel qu'il soit",
}
_FEW = 3
_SEVERAL = 2  # French has no plural below: 0 exception
_UNKNOWN = "inconnu"
_NONE = {"group": "aucun groupe connu", "persons": "personne", "obstacles": "aucun"}


def conditions(when: When) -> Iterator[str]:
    """Give each condition in words: « identité : un nom, un numéro… ». Nothing for a rule that suits everything."""
    yield from (f"{LABELS[key]} : {wanted(when, key)}" for key in given(when))


def given(when: When) -> tuple[str, ...]:
    """Give the conditions that hold something back, in the order in which they are tried."""
    return tuple(key for key in LABELS if getattr(when, key) is not None)


def wanted(when: When, key: str) -> str:
    """Say what a condition that is given asks for."""
    value = getattr(when, key)
    if isinstance(value, ExactlyOne):
        (way,) = value.model_fields_set
        among = getattr(value, way)
        return _WAYS[way] + ("" if among is True else meanings(among, "et" if way == "all_of" else "ou"))
    if isinstance(value, bool):
        return _yes(value)
    if isinstance(value, int):
        return f"moins de {grouped(value)}"
    return meaning(value) if isinstance(value, str) else meanings(value)


def had(facts: Facts, key: str, hours: Hours | None) -> str:
    """Say what a request has where a condition looks."""
    match key:
        case "tier" | "identifying":
            return meaning(getattr(facts, key))
        case "secret" | "vignette" | "complete":
            return _yes(getattr(facts, key))
        case "service":
            return facts.service or _UNKNOWN
        case "hours":
            return meaning(hours.at(facts.at)) if hours is not None and facts.at is not None else _UNKNOWN
        case "anonymity_below":
            return "pas d'estimation" if facts.anonymity is None else f"environ {grouped(facts.anonymity)}"
    found = {"group": facts.groups, "categories": facts.categories, "persons": facts.persons}
    return meanings(found.get(key, facts.obstacles)) or _NONE.get(key, "rien")


def meanings(values: Iterable[str], joined: str = "ou") -> str:
    """Say several words of a policy, in their own order."""
    words = [meaning(value) for value in sorted(values, key=_rank)]
    return (f" {joined} " if len(words) < _FEW and not any("," in word for word in words) else " ; ").join(words)


def meaning(value: str) -> str:
    """Say a word of a policy; one that the establishment made up stays as it is."""
    if not isinstance(value, StrEnum):
        return value
    return GLOSSARY[type(value)][value].partition(" : ")[0]


def _rank(value: str) -> tuple[int, str]:
    return (list(type(value)).index(value) if isinstance(value, StrEnum) else 0, value)


def _yes(value: bool) -> str:
    return "oui" if value else "non"


def counted(number: int, word: str) -> str:
    """Write a number of things, the word taking an s from two on: 1 exception, 2 exceptions."""
    return f"{number} {word}" if number < _SEVERAL else f"{number} {word}s"


def grouped(number: int) -> str:
    """Write a number as people read it: 50 000."""
    return f"{number:,}".replace(",", " ")
