from pathlib import Path

import pytest

from detectors.examples import unmark
from detectors.recognizers.situation import FrSituationRecognizer

_HERE = Path(__file__).parent
FOUND = (_HERE / "situation_found.txt").read_text("utf-8").splitlines()
SILENT = (_HERE / "situation_silent.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def recognizer() -> FrSituationRecognizer:
    return FrSituationRecognizer()


def _found(recognizer: FrSituationRecognizer, text: str) -> list[tuple[int, int]]:
    return [(result.start, result.end) for result in recognizer.analyze(text, [], None)]


def test_it_finds_one_category_in_french(recognizer: FrSituationRecognizer) -> None:
    assert (recognizer.supported_entities, recognizer.supported_language) == (["SITUATION"], "fr")


@pytest.mark.parametrize("sentence", FOUND)
def test_a_singular_fact_of_somebody_in_care_is_found_to_the_character(
    recognizer: FrSituationRecognizer, sentence: str
) -> None:
    text, spans = unmark(sentence)
    assert _found(recognizer, text) == [(start, end) for _, start, end in spans]


@pytest.mark.parametrize("text", SILENT)
def test_public_business_history_and_general_work_are_left_alone(recognizer: FrSituationRecognizer, text: str) -> None:
    assert _found(recognizer, text) == []
