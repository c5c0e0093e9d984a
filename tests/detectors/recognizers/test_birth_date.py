import pytest

from detectors.recognizers.birth_date import FrBirthDateRecognizer


@pytest.fixture(scope="module")
def recognizer() -> FrBirthDateRecognizer:
    return FrBirthDateRecognizer()


def _found(recognizer: FrBirthDateRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text)]


def test_it_finds_one_category_in_french(recognizer: FrBirthDateRecognizer) -> None:
    assert (recognizer.supported_entities, recognizer.supported_language) == (["DATE_OF_BIRTH"], "fr")


@pytest.mark.parametrize(
    "cue", ["né le", "Née le", "NEE LE", "né(e) le", "DDN", "DDN :", "dob", "date de naissance :", "née à Brest le"]
)
@pytest.mark.parametrize(
    "date", ["12/03/1954", "12-03-54", "12 mars 1954", "12 3 54", "1954-03-12", "12031954", "mars 1954"]
)
def test_a_date_is_found_after_each_cue(recognizer: FrBirthDateRecognizer, cue: str, date: str) -> None:
    assert _found(recognizer, f"Mme Durand, {cue} {date}, consulte") == [date]


@pytest.mark.parametrize("text", ["12/03/1954 (70 ans)", "70 ans (12/03/1954)", "Mme DURAND (12/03/1954) vue"])
def test_a_past_date_beside_an_age_or_a_name_is_one(recognizer: FrBirthDateRecognizer, text: str) -> None:
    assert _found(recognizer, text) == ["12/03/1954"]


def test_an_age_that_does_not_fit_makes_no_date_of_birth(recognizer: FrBirthDateRecognizer) -> None:
    assert _found(recognizer, "vue le 12/03/2024 (70 ans)") == []
