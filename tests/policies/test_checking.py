import json
from dataclasses import replace
from datetime import date

import pytest

from detectors.finding import Category, Identifying
from policies.case import Case
from policies.checking import NOTHING_FOUND, Failure, check
from policies.decision import Action
from policies.exemption import Exemption
from policies.facts import Facts, Tier
from policies.hours import Hours, Moment
from policies.loading import DEFAULT, load
from policies.model import Policy
from policies.rule import Rule, Status
from policies.when import When

SHIPPED = load(DEFAULT).policy
FOUND = {
    "Claire Vidal": ({Category.PERSON, Category.PHONE_NUMBER}, Identifying.DIRECT, False),
    "maire de Saint-Véran": ({Category.SITUATION}, Identifying.INDIRECT, False),
    "Ma patiente": (set(), Identifying.NONE, True),
}


def perfect(text: str) -> Facts:
    """Detection as it should be on the sentences of the shipped policy."""
    facts = replace(NOTHING_FOUND, vignette=text.startswith("Cas clinique fictif"))
    for cue, (categories, identifying, secret) in reversed(FOUND.items()):
        if cue in text:
            facts = replace(
                facts,
                categories=facts.categories | categories,
                identifying=identifying,
                secret=facts.secret or secret,
            )
    return facts


def blind(text: str) -> Facts:
    return NOTHING_FOUND


def with_rule(index: int, **changes: object) -> Policy:
    rules = list(SHIPPED.rules)
    rules[index] = rules[index].model_copy(update=changes)
    return replace(SHIPPED, rules=tuple(rules))


def names(failures: list[Failure]) -> list[tuple[str, str]]:
    return [(failure.rule_id, failure.case) for failure in failures]


def test_the_shipped_policy_holds_under_perfect_detection() -> None:
    assert check(SHIPPED, perfect) == []


def test_a_blind_detection_fails_on_every_rule_that_it_should_serve() -> None:
    failing = {failure.rule_id for failure in check(SHIPPED, blind)}

    assert {"cas-invente", "identite-directe", "identite-indirecte", "secret-medical"} <= failing


def test_a_failure_says_rule_case_expected_and_got() -> None:
    failure = next(f for f in check(SHIPPED, blind) if f.rule_id == "identite-indirecte")

    assert failure.case == "une personne publique de son village"
    assert failure.expected is Action.REDACT
    assert failure.got.rule_id == "question-generale"
    assert failure.missed == {Category.SITUATION}


def test_the_right_action_with_a_marked_category_missed_is_a_failure() -> None:
    def without_phone(text: str) -> Facts:
        return replace(perfect(text), categories=perfect(text).categories - {Category.PHONE_NUMBER})

    (failure,) = check(SHIPPED, without_phone)

    assert failure.missed == {Category.PHONE_NUMBER}
    assert failure.got.action is failure.expected


def test_the_right_action_by_another_rule_does_not_prove_this_one() -> None:
    shadow = SHIPPED.rules[-1].model_copy(update={"id": "ombre", "cases": ()})
    shadowed = replace(SHIPPED, rules=(shadow, *SHIPPED.rules))

    failing = names(check(shadowed, perfect))

    assert ("question-generale", "un modèle vierge") in failing
    assert ("identite-directe", "une maladie qui porte un nom") not in failing


def test_a_rule_under_observation_is_tried_as_if_enforced() -> None:
    assert check(with_rule(0, status=Status.OBSERVE), perfect) == []


def test_a_retired_rule_is_not_tried() -> None:
    assert "cas-invente" not in {f.rule_id for f in check(with_rule(2, status=Status.RETIRED), blind)}


def test_the_judge_reads_sentences_without_their_marks() -> None:
    seen: list[str] = []
    check(SHIPPED, lambda text: seen.append(text) or NOTHING_FOUND)

    assert seen
    assert not any("<" in text for text in seen)


NEVER = When(anonymity_below=1)  # no sentence is estimated to fit less than nobody


@pytest.mark.parametrize("index", range(len(SHIPPED.rules)), ids=[rule.id for rule in SHIPPED.rules])
def test_a_shipped_rule_that_no_longer_decides_fails_a_case_of_its_own(index: int) -> None:
    assert SHIPPED.rules[index].id in {failure.rule_id for failure in check(with_rule(index, when=NEVER), perfect)}


@pytest.mark.parametrize("index", range(len(SHIPPED.rules)), ids=[rule.id for rule in SHIPPED.rules])
@pytest.mark.parametrize("action", Action)
def test_a_shipped_rule_that_answers_otherwise_fails_a_case(action: Action, index: int) -> None:
    """Save one that nobody could tell: what was not analysed to its end is blocked whatever the rules say."""
    rule = SHIPPED.rules[index]
    changed = action not in {rule.action} | ({Action.REDACT} if rule.id == "analyse-inachevee" else set())

    assert bool(check(with_rule(index, action=action), perfect)) is changed


EXEMPTION = Exemption.model_validate_json(
    '{"id": "codage", "title": "t", "rule": "secret-medical", "when": {"secret": true}, "action": "allow",'
    ' "approver": "a", "reason": "r", "granted": "2026-11-02", "expires": "2026-11-30", "cases": ['
    '{"name": "un récit", "text": "Ma patiente tousse.", "expect": "allow"},'
    '{"name": "plus tard", "text": "Ma patiente tousse.", "facts": {"at": "2027-01-01T12:00"}, "expect": "redact"},'
    '{"name": "une image", "facts": {"obstacles": ["image"]}, "expect": "block"}]}'
)


