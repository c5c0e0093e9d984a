"""What a person reads."""

from dataclasses import replace

import pytest

from proxy.board import Kind
from proxy.notify.wording import body, title
from proxy.reasons import ADVICE, ReasonCode
from tests.proxy.status.house import notice

NOTICE = notice("AB12-CD34")


def test_a_refusal_by_a_rule_names_the_service_the_rule_and_the_reference() -> None:
    assert title(NOTICE) == "Demande à ChatGPT retenue"
    assert body(NOTICE) == "Elle n’est pas partie. Règle : Identité d'un patient.\nRéférence : AB12-CD34"


def test_a_title_that_is_a_sentence_ends_once() -> None:
    told = replace(NOTICE, title="Un nom ne sort pas.")
    assert body(told).startswith("Elle n’est pas partie. Règle : Un nom ne sort pas.\n")


@pytest.mark.parametrize("code", ReasonCode)
def test_what_could_not_be_examined_says_what_to_do(code: ReasonCode) -> None:
    told = replace(NOTICE, kind=Kind.UNEXAMINED, title=ADVICE[code])
    assert body(told) == f"{ADVICE[code]}\nRéférence : AB12-CD34"


@pytest.mark.parametrize(
    ("others", "end"),
    [(0, "AB12-CD34"), (1, "AB12-CD34 (et une autre juste avant)"), (7, "AB12-CD34 (et 7 autres juste avant)")],
)
def test_others_are_counted(others: int, end: str) -> None:
    assert body(NOTICE, others).endswith(f": {end}")


def test_words_of_others_stay_on_one_line_of_bounded_length() -> None:
    odd = replace(NOTICE, service="Chat\nGPT\x1b[31m\u202e", title="é" * 1000, reference="A\nB")
    assert title(odd) == "Demande à Chat GPT [31m retenue"
    assert body(odd).split("\n")[0].endswith("é….")
    assert len(body(odd)) < 400
    assert body(odd).endswith("Référence : A B")
