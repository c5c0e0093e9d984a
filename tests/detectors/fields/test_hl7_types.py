"""Data types of HL7 v2, cut at the separators of the message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.fields.hl7_types import READERS, Message


def read(kind: str, field: str) -> list[tuple[str, str]]:
    found = READERS[kind](Message(field), (0, len(field)))
    return [(category.value, field[start:end]) for category, start, end in found]


@pytest.mark.parametrize(
    ("kind", "field", "expected"),
    [
        ("name", "LEFEVRE^HELENE^MARIE^^MME", [("PERSON", "LEFEVRE^HELENE^MARIE")]),
        ("staff", "10100012342^MARCHAND^SOPHIE", [("RPPS", "10100012342"), ("PERSON", "MARCHAND^SOPHIE")]),
        ("staff", "DR MARCHAND", [("PERSON", "MARCHAND")]),
        ("reader", "A123&MARCHAND&SOPHIE^20240503", [("RECORD_ID", "A123"), ("PERSON", "MARCHAND&SOPHIE")]),
        ("address", "12 RUE X^^LYON^^69003^FRA", [("ADDRESS", "12 RUE X^^LYON^^69003")]),
        ("address", "^^LYON^^69003", [("CITY", "LYON"), ("POSTAL_CODE", "69003")]),
        ("unit", "CARDIO^214^P^CHU", [("UNIT", "CARDIO^214^P")]),
        ("patient", "240012345^^^X^VN", [("NDA", "240012345")]),
        ("social", "269054958815780", [("NIR", "269054958815780")]),
        ("name", '""', []),
    ],
)
def test_a_type_is_read_to_the_character(kind: str, field: str, expected: list[tuple[str, str]]) -> None:
    assert read(kind, field) == expected


@given(st.sampled_from(sorted(READERS)), st.text(alphabet='A1^&~ "é@.', max_size=120))
def test_values_lie_inside_any_field(kind: str, field: str) -> None:
    assert all(value for _, value in read(kind, field))
