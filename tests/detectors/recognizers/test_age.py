import pytest

from detectors.recognizers.age import FrAgeRecognizer


@pytest.fixture(scope="module")
def recognizer() -> FrAgeRecognizer:
    return FrAgeRecognizer()


def _found(recognizer: FrAgeRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text)]


def test_it_finds_one_category_in_french(recognizer: FrAgeRecognizer) -> None:
    assert (recognizer.supported_entities, recognizer.supported_language) == (["AGE"], "fr")


@pytest.mark.parametrize("age", range(1, 111, 7))
def test_an_age_is_found_at_any_value(recognizer: FrAgeRecognizer, age: int) -> None:
    assert _found(recognizer, f"patiente de {age} ans, HTA") == [f"{age} ans"]


@pytest.mark.parametrize(
    "before", ["depuis", "pendant", "il y a", "dans", "tous les", "survie à", "plus de", "avant l'âge de"]
)
def test_a_duration_or_a_limit_is_no_age(recognizer: FrAgeRecognizer, before: str) -> None:
    assert _found(recognizer, f"stable {before} 15 ans") == []


def test_months_are_an_age_beside_a_child_only(recognizer: FrAgeRecognizer) -> None:
    assert _found(recognizer, "nourrisson de 4 mois") == ["4 mois"]
    assert _found(recognizer, "contrôle de 4 mois") == []


def test_an_impossible_age_is_none(recognizer: FrAgeRecognizer) -> None:
    assert _found(recognizer, "patient de 160 ans") == []
