import re

import pytest

from policies.messages import Language
from proxy.reasons import ADVICE, ADVICE_IN, ReasonCode

EACH = [pytest.param(told[code], id=f"{language}-{code}") for language, told in ADVICE_IN.items() for code in told]


@pytest.mark.parametrize("language", Language)
def test_every_code_has_its_advice_and_no_other(language: Language) -> None:
    assert set(ADVICE_IN[language]) == set(ReasonCode)


def test_no_two_codes_say_the_same() -> None:
    told = [advice for language in Language for advice in ADVICE_IN[language].values()]
    assert len(set(told)) == len(told)


def test_what_is_told_without_a_language_is_french() -> None:
    assert ADVICE_IN[Language.FRENCH] is ADVICE


@pytest.mark.parametrize("advice", EACH)
def test_an_advice_says_what_happened_then_what_to_do(advice: str) -> None:
    sentences = advice.split(". ")
    assert len(sentences) == 2
    assert advice.endswith(".")
    assert 40 <= len(advice) <= 220


@pytest.mark.parametrize("advice", EACH)
def test_an_advice_holds_no_jargon(advice: str) -> None:
    assert not re.search(
        r"json|http|websocket|unicode|utf|gzip|timeout|worker|proxy|token|null|bug|_",
        advice,
        re.IGNORECASE,
    )


@pytest.mark.parametrize("code", ReasonCode)
def test_a_code_is_the_name_of_its_member(code: ReasonCode) -> None:
    assert code.value == code.name.lower()
