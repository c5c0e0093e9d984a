"""What may be chosen in each list of the form above the decisions: words of the journal and their French names."""

from collections.abc import Iterable
from dataclasses import dataclass

from detectors.finding import Category
from proxy.console import naming, words
from proxy.console.pages.filters import NAMES
from proxy.store.store import Store
from proxy.store.views import Query


@dataclass(frozen=True, slots=True)
class Choice:
    """One list: its name in the address, its label, its values with their names, and what is chosen."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]
    chosen: str


def choices(store: Store, query: Query, titles: naming.Titles) -> tuple[Choice, ...]:
    """Give the lists of the form; services, rules, units and reasons are those that the store has seen."""
    seen = store.overview()
    found = {
        "action": ("Décision", words.ACTIONS_OF_MANY.items()),
        "category": ("Trouvé", ((one.value, words.category(one)) for one in Category)),
        "service": ("Service d'IA", ((one.name, naming.service(one.name)) for one in seen.services)),
        "unit": ("Unité", ((one.name, titles.unit(one.name)) for one in seen.units)),
        "rule": ("Règle", ((one.name, titles.rule(one.name)) for one in seen.rules)),
        "reason": ("Refus technique", ((one.name, words.reason(one.name)) for one in seen.reasons)),
        "tier": ("Niveau du service", words.TIERS.items()),
        "identifying": ("Désigne", words.IDENTIFYING.items()),
        "reported": ("Fausse alerte", {"oui": "signalée", "non": "pas signalée"}.items()),
    }
    return tuple(_choice(field, label, values, query) for field, (label, values) in found.items())


def _choice(field: str, label: str, values: Iterable[tuple[str, str]], query: Query) -> Choice:
    asked = getattr(query, field)
    chosen = {True: "oui", False: "non"}.get(asked, asked or "")
    known = sorted({value: words.capital(name) for value, name in values}.items(), key=lambda pair: pair[1].casefold())
    extra = () if chosen in {"", *(value for value, _ in known)} else ((chosen, chosen),)
    return Choice(NAMES[field], label, (*known, *extra), chosen)
