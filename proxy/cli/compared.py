"""How a difference between two policies is said to people."""

from collections.abc import Iterator, Mapping

from policies.comparing import WHOLE, Change, Kind
from policies.decide import DEFAULT_RULE_ID, INCOMPLETE_RULE_ID
from policies.decision import Action
from policies.trials import Outcome
from policies.weakening import Weakenings
from proxy.cli.replaying import Replay
from proxy.reasons import ReasonCode

ACTIONS = {Action.ALLOW: "laissée passer", Action.REDACT: "masquée", Action.BLOCK: "bloquée"}

_UNMASKED: Mapping[str, str] = {
    ReasonCode.REDACTION_INCOMPLETE: "masquage insuffisant",
    ReasonCode.CANNOT_REWRITE: "masquage impossible pour ce service",
}
_RULES: Mapping[str, str] = {DEFAULT_RULE_ID: "aucune règle", INCOMPLETE_RULE_ID: "analyse inachevée", **_UNMASKED}
_KINDS = {Kind.ADDED: "ajouté", Kind.REMOVED: "retiré", Kind.CHANGED: "modifié", Kind.MOVED: "déplacé"}
_FEMININE = frozenset({"règle", "exception"})
_LONGEST = 80  # characters of a value before and after

type Line = tuple[str, str]
"""Words, and the style that they are shown in."""


def lines(changed: tuple[Change, ...], weaker: Weakenings, past: Replay | None) -> Iterator[Line]:
    """Give all that there is to say, line by line."""
    yield "Ce qui change :" if changed else "Les deux politiques disent la même chose.", "bold"
    yield from ((f"  {said(change)}", "red" if change.unseen else "") for change in changed)
    yield "", ""
    yield from _weaker(weaker)
    if past is not None:
        yield "", ""
        yield from _past(past)


def said(change: Change) -> str:
    """Say one change in one line."""
    agreed = "e" if change.part in _FEMININE else ""
    where = change.key if change.part == WHOLE else f"{change.part} {change.name}"
    if change.key and change.part != WHOLE:
        where = f"{where}, {change.key}"
    before, after = _short(change.before), _short(change.after)
    if before and after and before != after:
        what = f"{before} → {after}"
    else:
        what = _KINDS[change.kind] + agreed + "".join(f" ({value})" for value in (before or after,) if value)
    if change.kind is Kind.MOVED:
        what = f"{_KINDS[change.kind]}{agreed}, {before} → {after}"
    return f"{where} : {what}" + (" — à relire : peut laisser partir plus" if change.unseen else "")


def _weaker(weaker: Weakenings) -> Iterator[Line]:
    if weaker.found:
        yield "Ce que la seconde retient moins que la première :", "bold"
    elif weaker.whole:
        yield "Dans aucune situation la seconde ne retient moins que la première.", "green"
    for one in weaker.found:
        yield f"  {_outcome(one.before)} → {_outcome(one.after)}", "red"
        yield f"      {one.situation}", ""
    if not weaker.whole:
        yield "Trop de situations pour toutes les essayer : relisez ce qui change.", "red"


def _past(past: Replay) -> Iterator[Line]:
    looser, stricter = len(past.looser), len(past.stricter)
    yield (
        f"Sur {len(past.decisions)} décisions : {_leave(looser)}, {_stay(stricter)}, {_same(past.unchanged)}.",
        "bold red" if looser else "bold",
    )
    for (before, after), count in past.by_outcome():
        yield f"  {count:>5}  {_outcome(before)} → {_outcome(after)}", ""
    if examples := past.examples():
        yield "Par exemple :", ""
        yield from ((f"  {one.place} : {_state(one.before)} → {_state(one.after)}", "") for one in examples)


def _leave(count: int) -> str:
    one = count == 1
    return f"{count} {'partirait' if one else 'partiraient'} qui {'était retenue' if one else 'étaient retenues'}"


def _stay(count: int) -> str:
    one = count == 1
    return f"{count} {'serait retenue' if one else 'seraient retenues'} qui {'partait' if one else 'partaient'}"


def _same(count: int) -> str:
    return f"{count} {'inchangée' if count == 1 else 'inchangées'}"


def _outcome(outcome: Outcome) -> str:
    return f"{ACTIONS[outcome.action]} ({_RULES.get(outcome.rule_id, outcome.rule_id)})"


def _state(outcome: Outcome) -> str:
    return _outcome(outcome) if outcome.rule_id in _UNMASKED else ACTIONS[outcome.action]


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
