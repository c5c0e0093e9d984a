import pytest

from detectors.recognizers.date import FrDateRecognizer


@pytest.fixture(scope="module")
def recognizer() -> FrDateRecognizer:
    return FrDateRecognizer()


def _found(recognizer: FrDateRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text)]


def test_it_finds_one_category_in_french(recognizer: FrDateRecognizer) -> None:
    assert (recognizer.supported_entities, recognizer.supported_language) == (["DATE"], "fr")


@pytest.mark.parametrize(
    "date",
    [
        "12/03/2024",
        "12-03-2024",
        "12.03.2024",
        "12 03 2024",
        "12|3|2024",
        "2024-03-12",
        "12 mars 2024",
        "1er mars",
        "12/03",
    ],
)
def test_a_date_of_care_is_found_in_every_writing(recognizer: FrDateRecognizer, date: str) -> None:
    assert _found(recognizer, f"hospitalisée le {date} pour AVC") == [date]


@pytest.mark.parametrize("cue", ["loi du", "décret du", "recommandations HAS du", "version du", "congrès du"])
def test_the_date_of_a_text_is_left_alone(recognizer: FrDateRecognizer, cue: str) -> None:
    assert _found(recognizer, f"{cue} 12/03/2024") == []


@pytest.mark.parametrize("score", ["1/3", "4/5", "8/10", "130/80", "1-0-1", "12h30", "J+3"])
def test_a_score_a_dose_or_an_hour_is_no_date(recognizer: FrDateRecognizer, score: str) -> None:
    assert _found(recognizer, f"coté {score} ce matin") == []


def test_both_ends_of_a_range_are_covered(recognizer: FrDateRecognizer) -> None:
    assert _found(recognizer, "du 12 au 15/03/2024") == ["12 au 15/03/2024"]
    assert _found(recognizer, "du 12/03/2024 au 15/04/2024") == ["12/03/2024", "15/04/2024"]
