from dataclasses import replace

from detectors.finding import Category, Identifying
from policies.checking import NOTHING_FOUND, Failure, check
from policies.decision import Action
from policies.facts import Facts
from policies.loading import DEFAULT, load
from policies.model import Policy, Status

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
    return SHIPPED.model_copy(update={"rules": tuple(rules)})


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
    shadowed = SHIPPED.model_copy(update={"rules": (shadow, *SHIPPED.rules)})

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
