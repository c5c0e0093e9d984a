"""Whole policies, as their files write them, and the facts that they meet: drawn from few words, so that they meet."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from detectors.finding import Category, Identifying, Role
from policies.decision import Action
from policies.document import Document
from policies.facts import Facts, Obstacle, Tier
from policies.hours import Moment
from policies.model import Policy
from policies.parsing import Parsed
from policies.resolving import resolve
from policies.rule import Status
from policies.values import Tree

type Block = dict[str, Any]
"""A mapping of a policy file."""

SERVICES, GROUPS = ("openai", "mistral"), ("dim", "urgences")
CATEGORIES = (Category.PERSON, Category.AGE, Category.CITY)
OBSTACLES = (Obstacle.IMAGE, Obstacle.FILE)
FIRST, LAST = date(2027, 1, 1), date(2027, 2, 28)
"""Days between which exceptions begin, and facts come."""


def some(words: Any) -> st.SearchStrategy[list[Any]]:  # noqa: ANN401 - any words of a policy file
    return st.lists(st.sampled_from(list(words)), min_size=1, unique=True)


def most(words: Any) -> st.SearchStrategy[list[Any]]:  # noqa: ANN401 - any words of a policy file
    return st.just(list(words)) | some(words)


def one_of(**ways: st.SearchStrategy[Any]) -> st.SearchStrategy[Block]:
    return st.one_of([st.fixed_dictionaries({name: value}) for name, value in ways.items()])


CONDITIONS = {
    "tier": most(Tier),
    "service": most(SERVICES),
    "group": some(GROUPS),
    "hours": st.sampled_from(Moment),
    "identifying": most(Identifying),
    "secret": st.booleans(),
    "vignette": st.booleans(),
    "categories": one_of(any_of=some(CATEGORIES), all_of=some(CATEGORIES), none_of=some(CATEGORIES)),
    "persons": one_of(any_of=some(Role), only=some(Role)),
    "obstacles": one_of(any=st.just(value=True), any_of=some(OBSTACLES)),
    "complete": st.booleans(),
    "anonymity_below": st.integers(1, 20),
}


def whens(least: int = 0) -> st.SearchStrategy[Block]:
    """Conditions: few, so that they often hold."""
    names = st.lists(st.sampled_from(list(CONDITIONS)), min_size=least, max_size=2, unique=True)
    return names.flatmap(lambda given: st.fixed_dictionaries({name: CONDITIONS[name] for name in given}))


@st.composite
def rules(draw: st.DrawFn, name: str) -> Block:
    action = draw(st.sampled_from(Action))
    other = Action.ALLOW if action is Action.BLOCK else Action.BLOCK
    return {
        "id": name,
        "title": "t",
        "status": draw(st.sampled_from([Status.ENFORCE] * 4 + [Status.OBSERVE, Status.RETIRED])),
        "why": "w",
        "when": draw(whens()),
        "action": action,
        "tell": f"message de {name}",
        "references": ["r"],
        "owner": "o",
        "cases": [{"name": answer, "text": "t", "facts": {}, "expect": answer} for answer in (action, other)],
    }


@st.composite
def exceptions(draw: st.DrawFn, name: str, to: list[str]) -> Block:
    granted = draw(st.dates(FIRST, LAST))
    return {
        "id": name,
        "title": "t",
        "rule": draw(st.sampled_from([to[0], *to])),
        "when": {"identifying": list(Identifying)} | draw(st.just({"tier": list(Tier)}) | whens(least=1)),
        "action": draw(st.sampled_from([Action.ALLOW, Action.REDACT])),
        "approver": "a",
        "reason": "r",
        "granted": str(granted),
        "expires": str(granted + timedelta(days=draw(st.integers(0, 60)))),
    }


@st.composite
def documents(draw: st.DrawFn) -> Block:
    """Give a policy file that extends nothing."""
    names = [f"regle-{index}" for index in range(draw(st.integers(0, 5)))]
    lifts = [f"levee-{index}" for index in range(draw(st.integers(0, 3)) if names else 0)]
    return {
        "id": "locale",
        "title": "t",
        "version": 1,
        "default": "block",
        "owner": "o",
        "contact": "c",
        "groups": [{"id": name, "title": "t", "os_groups": [name]} for name in GROUPS],
        "hours": {"days": ["lundi", "mardi", "mercredi"], "from": "08:00", "to": "18:30"},
        "exceptions": [draw(exceptions(name, names)) for name in lifts],
        "rules": [draw(rules(name)) for name in names],
    }


def in_force(document: Block) -> Policy:
    """Give the policy that a file says, its writing left aside."""
    read = Document.model_validate_json(json.dumps(document))
    return resolve([Parsed("locale.yaml", read, "", Tree(document))], SERVICES)


POLICIES = documents().map(in_force)

TIMES = st.datetimes(datetime.combine(FIRST, time()), datetime.combine(LAST, time()))

FACTS = st.builds(
    Facts,
    service=st.sampled_from(SERVICES),
    tier=st.sampled_from(Tier),
    categories=st.frozensets(st.sampled_from(CATEGORIES)),
    roles=st.frozensets(st.sampled_from(["user", "system"])),
    identifying=st.sampled_from(Identifying),
    secret=st.booleans(),
    vignette=st.booleans(),
    obstacles=st.frozensets(st.sampled_from(OBSTACLES)),
    groups=st.frozensets(st.sampled_from(GROUPS)),
    anonymity=st.none() | st.integers(0, 30),
    complete=st.sampled_from([True, True, False]),
    persons=st.frozensets(st.sampled_from(Role)),
    at=TIMES | TIMES | st.none(),
)
