"""What a decision costs, under many more rules than any establishment writes."""

import statistics
import time
import timeit
from dataclasses import replace

from rich.table import Table

from detectors.finding import Category, Identifying, Role
from policies.checking import NOTHING_FOUND
from policies.decide import decide
from policies.facts import Facts, Obstacle, Tier
from policies.loading import DEFAULT, load
from policies.model import Policy
from policies.when import Categories, Obstacles, Persons, When

_RULES, _RUNS, _REPEATS = 200, 50, 40
_FACTS = replace(
    NOTHING_FOUND,
    service="openai",
    categories=frozenset({Category.AGE, Category.CITY}),
    groups=frozenset({"urgences"}),
    persons=frozenset({Role.PATIENT}),
    obstacles=frozenset({Obstacle.IMAGE}),
    anonymity=100,
)
_WHENS = {
    "une condition": When(tier=frozenset({Tier.APPROVED})),
    "quatre, la dernière non remplie": When(
        tier=frozenset({Tier.OPEN}),
        identifying=frozenset({Identifying.NONE}),
        secret=False,
        categories=Categories(any_of=frozenset({Category.IBAN})),
    ),
    "onze, la dernière non remplie": When(
        tier=frozenset(Tier),
        service=frozenset({"openai"}),
        group=frozenset({"urgences"}),
        identifying=frozenset(Identifying),
        secret=False,
        vignette=False,
        complete=True,
        categories=Categories(none_of=frozenset({Category.IBAN})),
        persons=Persons(only=frozenset(Role)),
        obstacles=Obstacles(any=True),
        anonymity_below=10,
    ),
}


def table() -> Table:
    """Time of a decision that every rule is tried for and none takes."""
    rows = Table(title=f"Une décision, {_RULES} règles dont aucune ne convient, en ms", title_justify="left")
    rows.add_column("Conditions par règle")
    for column in ("médiane", "au mieux"):
        rows.add_column(column, justify="right")
    for name, when in _WHENS.items():
        taken = _milliseconds(_policy(when), _FACTS)
        rows.add_row(name, f"{statistics.median(taken):.3f}", f"{min(taken):.3f}")
    return rows


def _policy(when: When) -> Policy:
    shipped = load(DEFAULT).policy
    rules = (shipped.rules[0].model_copy(update={"id": f"regle-{index}", "when": when}) for index in range(_RULES))
    return replace(shipped, rules=tuple(rules))


def _milliseconds(policy: Policy, facts: Facts) -> list[float]:
    runs = timeit.repeat(lambda: decide(policy, facts), timer=time.process_time, number=_RUNS, repeat=_REPEATS)
    return [seconds / _RUNS * 1000 for seconds in runs]
