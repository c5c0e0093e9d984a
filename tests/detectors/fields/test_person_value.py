"""The name in a value: without its civility, cut where it stops being a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.fields.person_value import is_medical, person


def name(text: str, *, sure: bool = True) -> str | None:
    spans = list(person(text, 0, len(text), sure=sure))
    return text[slice(*spans[0])] if spans else None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("LEFEVRE", "LEFEVRE"),
        ("Mme Hélène Lefèvre", "Hélène Lefèvre"),
        ("Dr P. Martin", "P. Martin"),
        ("LE GOFF Yann", "LE GOFF Yann"),
        ("de La Rochefoucauld", "de La Rochefoucauld"),
        ("d'Ormesson Béatrice", "d'Ormesson Béatrice"),
        ("LEFEVRE, Hélène", "LEFEVRE, Hélène"),
        ("Paul Martin, Lyon", "Paul Martin"),
        ("Lefèvre Hélène (fille)", "Lefèvre Hélène"),
        ("Lefèvre est hospitalisée", "Lefèvre"),
        ("LEFEVRE née le 14/02/1961", "LEFEVRE"),
        ("helene lefevre", "helene lefevre"),
        ("Mme D.", "D."),
        ("Nguyễn Văn Minh", "Nguyễn Văn Minh"),
        ("فاطمة العمراني", "فاطمة العمراني"),
        ("Hé1ène", "Hé1ène"),
        ("Lefèvre.", "Lefèvre"),
    ],
)
def test_a_name_is_cut_to_the_character(value: str, expected: str) -> None:
    assert name(value) == expected


@pytest.mark.parametrize(
    "value", ["", "voir dossier", "patient", "12", "à la maison avec son mari", "médecin traitant"]
)
def test_what_is_no_name_gives_none(value: str) -> None:
    assert name(value) is None


@pytest.mark.parametrize(
    ("value", "expected"), [("Dupuis", None), ("Dr Dupuis", "Dupuis"), ("Paul Dupuis", "Paul Dupuis")]
)
def test_an_unsure_field_needs_a_civility_or_a_first_name(value: str, expected: str | None) -> None:
    assert name(value, sure=False) == expected


@pytest.mark.parametrize("word", ["Cardiologie", "Amoxicilline", "Hépatite"])
def test_words_that_end_as_medicine_does_are_told(word: str) -> None:
    assert is_medical([word])


@given(st.text(max_size=200), st.booleans())
def test_spans_lie_inside_any_value(value: str, sure: bool) -> None:
    assert all(0 <= start < end <= len(value) for start, end in person(value, 0, len(value), sure=sure))
