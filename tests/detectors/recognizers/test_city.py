import pytest

from detectors.recognizers.city import FrCityRecognizer


@pytest.fixture(scope="module")
def recognizer() -> FrCityRecognizer:
    return FrCityRecognizer()


def _found(recognizer: FrCityRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text)]


def test_it_finds_one_category_in_french(recognizer: FrCityRecognizer) -> None:
    assert (recognizer.supported_entities, recognizer.supported_language) == (["CITY"], "fr")


@pytest.mark.parametrize(
    "cue",
    ["habite à", "née à", "originaire de", "transférée du CH de", "vue aux urgences de", "hospitalisé à", "près de"],
)
@pytest.mark.parametrize("town", ["Brest", "Saint-Étienne", "Pont-l'Abbé", "Villeneuve-d'Ascq"])
def test_a_town_is_found_after_each_cue(recognizer: FrCityRecognizer, cue: str, town: str) -> None:
    assert _found(recognizer, f"Elle est {cue} {town}, stable") == [town]


@pytest.mark.parametrize("text", ["prescrit à Denis", "traitement à Vie", "critères de Rome", "le climat de Nice"])
def test_a_town_without_a_cue_is_left_alone(recognizer: FrCityRecognizer, text: str) -> None:
    assert _found(recognizer, text) == []


def test_two_cues_give_a_town_once(recognizer: FrCityRecognizer) -> None:
    assert _found(recognizer, "habite à Brest") == ["Brest"]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("DOMICILIEE A BOULOGNE-BILLANCOURT", "BOULOGNE-BILLANCOURT"),
        ("Lieu de naissance : Alger", "Alger"),
        ("originaire de Saint-Denis de La Réunion", "Saint-Denis"),
        ("habite a st malo", "st malo"),
    ],
)
def test_capitals_small_letters_and_towns_abroad_are_read(recognizer: FrCityRecognizer, text: str, town: str) -> None:
    assert _found(recognizer, text) == [town]