def exempted(*exemptions: Exemption) -> list[tuple[str, str]]:
    return names(check(replace(SHIPPED, exemptions=exemptions), perfect))


def test_the_cases_of_an_exception_are_judged_on_its_first_day() -> None:
    assert exempted(EXEMPTION) == []


def test_an_exception_may_ask_for_working_hours_and_its_cases_come_at_noon() -> None:
    timed = EXEMPTION.model_copy(update={"when": When(hours=Moment.DURING)})
    hours = Hours.model_validate_json('{"days": ["lundi"], "from": "12:00", "to": "12:01"}')

    assert check(replace(SHIPPED, exemptions=(timed,), hours=hours), perfect) == []


def test_an_exception_that_does_not_lift_its_rule_fails_its_cases() -> None:
    idle = EXEMPTION.model_copy(update={"rule": "identite-directe"})
    narrow = EXEMPTION.model_copy(update={"when": When(secret=False)})

    assert exempted(idle) == exempted(narrow) == [("codage", "un récit")]


def test_an_exception_proves_itself_and_no_other_proves_it() -> None:
    first = EXEMPTION.model_copy(update={"id": "premiere", "cases": ()})

    assert exempted(first, EXEMPTION) == [("codage", "un récit")]


def test_an_exception_that_lasts_too_long_for_its_own_cases_fails_them() -> None:
    long = EXEMPTION.model_copy(update={"expires": date(2027, 1, 1)})

    assert exempted(long) == [("codage", "plus tard")]


def test_rules_are_judged_at_no_time_so_that_no_exception_hides_them() -> None:
    """The cases of the rule that is lifted still hold."""
    always = EXEMPTION.model_copy(update={"cases": ()})

    assert exempted(always) == []


def extending(*own: Rule, identifier: str = "chu", **changes: object) -> Policy:
    """A policy that extends the shipped one."""
    origins = {rule.id: (SHIPPED.id,) for rule in SHIPPED.rules} | {rule.id: (identifier,) for rule in own}
    return replace(SHIPPED, id=identifier, rules=(*own, *SHIPPED.rules), origins=origins, **changes)


def own(action: Action, **when: object) -> Rule:
    return SHIPPED.rules[0].model_copy(update={"id": "propre", "action": action, "when": When(**when), "cases": ()})


def test_an_establishment_may_be_stricter_than_what_it_inherits() -> None:
    assert check(extending(own(Action.BLOCK)), perfect) == []
    assert check(extending(own(Action.REDACT, secret=True)), perfect) == []


def test_and_where_it_lets_more_through_the_inherited_cases_say_so() -> None:
    failing = names(check(extending(own(Action.ALLOW, secret=True)), perfect))

    assert ("secret-medical", "le récit d'une patiente sans nom") in failing
    assert ("secret-sous-contrat", "un récit sans nom vers un outil sous contrat") not in failing


def test_a_rule_that_the_establishment_changed_must_answer_its_cases_itself() -> None:
    policy = extending(own(Action.BLOCK, vignette=True))
    changed = replace(policy, origins={**policy.origins, "cas-invente": (SHIPPED.id, "chu")})

    assert check(policy, perfect) == []
    assert ("cas-invente", "un cas d'examen") in names(check(changed, perfect))


def test_facts_given_by_a_case_take_the_place_of_those_that_are_read() -> None:
    case = Case.model_validate_json(
        '{"name": "n", "text": "Ma patiente", "facts": {"secret": false}, "expect": "allow"}'
    )
    policy = with_rule(-1, cases=(case,))

    assert check(policy, perfect) == []


def test_a_mark_that_is_found_counts_even_where_the_facts_given_leave_it_out() -> None:
    text = "<PERSON>Claire Vidal</PERSON> <PHONE_NUMBER>06 39 98 12 34</PHONE_NUMBER>"
    case = Case.model_validate_json(
        f'{{"name": "n", "text": "{text}", "facts": {{"categories": [], "identifying": "none"}}, "expect": "allow"}}'
    )

    assert check(with_rule(-1, cases=(case,)), perfect) == []


@pytest.mark.parametrize(
    ("given", "tier"),
    [
        ({"service": "lechat"}, Tier.CONTRACTED),
        ({"service": "claude"}, Tier.OPEN),
        ({"service": "lechat", "tier": "approved"}, Tier.APPROVED),
        ({}, Tier.OPEN),
    ],
)
@pytest.mark.parametrize("text", ["Bonjour", None])
def test_a_service_that_a_case_names_has_the_establishments_trust(
    given: dict[str, str], tier: Tier, text: str | None
) -> None:
    case = {"name": "n", "facts": given, "expect": "allow"} | ({"text": text} if text else {})
    rule = SHIPPED.rules[0].model_copy(
        update={
            "id": "ce-niveau",
            "when": When(tier=frozenset({tier})),
            "action": Action.ALLOW,
            "cases": (Case.model_validate_json(json.dumps(case)),),
        }
    )
    policy = replace(SHIPPED, rules=(rule,), tiers={"lechat": Tier.CONTRACTED})

    assert check(policy, blind) == []
