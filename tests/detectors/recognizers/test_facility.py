import pytest

from detectors.recognizers.facility import FrFacilityRecognizer


@pytest.fixture(scope="module")
def recognizer() -> FrFacilityRecognizer:
    return FrFacilityRecognizer()


def found(recognizer: FrFacilityRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text)]


@pytest.mark.parametrize(
    "name",
    [
        "CHU de Rennes",
        "CHU AVICENNE",
        "CH Bretagne-Atlantique",
        "CHI d'Elbeuf",
        "hôpital de la Croix-Rousse",
        "Hôpital Henri Mondor",
        "hôpital privé Saint-Martin",
        "polyclinique du Val",
        "clinique Vasseur",
        "EHPAD Le Clos Fleuri",
        "centre hospitalier intercommunal de Fréjus",
        "maison de retraite Les Lilas",
        "hopital ste anne",
    ],
)
def test_a_kind_and_a_name_are_found_whole(recognizer: FrFacilityRecognizer, name: str) -> None:
    assert found(recognizer, f"Suivi : {name}, dossier") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hôpital Saint-Louis Karim Benali a chuté", "hôpital Saint-Louis"),
        ("CHU de Rennes Philippe Lignot", "CHU de Rennes"),
        ("Hôpital Henri Mondor Philippe Lignot", "Hôpital Henri Mondor"),
        ("EHPAD Les Jardins d'Arcadie", "EHPAD Les Jardins d'Arcadie"),
    ],
)
def test_the_name_of_somebody_after_it_is_not_the_establishment_s(
    recognizer: FrFacilityRecognizer, text: str, name: str
) -> None:
    assert found(recognizer, text) == [name]


@pytest.mark.parametrize(
    "text",
    ["hôpital de jour", "hôpital et clinique", "CH 16", "ch 12 P", "Clinique : RAS", "notre CHU", "chute", "le centre"],
)
def test_a_kind_without_a_name_is_left_alone(recognizer: FrFacilityRecognizer, text: str) -> None:
    assert found(recognizer, text) == []
