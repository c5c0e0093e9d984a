import pytest

from detectors.names.prose import is_learned, lists_answers, speaks_of_care

_PROSE = (
    "La découverte du sommeil paradoxal a changé la physiologie du siècle, et des équipes ont repris ce travail. " * 6
)


def test_a_long_paragraph_on_science_is_learned_prose() -> None:
    assert is_learned(_PROSE)


@pytest.mark.parametrize(
    "text",
    [
        _PROSE[:300],
        _PROSE + "Madame Durand le confirme.",
        _PROSE + "Je vous remercie.",
        _PROSE + "Le 12/03/1950.",
        _PROSE + "Joindre le 06 39 98 12 34.",
        _PROSE + "Un homme de 54 ans.",
        _PROSE.replace(". ", ".\n"),
    ],
)
def test_a_word_of_someone_a_number_or_short_lines_make_it_another_text(text: str) -> None:
    assert not is_learned(text)


@pytest.mark.parametrize(("text", "care"), [("patient du lit 4", True), ("tél. 06 39 98 12 34", True), ("QCM", False)])
def test_a_patient_or_a_number_tells_of_care(text: str, care: bool) -> None:
    assert speaks_of_care(text) is care


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Diagnostic : A. RGO B. sténose du pylore C. invagination D. volvulus", True),
        ("A) oui\nB) non\nC) les deux", True),
        ("A. Durand et B. Marchand", False),
        ("C. puis B. puis A. ", False),
        ("vitamine A. et B.", False),
    ],
)
def test_answers_to_choose_from_come_in_order(text: str, listed: bool) -> None:
    assert lists_answers(text) is listed
