import pytest

from detectors.recognizers.address import FrAddressRecognizer


@pytest.fixture(scope="module")
def recognizer() -> FrAddressRecognizer:
    return FrAddressRecognizer()


def _found(recognizer: FrAddressRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text)]


def test_it_finds_one_category_in_french(recognizer: FrAddressRecognizer) -> None:
    assert (recognizer.supported_entities, recognizer.supported_language) == (["ADDRESS"], "fr")


@pytest.mark.parametrize(
    "kind", ["rue", "avenue", "av.", "bd", "impasse", "chemin", "allée", "place", "quai", "cours", "r.", "RUE"]
)
@pytest.mark.parametrize("town", ["69003 Lyon", "29200 BREST CEDEX 2", "97400 Saint-Denis"])
def test_a_street_runs_to_its_town(recognizer: FrAddressRecognizer, kind: str, town: str) -> None:
    address = f"12 {kind} des Lilas, {town}"
    assert _found(recognizer, f"habite {address}, vit seul") == [address]


@pytest.mark.parametrize("separator", [", ", "\n", " - ", " "])
def test_a_town_may_stand_on_another_line(recognizer: FrAddressRecognizer, separator: str) -> None:
    address = f"3 rue Victor Exemple{separator}35000 Rennes"
    assert _found(recognizer, f"Mme Durand\n{address}\n") == [address]


@pytest.mark.parametrize(
    "text", ["3 cours de kiné", "1 place en réa", "10 allées et venues", "2 voies d'abord", "12 route"]
)
def test_a_common_word_after_a_number_is_no_street(recognizer: FrAddressRecognizer, text: str) -> None:
    assert _found(recognizer, text) == []


def test_the_last_figures_of_a_phone_number_open_no_street() -> None:
    assert not FrAddressRecognizer().analyze("appelant M. Durand, 04 65 71 44 80, route de l'Aérodrome", [], None)
