import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.recognizers.case_number import FrCaseNumberRecognizer


@pytest.fixture(scope="module")
def recognizer() -> FrCaseNumberRecognizer:
    return FrCaseNumberRecognizer()


def _found(recognizer: FrCaseNumberRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text)]


def test_it_finds_one_category_in_french(recognizer: FrCaseNumberRecognizer) -> None:
    assert (recognizer.supported_entities, recognizer.supported_language) == (["RECORD_ID"], "fr")


@pytest.mark.parametrize("label", ["Affaire", "RG", "FSEI n°", "bracelet", "signalement n°", "DRM :"])
def test_a_word_for_a_case_announces_its_number(recognizer: FrCaseNumberRecognizer, label: str) -> None:
    assert _found(recognizer, f"{label} 2605-00418 du jour") == ["2605-00418"]


@pytest.mark.parametrize("number", ["24T11903-2", "H24-012345", "B25.01874", "24P04512"])
def test_the_number_of_a_block_needs_a_word_for_tissue(recognizer: FrCaseNumberRecognizer, number: str) -> None:
    assert _found(recognizer, f"lames de la biopsie ({number})") == [number]
    assert _found(recognizer, f"souche ({number})") == []


def test_a_number_sign_counts_beside_a_person_only(recognizer: FrCaseNumberRecognizer) -> None:
    assert _found(recognizer, "Mme Durand, aide n° 2024-00731") == ["2024-00731"]
    assert _found(recognizer, "aide n° 2024-00731") == []


@pytest.mark.parametrize("shared", ["loi", "lot", "décret", "facture", "marché", "AMM", "avis"])
def test_what_everyone_shares_is_left_alone(recognizer: FrCaseNumberRecognizer, shared: str) -> None:
    assert _found(recognizer, f"Mme Durand, {shared} n° 2024-00731") == []


@given(st.integers(0, 99), st.integers(0, 99999))
def test_any_case_of_the_emergency_services_is_found(year: int, rank: int) -> None:
    number = f"{year:02}06-{rank:05}"
    assert _found(FrCaseNumberRecognizer(), f"Affaire {number}") == [number]
