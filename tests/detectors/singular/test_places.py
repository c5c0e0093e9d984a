import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.singular.places import Places


@pytest.fixture(scope="module")
def places() -> Places:
    return Places()


def _read(places: Places, text: str) -> str | None:
    start = text.index(" ")
    end = places.end(text, start)
    return None if end is None else text[start:end]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("maire de Saint-Véran admis", " de Saint-Véran"),
        ("maire de saint-véran admis", " de saint-véran"),
        ("maire du Havre admis", " du Havre"),
        ("maire d'Ouessant, 60 ans", " d'Ouessant"),
        ("curé de Belle-Île est", " de Belle-Île"),
        ("imam à mayotte est", " à mayotte"),
        ("roi de Kersaint-les-Flots admis", " de Kersaint-les-Flots"),
        ("MAIRE DE KERVADEC ADMIS HIER", " DE KERVADEC"),
    ],
)
def test_the_place_that_follows_is_read_to_its_end(places: Places, text: str, place: str) -> None:
    assert _read(places, text) == place


@pytest.mark.parametrize("text", ["maire de plus en plus fatigué", "maire admis à jeun", "maire", "maire de garde"])
def test_other_words_are_no_place(places: Places, text: str) -> None:
    assert places.end(text, 5) is None


def test_a_place_may_come_some_words_later_in_the_clause(places: Places) -> None:
    text = "greffé du cœur à Nantes"
    assert places.later(text, 6) == len(text)
    assert places.later("greffé du cœur, à Nantes", 6) is None


@given(st.text(max_size=60), st.integers(0, 60))
def test_a_place_lies_in_the_text_and_after_the_fact(text: str, start: int) -> None:
    end = Places().end(text, start)
    assert end is None or start < end <= len(text)
