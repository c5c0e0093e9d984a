from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given

from detectors.finding import Identifying
from policies.checking import NOTHING_FOUND
from policies.decide import decide, matches, observed
from policies.decision import Action
from policies.explaining import Gap, Part, explain, first_gap
from policies.facts import Facts, Tier
from policies.loading import DEFAULT, load
from policies.rule import Status
from policies.when import When
from tests.policies.establishment import ESTABLISHMENT
from tests.policies.strategies import FACTS, WHENS

OWN, SHIPPED = load(ESTABLISHMENT).policy, load(DEFAULT).policy
NAMED = replace(NOTHING_FOUND, service="chatgpt", identifying=Identifying.DIRECT)
FROM_DIM = replace(NAMED, groups=frozenset({"dim"}), at=datetime(2026, 11, 23, 9))  # noqa: DTZ001 - local time


def parts(facts: Facts) -> dict[str, Part]:
    return {trial.rule.id: trial.part for trial in explain(OWN, facts).trials}


@given(FACTS)
def test_an_explanation_never_contradicts_the_decision(facts: Facts) -> None:
    for policy in (OWN, SHIPPED):
        told = explain(policy, facts)

        assert told.decision == decide(policy, facts)
        assert tuple(trial.rule for trial in told.trials) == policy.rules
        assert tuple(t.rule.id for t in told.trials if t.part is Part.WATCHED) == observed(policy, facts)
        lifting = [lift.exemption.id for lift in told.lifts if lift.gap is None]
        deciding = {*lifting, "incomplete", told.winner.id if told.winner else "default"}
        assert told.decision.rule_id in deciding


@given(WHENS, FACTS)
def test_there_is_a_gap_exactly_where_conditions_do_not_hold(when: When, facts: Facts) -> None:
    assert (first_gap(when, facts, OWN.hours) is None) is matches(when, facts, OWN.hours)


def test_each_rule_says_what_it_had_to_do_with_the_decision() -> None:
    seen = parts(NAMED)

    assert seen["cas-invente"] is Part.RETIRED
    assert seen["identite-directe"] is Part.DECIDED
    assert seen["identite-indirecte"] is Part.UNMET
    assert parts(replace(NAMED, secret=True))["secret-medical"] is Part.LATE


def test_the_first_condition_that_does_not_hold_is_named_with_both_sides() -> None:
    gaps = {trial.rule.id: trial.gap for trial in explain(SHIPPED, NAMED).trials}

    assert gaps["secret-medical"] == Gap("secret médical", "oui", "non")
    assert gaps["outil-valide"] == Gap("niveau du service", "outil validé", "outil en accès libre")
    assert gaps["identite-directe"] is None


@pytest.mark.parametrize(("tier", "first"), [(Tier.OPEN, True), (Tier.APPROVED, True)])
def test_a_watched_rule_says_whether_it_would_have_decided(tier: Tier, first: bool) -> None:
    night = datetime(2026, 11, 23, 23)  # noqa: DTZ001 - local time
    facts = replace(NOTHING_FOUND, tier=tier, identifying=Identifying.INDIRECT, anonymity=10, at=night)
    (watched,) = (trial for trial in explain(OWN, facts).trials if trial.part is Part.WATCHED)

    assert watched.rule.status is Status.OBSERVE
    assert watched.first is first


def test_a_watched_rule_behind_the_one_that_decides_would_have_changed_nothing() -> None:
    watched = SHIPPED.rules[-1].model_copy(update={"id": "suivie", "status": Status.OBSERVE})
    told = explain(replace(SHIPPED, rules=(*SHIPPED.rules, watched)), NOTHING_FOUND)

    assert [(t.rule.id, t.first) for t in told.trials if t.part is Part.WATCHED] == [("suivie", False)]


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({}, None),
        ({"groups": frozenset()}, Gap("groupe de l'auteur", "dim", "aucun groupe connu")),
        ({"at": None}, Gap("période", "du 01/11/2026 au 01/12/2026", "jour inconnu")),
        (
            {"at": datetime(2026, 12, 2, 9)},  # noqa: DTZ001 - local time
            Gap("période", "du 01/11/2026 au 01/12/2026", "le 02/12/2026"),
        ),
    ],
)
def test_an_exception_says_that_it_lifts_the_rule_or_what_it_lacks(changes: dict[str, Any], gap: Gap | None) -> None:
    told = explain(OWN, replace(FROM_DIM, **changes))

    assert [(lift.exemption.id, lift.gap) for lift in told.lifts] == [("dim-nom", gap)]
    assert told.decision.action is (Action.ALLOW if gap is None else Action.BLOCK)
    assert told.winner is not None
    assert told.winner.id == "identite-directe"


def test_nothing_decides_where_no_rule_matches() -> None:
    told = explain(replace(SHIPPED, rules=()), NOTHING_FOUND)

    assert (told.winner, told.trials, told.lifts) == (None, (), ())
    assert told.decision.action is Action.BLOCK
