from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detectors.finding import Category, Identifying
from policies import weakening
from policies.decision import Action
from policies.document import Mode
from policies.facts import Facts, Tier
from policies.model import Policy
from policies.rule import Status
from policies.trials import Outcome
from policies.weakening import weakenings
from policies.when import Categories, When
from tests.policies.comparisons import CATALOGUE, SHIPPED, SITUATIONS, exemption, outcome, policies, policy, rule

ALLOW, REDACT, BLOCK = Action


def pairs(old: Policy, new: Policy) -> set[tuple[Outcome, Outcome]]:
    return {(one.before, one.after) for one in weakenings(old, new, CATALOGUE).found}


@given(policies())
def test_a_policy_is_never_weaker_than_itself(one: Policy) -> None:
    assert weakenings(one, one, CATALOGUE) == weakening.Weakenings((), whole=True)


@given(policies(), policies().filter(lambda one: one.rules))
def test_a_rule_that_blocks_on_top_never_weakens(one: Policy, other: Policy) -> None:
    blocking = rule("en-tete", BLOCK, other.rules[0].when)
    assert not pairs(one, replace(one, rules=(blocking, *one.rules)))


@settings(max_examples=60)
@given(policies(), policies(), st.lists(SITUATIONS, min_size=40, max_size=40))
def test_what_is_found_is_what_trying_situations_one_by_one_finds(
    old: Policy, new: Policy, situations: list[Facts]
) -> None:
    found = weakenings(old, new, CATALOGUE).found
    for one in found:
        assert (outcome(old, one.example), outcome(new, one.example)) == (one.before, one.after)
        assert one.after.action.severity < one.before.action.severity
    for facts in situations:
        before, after = outcome(old, facts), outcome(new, facts)
        eased = after.action.severity < before.action.severity
        assert eased == ((before, after) in {(one.before, one.after) for one in found})


@settings(max_examples=60)
@given(policies(), st.data())
def test_an_action_turned_down_is_found_wherever_it_matters(one: Policy, data: st.DataObject) -> None:
    stricter = [number for number, each in enumerate(one.rules) if each.action is not ALLOW]
    if not stricter:
        return
    number = data.draw(st.sampled_from(stricter))
    action = REDACT if one.rules[number].action is BLOCK else ALLOW
    down = one.rules[number].model_copy(update={"action": action})
    new = replace(one, rules=(*one.rules[:number], down, *one.rules[number + 1 :]))
    facts = data.draw(SITUATIONS)
    if outcome(new, facts).action.severity < outcome(one, facts).action.severity:
        assert (outcome(one, facts), outcome(new, facts)) in pairs(one, new)


def test_observing_instead_of_enforcing_weakens_every_rule_that_holds_back() -> None:
    held = {each.id for each in SHIPPED.rules if each.action is not ALLOW}
    found = pairs(SHIPPED, replace(SHIPPED, mode=Mode.OBSERVE))
    assert {before.rule_id for before, _ in found} == held
    assert all(after.action is ALLOW for _, after in found)
    assert not pairs(replace(SHIPPED, mode=Mode.OBSERVE), SHIPPED)


@pytest.mark.parametrize(
    ("tiers", "weaker"),
    [
        ({"chatgpt": Tier.CONTRACTED}, True),
        ({"chatgpt": Tier.APPROVED}, True),
        ({"chatgpt": Tier.OPEN}, False),
        ({"albert": Tier.OPEN}, False),
        ({"hors-catalogue": Tier.CONTRACTED}, True),
    ],
)
def test_a_tool_that_is_trusted_more_is_a_weakening(tiers: dict[str, Tier], weaker: bool) -> None:
    assert bool(pairs(SHIPPED, replace(SHIPPED, tiers=tiers))) is weaker


def test_an_exception_is_a_weakening_of_its_rule_while_it_lasts() -> None:
    lifted = exemption("essai", "identite-directe", When(group=frozenset({"dim"})))
    (found,) = weakenings(SHIPPED, replace(SHIPPED, exemptions=(lifted,)), CATALOGUE).found
    assert (found.before.rule_id, found.after.rule_id) == ("identite-directe", "essai")
    assert found.example.at is not None
    assert lifted.holds_on(found.example.at.date())
    assert found.example.groups == {"dim"}


@pytest.mark.parametrize("removed", range(len(SHIPPED.rules)))
def test_a_rule_removed_is_a_weakening_only_where_another_lets_through_what_it_held_back(removed: int) -> None:
    new = replace(SHIPPED, rules=SHIPPED.rules[:removed] + SHIPPED.rules[removed + 1 :])
    assert bool(pairs(SHIPPED, new)) is (SHIPPED.rules[removed].id == "contenu-illisible")


def test_all_of_several_categories_is_told_from_some_of_them() -> None:
    both = frozenset({Category.AGE, Category.CITY})
    strict = policy(rule("a", BLOCK, When(categories=Categories(any_of=both))), rule("z", ALLOW, When()))
    loose = policy(rule("a", BLOCK, When(categories=Categories(all_of=both))), rule("z", ALLOW, When()))
    (found,) = weakenings(strict, loose, {}).found
    assert len(found.example.categories & both) == 1
    assert not pairs(loose, strict)


def test_the_situation_is_said_in_french() -> None:
    new = replace(SHIPPED, rules=tuple(each for each in SHIPPED.rules if each.id != "contenu-illisible"))
    said = {one.after.rule_id: one.situation for one in weakenings(SHIPPED, new, {}).found}
    assert said["secret-medical"] == (
        "secret médical ; personne n'est reconnaissable ; vers un outil en accès libre ; "
        "non lu : un contenu, quel qu'il soit"
    )


def many(count: int) -> Policy:
    """A policy of many rules, each on its own category, group or service."""
    categories, groups = list(Category), ["a", "b", "c", "d", "e"]
    return policy(
        *(
            rule(
                f"r{n}",
                list(Action)[n % 3],
                When(
                    categories=Categories(any_of=frozenset(categories[n % 31 : n % 31 + 3])),
                    group=frozenset({groups[n % 5]}) if n % 2 else None,
                    identifying=frozenset({list(Identifying)[n % 3]}) if n % 4 else None,
                    anonymity_below=n + 5 if n % 3 else None,
                ),
            )
            for n in range(count)
        )
    )


def test_two_hundred_rules_are_compared_in_a_few_seconds() -> None:
    old = many(200)
    new = replace(old, rules=(*old.rules[:5], *old.rules[6:]))
    start = process_time()
    weakenings(old, new, CATALOGUE)
    assert process_time() - start < 6


def test_what_is_not_tried_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weakening, "MOST", 0)
    new = replace(SHIPPED, mode=Mode.OBSERVE)
    assert not weakenings(SHIPPED, new, {}).whole


def test_rules_that_are_not_enforced_count_for_nothing() -> None:
    watched = SHIPPED.rules[0].model_copy(update={"id": "essai", "action": ALLOW, "status": Status.OBSERVE})
    assert not pairs(SHIPPED, replace(SHIPPED, rules=(watched, *SHIPPED.rules)))
