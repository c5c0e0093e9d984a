"""Small policies to compare, and what becomes of a request under one."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from policies.decide import decide
from policies.decision import Action
from policies.document import Mode
from policies.exemption import Exemption
from policies.facts import Facts, Tier
from policies.hours import Day, Hours
from policies.loading import DEFAULT, load
from policies.model import Policy
from policies.rule import Rule, Status
from policies.trials import Outcome, effective
from policies.when import When
from tests.policies.strategies import FACTS, WHENS

SHIPPED = load(DEFAULT).policy
HOURS = Hours.model_validate({"days": frozenset({Day.MONDAY}), "from": "08:00", "to": "18:00"})
GRANTED, EXPIRES = date(2026, 11, 2), date(2026, 11, 24)
CATALOGUE = {"chatgpt": Tier.OPEN, "albert": Tier.APPROVED}
NOON = datetime(2026, 11, 23, 12)  # noqa: DTZ001 - local time


def rule(name: str, action: Action, when: When, status: Status = Status.ENFORCE) -> Rule:
    return SHIPPED.rules[0].model_copy(update={"id": name, "status": status, "action": action, "when": when})


def policy(*rules: Rule, **changes: Any) -> Policy:  # noqa: ANN401 - any of a policy's fields
    return replace(SHIPPED, rules=rules, **changes)


def exemption(name: str, lifted: str, when: When, action: Action = Action.ALLOW) -> Exemption:
    words = {"title": "t", "approver": "a", "reason": "r", "granted": GRANTED, "expires": EXPIRES}
    return Exemption.model_construct(id=name, rule=lifted, when=when, action=action, tell=None, cases=(), **words)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    rules = [
        rule(f"r{number}", draw(st.sampled_from(Action)), draw(WHENS), draw(st.sampled_from(Status)))
        for number in range(draw(st.integers(0, 4)))
    ]
    lifted = [exemption(f"e-{one.id}", one.id, draw(WHENS)) for one in rules if draw(st.booleans())]
    tiers = draw(st.dictionaries(st.sampled_from(["chatgpt", "albert"]), st.sampled_from(Tier), max_size=1))
    mode = draw(st.sampled_from([Mode.ENFORCE, Mode.ENFORCE, Mode.OBSERVE]))
    return policy(*rules, hours=HOURS, tiers=tiers, exemptions=tuple(lifted), mode=mode)


def as_catalogued(facts: Facts) -> Facts:
    return replace(facts, tier=CATALOGUE.get(facts.service, facts.tier), at=facts.at or NOON)


SITUATIONS = FACTS.map(as_catalogued)
"""Facts as a gate gathers them: at some time, and with the tier that the catalogue gives."""


def outcome(under: Policy, facts: Facts) -> Outcome:
    decision = decide(under, replace(facts, tier=under.tier_of(facts.service, facts.tier)))
    return Outcome(decision.rule_id, effective(under, decision.action))
