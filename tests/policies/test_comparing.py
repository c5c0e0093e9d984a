from dataclasses import replace

import pytest
from hypothesis import given

from detectors.finding import Category
from detectors.site import SiteIdentifier
from policies.bounds import Limits
from policies.comparing import WHOLE, Change, Kind, changes, said
from policies.decision import Action
from policies.document import Mode
from policies.facts import Tier
from policies.groups import Group
from policies.model import Policy
from policies.replacements import Replacement
from policies.when import When
from tests.policies.comparisons import GRANTED, exemption, policies, policy, rule

ONE, TWO, THREE = (
    rule(name, Action.BLOCK, When()).model_copy(update={"tell_en": "Yes"}) for name in ("une", "deux", "trois")
)
BASE = policy(ONE, TWO, THREE)
DIM = Group.model_validate({"id": "dim", "title": "Le DIM", "os_groups": frozenset({"dim"})})
WIDER = DIM.model_copy(update={"os_groups": frozenset({"dim", "tous"})})
IPP = SiteIdentifier("site_ipp", Category.IPP, "8[0-9]{9}")


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (policy(ONE, TWO), [Change(Kind.REMOVED, "règle", "trois")]),
        (policy(ONE, TWO, THREE, rule("x", Action.ALLOW, When())), [Change(Kind.ADDED, "règle", "x")]),
        (policy(THREE, ONE, TWO), [Change(Kind.MOVED, "règle", "trois", "", "après deux", "en premier")]),
        (
            policy(ONE.model_copy(update={"action": Action.REDACT}), TWO, THREE),
            [Change(Kind.CHANGED, "règle", "une", "action", "block", "redact")],
        ),
        (
            policy(ONE.model_copy(update={"tell_en": "No"}), TWO, THREE),
            [Change(Kind.CHANGED, "règle", "une", "tell_en", "Yes", "No")],
        ),
        (replace(BASE, mode=Mode.OBSERVE), [Change(Kind.CHANGED, WHOLE, "", "mode", "enforce", "observe")]),
        (replace(BASE, tiers={"claude": Tier.OPEN}), [Change(Kind.ADDED, "outil", "claude", "", "", "open")]),
        (
            replace(BASE, replacements={Category.DATE: Replacement.SHIFT}),
            [Change(Kind.ADDED, "remplacement", "DATE", "", "", "shift")],
        ),
        (
            replace(BASE, limits=Limits(seconds=20)),
            [Change(Kind.ADDED, WHOLE, "", "limits", "", "seconds : 20")],
        ),
        (
            replace(BASE, exemptions=(exemption("e", "une", When(secret=True)),)),
            [Change(Kind.ADDED, "exception", "e")],
        ),
        (replace(BASE, site=(IPP,)), [Change(Kind.ADDED, "identifiant", "ipp", "", "", IPP.pattern)]),
    ],
)
def test_what_differs_is_said_block_by_block_and_key_by_key(new: Policy, expected: list[Change]) -> None:
    assert list(changes(BASE, new)) == expected


@given(policies())
def test_a_policy_does_not_differ_from_itself(one: Policy) -> None:
    assert changes(one, one) == ()


@pytest.mark.parametrize("new", [BASE, replace(BASE, site=(SiteIdentifier("site_ipp", Category.IPP, "9[0-9]{9}"),))])
def test_an_identifier_gone_or_changed_may_let_more_through(new: Policy) -> None:
    (found,) = changes(replace(BASE, site=(IPP,)), new)
    assert found.unseen


def test_a_group_that_a_rule_depends_on_may_let_more_through_when_it_changes() -> None:
    used = rule("x", Action.ALLOW, When(group=frozenset({"dim"})))
    for rules, unseen in ((ONE,), False), ((used,), True):
        (found,) = changes(policy(*rules, groups=(DIM,)), policy(*rules, groups=(WIDER,)))
        assert (found.part, found.key, found.before, found.after) == ("groupe", "os_groups", "dim", "dim, tous")
        assert found.unseen is unseen


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (GRANTED, "2026-11-02"),
        ("un\n  deux", "un deux"),
        (frozenset({"b", "a"}), "a, b"),
        (("b", "a"), "b, a"),
        (When(secret=True), "secret médical : oui"),
        (DIM, "id : dim ; title : Le DIM ; os_groups : dim"),
    ],
)
def test_values_are_said_on_one_line(value: object, words: str) -> None:
    assert said(value) == words
