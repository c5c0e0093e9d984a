import re

import pytest

from proxy.reasons import ADVICE, ReasonCode


def test_every_code_has_its_advice_and_no_other() -> None:
    assert set(ADVICE) == set(ReasonCode)


def test_no_two_codes_say_the_same() -> None:
    assert len(set(ADVICE.values())) == len(ADVICE)


@pytest.mark.parametrize("code", ReasonCode)
def test_an_advice_says_what_happened_then_what_to_do(code: ReasonCode) -> None:
    sentences = ADVICE[code].split(". ")
    assert len(sentences) == 2
    assert ADVICE[code].endswith(".")
    assert 40 <= len(ADVICE[code]) <= 220


@pytest.mark.parametrize("code", ReasonCode)
def test_an_advice_holds_no_jargon(code: ReasonCode) -> None:
    assert not re.search(
        r"json|http|websocket|unicode|utf|gzip|timeout|worker|proxy|token|null|bug|_",
        ADVICE[code],
        re.IGNORECASE,
    )


@pytest.mark.parametrize("code", ReasonCode)
def test_a_code_is_the_name_of_its_member(code: ReasonCode) -> None:
    assert code.value == code.name.lower()
