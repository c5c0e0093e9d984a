"""The work of `paravent policy explain`: a text read, every rule tried on it, and why; none of the text repeated."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain, repeat
from pathlib import Path

from rich.console import Console

from detectors.engine import PresidioDetector
from detectors.protocol import ModelMissingError
from policies.decision import Action
from policies.document import Mode
from policies.explaining import Explanation, Gap, Lift, Part, Trial, explain
from policies.loading import Loaded
from policies.model import Policy
from policies.phrasing import meaning
from policies.rule import Status
from proxy.cli.exits import Exit
from proxy.cli.judging import audience_of, policy_at
from proxy.cli.options import errors, fail
from proxy.prompt import Prompt, Role, Segment
from proxy.reasons import ADVICE
from proxy.redaction.ledger import Ledger
from proxy.screening.errors import ScreeningError
from proxy.screening.facts import Audience
from proxy.screening.local import Local
from proxy.screening.memo import Memo
from proxy.screening.screening import Sitting
from proxy.screening.verdict import Verdict

_out = Console(emoji=False, highlight=False, soft_wrap=True)
_STYLES = {Part.DECIDED: "bold", Part.WATCHED: "yellow"}


def explain_text(text: str, policy: Path | None, service: str, groups: frozenset[str]) -> None:
    """Judge a text as if somebody of these groups sent it to a service, and show why."""
    loaded = policy_at(policy)
    audience = _audience(loaded.policy, service, groups)
    try:
        with errors.status("Chargement du modèle…"):
            detector = PresidioDetector()
        verdict = asyncio.run(_verdict(Memo(Local(detector)), loaded, audience, text))
    except ModelMissingError as error:
        fail(Exit.MODEL_MISSING, str(error))
    except ScreeningError as error:
        fail(Exit.FAILED, f"{error.reason} : {ADVICE[error.reason]}")
    explanation = explain(loaded.policy, verdict.facts)
    for line in seen(verdict, audience):
        _out.print(line, markup=False)
    _out.print("\nRègles, dans l'ordre :", style="bold")
    for trial in explanation.trials:
        _out.print(f"  {tried(trial)}", style=_STYLES.get(trial.part, ""), markup=False)
    _out.print("\nDécision :", style="bold")
    for line in outcome(loaded.policy, explanation, verdict):
        _out.print(f"  {line}", markup=False)


def _audience(policy: Policy, service: str, groups: frozenset[str]) -> Audience:
    declared = sorted(group.id for group in policy.groups)
    if unknown := sorted(groups - set(declared)):
        known = ", ".join(declared) or "aucun"
        fail(Exit.USAGE, f"Groupe inconnu de cette politique : {', '.join(unknown)}. Groupes déclarés : {known}.")
    now = datetime.now().astimezone().replace(tzinfo=None)
    return replace(audience_of(service).under(policy, now), groups=groups)


async def _verdict(memo: Memo, loaded: Loaded, audience: Audience, text: str) -> Verdict:
    prompt = Prompt(audience.service, (Segment((), Role.USER, text),))
    verdict, _ = await Sitting(memo, loaded).judge(prompt, audience, Ledger())
    return verdict


def seen(verdict: Verdict, audience: Audience) -> Iterator[str]:
    """Say what the policy knows of the request."""
    facts = verdict.facts
    yield f"Service   {audience.service}, {meaning(facts.tier)}"
    if facts.groups:
        yield f"Auteur    {', '.join(sorted(facts.groups))}"
    for label, line in zip(chain(["Repéré"], repeat("")), list(_found(verdict)) or ["rien"], strict=False):
        yield f"{label:<9} {line}"
    yield f"Identité  {meaning(facts.identifying)}"
    yield f"Secret    {'oui' if facts.secret else 'non'} · cas inventé : {'oui' if facts.vignette else 'non'}"


def _found(verdict: Verdict) -> Iterator[str]:
    """Give each category found, how often, and the recognizers that saw it."""
    found = list(chain.from_iterable(verdict.findings))
    for category in sorted({finding.category for finding in found}):
        by = Counter(finding.recognizer for finding in found if finding.category is category)
        times = f" ({by.total()} fois)" if by.total() > 1 else ""
        yield f"{meaning(category)}{times} : {', '.join(sorted(by))}"


def tried(trial: Trial) -> str:
    """Say what a rule had to do with the decision."""
    rule = trial.rule
    match trial.part:
        case Part.DECIDED:
            return f"→ {rule.id} : convient, et décide : {rule.action}"
        case Part.LATE:
            return f"· {rule.id} : conviendrait, mais une règle avant elle a décidé"
        case Part.WATCHED:
            effect = f"déciderait {rule.action}" if trial.first else "ne changerait rien, une règle avant elle décide"
            return f"○ {rule.id} : convient, sous observation : notée au journal, sans effet ; appliquée, elle {effect}"
        case Part.RETIRED:
            return f"· {rule.id} : retirée"
        case Part.UNMET:
            watched = " (sous observation)" if rule.status is Status.OBSERVE else ""
            return f"· {rule.id}{watched} : ne convient pas : {_lacking(trial.gap)}"


def _lacking(gap: Gap | None) -> str:
    return f"{gap.label} : il faudrait « {gap.wanted} », ici « {gap.had} »" if gap else ""


def outcome(policy: Policy, explanation: Explanation, verdict: Verdict) -> Iterator[str]:
    """Say what was decided, what lifted it or made no difference, and what it came to."""
    decision, winner = explanation.decision, explanation.winner
    if winner is None:
        yield "aucune règle ne convient : ce qui n'est pas prévu est bloqué"
    yield f"{decision.action} par {decision.rule_id} : {meaning(decision.action).partition(' ; ')[0]}"
    yield from (_lifted(lift) for lift in explanation.lifts)
    final = verdict.decision
    if decision.action is Action.REDACT:
        after = "part" if final.action is Action.REDACT else f"encore retenue par {final.rule_id} : elle est bloquée"
        yield f"masquée, puis relue et jugée de nouveau : {after}"
    if policy.mode is Mode.OBSERVE:
        yield "politique en mode observe : la décision est notée, et la demande part telle quelle"


def _lifted(lift: Lift) -> str:
    one = lift.exemption
    if lift.gap is None:
        return f"exception « {one.id} » : lève {one.rule} jusqu'au {one.expires:%d/%m/%Y}, accordée par {one.approver}"
    return f"exception « {one.id} » : ne s'applique pas : {_lacking(lift.gap)}"
