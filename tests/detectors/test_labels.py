import pytest

from detectors.labels import is_identifier, labelled, numbered
from detectors.matching import compiled

LABEL = compiled(labelled("ipp"))
NUMBERED = compiled(numbered("examen"))


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("ipp 8001234567", "8001234567"),
        ("ipp : 80 01 23 45 67", "80 01 23 45 67"),
        ("ipp n° a-204518", "a-204518"),
        ("ipp du patient est le 204518.", "204518"),
        ("**ipp** | 204518 |", "204518"),
        ("ipp: ghe 8001234567", "ghe 8001234567"),
        ("ipp8001234567", "8001234567"),
        ("ippn8001234", "n8001234"),
        ("ipp de la veille 204518", None),
        ("grippe 204518", None),
    ],
)
def test_a_value_follows_its_label_whatever_links_them(text: str, given: str | None) -> None:
    match = LABEL.search(text)
    assert (match["id"] if match else None) == given


@pytest.mark.parametrize(("text", "named"), [("n° d'examen : 240503", "examen"), ("examen n° 240503", None)])
def test_a_number_sign_may_name_what_it_counts(text: str, named: str | None) -> None:
    assert NUMBERED.search(text)["named"] == named


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("8001234567", True),
        ("24h12345", True),
        ("75/2023/012345", True),
        ("12345", False),
        ("12/03/2024", False),
        ("2024-03-12", False),
        ("2023-2024", False),
        ("a02bc01", False),
        ("100000mg", False),
        ("1" * 19, False),
    ],
)
def test_an_identifier_is_no_date_nor_measure(text: str, is_one: bool) -> None:
    assert is_identifier(text) is is_one


@pytest.mark.parametrize("text", ["0000", "000000", "2024-03-12t10"])
def test_zeros_and_a_moment_are_no_identifier(text: str) -> None:
    assert not is_identifier(text, 4)
