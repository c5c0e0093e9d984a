"""In whose words, and in which language, people are told what was decided."""

from dataclasses import replace

import pytest

from policies.decide import decide
from policies.decision import Action
from policies.messages import Language
from policies.rule import Status
from policies.when import When
from tests.policies.rulings import FACTS, LIFTED, SHIPPED, TIMED, exemption, lifted, policy


def test_a_person_is_told_the_words_of_the_exception_or_else_of_the_rule() -> None:
    rules = lifted(LIFTED)

    assert decide(rules, TIMED).tell == rules.rules[0].tell
    assert decide(lifted(exemption(tell="Codez sans nom.")), TIMED).tell == "Codez sans nom."


@pytest.mark.parametrize(
    ("language", "tell_en", "told"),
    [
        (Language.FRENCH, None, "mot"),
        (Language.FRENCH, "word", "mot"),
        (Language.ENGLISH, "word", "word"),
        (Language.ENGLISH, None, "mot"),
    ],
)
def test_people_are_told_in_their_language_where_the_rule_speaks_it(
    language: Language, tell_en: str | None, told: str
) -> None:
    rule = SHIPPED.rules[0].model_copy(update={"id": "r", "when": When(), "tell": "mot", "tell_en": tell_en})
    rules = replace(SHIPPED, rules=(rule,), language=language)

    assert decide(rules, FACTS).tell == told
    assert decide(replace(rules, exemptions=(LIFTED,)), TIMED).tell == told


@pytest.mark.parametrize(
    ("language", "unforeseen", "incomplete"),
    [
        (Language.FRENCH, "Aucune règle", "jusqu'au bout"),
        (Language.ENGLISH, "No rule", "read to its end"),
    ],
)
def test_what_no_rule_decides_is_told_in_the_language_of_the_policy(
    language: Language, unforeseen: str, incomplete: str
) -> None:
    nothing = replace(policy(), language=language)
    everything = replace(policy(("r", Status.ENFORCE, Action.ALLOW, When())), language=language)

    assert unforeseen in decide(nothing, FACTS).tell
    assert incomplete in decide(everything, replace(FACTS, complete=False)).tell
