"""What stands for no value at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.fields.placeholders import is_blank


@pytest.mark.parametrize(
    "value",
    [
        "",
        "____",
        "......",
        "__/__/____",
        "XXX",
        "xx",
        "NC",
        "N/A",
        "inconnue",
        "Néant",
        "à compléter",
        "{{nom}}",
        "<nom>",
        "[NOM_1_7K2P]",
        "NOM^PRENOM",
        "Prénom",
        "JJ/MM/AAAA",
        "null",
        "$nom",
        "?",
        "0000",
        "string",
    ],
)
def test_it_stands_for_nothing(value: str) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", ["LEFEVRE", "Mari", "14/02/1961", "12 rue des Lilas", "NGUYEN", "0639981234", "Lyon"])
def test_it_says_something(value: str) -> None:
    assert not is_blank(value)


@given(st.text(max_size=400))
def test_any_value_can_be_judged(value: str) -> None:
    assert is_blank(value) in {True, False}
