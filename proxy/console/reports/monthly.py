"""What the monthly report says, before it is a page or a PDF: counts for the DPO, the direction and the trainers.

A.V.E.C. (Apprendre, Vérifier, Estimer, Communiquer) is the HAS's short of a sound use of generative AI in care
(« Premières clefs d'usage de l'IA générative en santé », October 2025): each verb gets the counts that it needs.
No name, no keyed hash of anyone, and small units are not told apart (discretion.py).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from detectors.finding import HEALTH
from proxy.console import words
from proxy.console.french import change, compared, counted, number, part
from proxy.console.naming import Titles, service
from proxy.console.reports.discretion import units
from proxy.store.states import Month
from proxy.store.views import Count

MOST = 8
"""Lines of a table: what a meeting can look at."""


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the heading of each column, rows of words, and what is to be known of them."""

    title: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verb:
    """One of the four verbs of A.V.E.C., and what the month's counts say of it."""

    name: str
    says: str


def tables(month: Month, titles: Titles) -> tuple[Table, ...]:
    """Lay out every table of the report."""
    now, then = month.overview, month.overview_before
    return (
        _compared("Ce qui a été trouvé", "Catégorie", now.categories, then.categories, words.category),
        _compared("Services d'IA", "Service", now.services, then.services, service),
        _compared("Règles qui ont décidé", "Règle", now.rules, then.rules, titles.rule),
        _compared("Refus techniques", "Raison", now.reasons, then.reasons, words.reason),
        _by_unit(now.units, titles),
        _alarms(month),
    )


def avec(month: Month) -> tuple[Verb, ...]:
    """Say, verb by verb, what training may draw from the month."""
    actions, before = month.overview.actions, month.overview_before.actions
    tools = counted(len(month.overview.services), "outil d'IA utilisé", "outils d'IA utilisés")
    shares = (
        f"{part(actions.allow, actions.total)} des demandes sont parties telles quelles, "
        f"{part(actions.redact, actions.total)} ont été masquées, {part(actions.block, actions.total)} bloquées"
    )
    watched = month.overview.observing
    spared = f", mais {counted(watched, 'décision')} en observation n'ont rien retenu" if watched else ""
    judged = counted(actions.total, "demande jugée", "demandes jugées")
    moved = compared(actions.total, before.total, "par rapport au mois d'avant", "le mois d'avant")
    return (
        Verb("Apprendre", f"{_usual(month)} {tools}."),
        Verb("Vérifier", f"{shares}{spared}."),
        Verb("Estimer", f"{judged} ({moved})."),
        Verb("Communiquer", _said_back(month)),
    )


def _usual(month: Month) -> str:
    """What is held back most, but what a question of medicine is about: nobody is asked to leave that out."""
    held = sorted(
        (one for one in month.overview.categories if one.name not in HEALTH and _held(one)), key=_held, reverse=True
    )
    if not held:
        return "Rien n'a dû être masqué ni bloqué pour ce qui y était trouvé."
    return f"À ôter d'abord avant d'écrire : {', '.join(words.category(one.name) for one in held[:3])}."


def _held(one: Count) -> int:
    return one.actions.redact + one.actions.block


def _said_back(month: Month) -> str:
    reported, handled = sum(month.alarms.reported.values()), month.alarms.handled
    confirmed = handled.get("false_alarm", 0) + handled.get("rule_changed", 0)
    said = f"{counted(reported, 'fausse alerte signalée', 'fausses alertes signalées')} par les utilisateurs"
    if not handled:
        return f"{said}, aucune réponse donnée."
    answers = counted(sum(handled.values()), "réponse donnée", "réponses données")
    return f"{said}, {answers}, dont {counted(confirmed, 'qui leur donne raison', 'qui leur donnent raison')}."


def _compared(title: str, what: str, now: Iterable[Count], then: Iterable[Count], name: Callable[[str], str]) -> Table:
    before = {one.name: one.actions.total for one in then}
    every = list(now)
    rows = tuple(
        (
            words.capital(name(one.name)),
            *map(number, (one.actions.total, one.actions.redact, one.actions.block)),
            change(one.actions.total, before.get(one.name, 0)),
        )
        for one in every[:MOST]
    )
    rest = len(every) - len(rows)
    note = f"Et {counted(rest, 'autre', 'autres')}, dans la console." if rest else ""
    return Table(title, (what, "Demandes", "Masquées", "Bloquées", "Mois d'avant"), rows, note)


def _by_unit(counts: Iterable[Count], titles: Titles) -> Table:
    found = units(counts)
    rows = tuple((words.capital(titles.unit(one.name)), one.total, one.held) for one in found.told[: 2 * MOST])
    note = "Une unité compte les demandes des personnes qui en sont ; une même demande peut compter dans deux unités."
    if found.small:
        note += f" Non nommées, pour ne désigner personne : {counted(found.small, 'unité')} de moins de 5 demandes."
    return Table("Unités", ("Unité", "Demandes", "Masquées ou bloquées"), rows, note)


def _alarms(month: Month) -> Table:
    reported = [
        (words.capital(words.SAID.get(said, said)), count, month.alarms_before.reported.get(said, 0))
        for said, count in month.alarms.reported.items()
    ]
    handled = [
        (f"Réponse : {words.OUTCOMES.get(outcome, outcome)}", count, month.alarms_before.handled.get(outcome, 0))
        for outcome, count in month.alarms.handled.items()
    ]
    rows = tuple((name, number(count), change(count, before)) for name, count, before in (*reported, *handled))
    return Table("Fausses alertes", ("Ce qui a été dit, ou répondu", "Nombre", "Mois d'avant"), rows)
