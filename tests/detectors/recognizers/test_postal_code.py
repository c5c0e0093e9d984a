import pytest

from detectors.recognizers.postal_code import FrPostalCodeRecognizer


@pytest.fixture(scope="module")
def recognizer() -> FrPostalCodeRecognizer:
    return FrPostalCodeRecognizer()


def _found(recognizer: FrPostalCodeRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text)]


def test_it_finds_one_category_in_french(recognizer: FrPostalCodeRecognizer) -> None:
    assert (recognizer.supported_entities, recognizer.supported_language) == (["POSTAL_CODE"], "fr")


@pytest.mark.parametrize(
    "text", ["69003 Lyon", "CP 69003", "69003 LYON CEDEX 03", "12345 Brest", "69 003 LYON", "Lyon 69003"]
)
def test_a_code_is_found_beside_a_town_or_after_its_label(recognizer: FrPostalCodeRecognizer, text: str) -> None:
    found = _found(recognizer, text)
    assert len(found) == 1
    assert len(found[0].replace(" ", "")) == 5


@pytest.mark.parametrize("text", ["plaquettes 69003", "69003 cellules", "tel 73389", "1690032 Lyon", "69003 mg"])
def test_a_bare_number_is_none(recognizer: FrPostalCodeRecognizer, text: str) -> None:
    assert _found(recognizer, text) == []
