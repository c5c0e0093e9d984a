import pytest

from detectors.recognizers.unit import FrUnitRecognizer


@pytest.fixture(scope="module")
def recognizer() -> FrUnitRecognizer:
    return FrUnitRecognizer()


def _found(recognizer: FrUnitRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text)]


def test_it_finds_one_category_in_french(recognizer: FrUnitRecognizer) -> None:
    assert (recognizer.supported_entities, recognizer.supported_language) == (["UNIT"], "fr")


@pytest.mark.parametrize(
    "place", ["chambre 214", "ch. 12", "CH214", "lit 12", "box 4", "UF 1234", "réa lit 6", "3e étage", "SSR B3"]
)
def test_a_numbered_place_is_found(recognizer: FrUnitRecognizer, place: str) -> None:
    assert _found(recognizer, f"patiente {place}, stable") == [place]


@pytest.mark.parametrize(
    "text", ["lit 12 heures par jour", "chambre implantable", "sonde CH16", "un service de cardiologie", "12 lits"]
)
def test_what_locates_nobody_is_left_alone(recognizer: FrUnitRecognizer, text: str) -> None:
    assert _found(recognizer, text) == []


def test_the_rooms_of_a_list_are_found_when_they_go_up(recognizer: FrUnitRecognizer) -> None:
    assert _found(recognizer, "501 DURAND Y\n502P MARCHAND K\n503 BLOQUÉ") == ["501", "502P", "503"]
    assert _found(recognizer, "503 DURAND Y\n140 NA\n502 MARCHAND K") == []
    assert _found(recognizer, "140 NA\n150 HB") == []


@pytest.mark.parametrize(
    ("text", "room"), [("mr durand ch 12 sat 82", "ch 12"), ("Mme Durand (12 P) dit", "12")], ids=str
)
def test_a_room_beside_a_name_is_found(recognizer: FrUnitRecognizer, text: str, room: str) -> None:
    assert _found(recognizer, text) == [room]
