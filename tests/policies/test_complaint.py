import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.complaint import Complaint, PolicyError, complaint_at, excerpt, shorten


def test_an_error_prints_each_complaint_on_its_line_in_file_order() -> None:
    error = PolicyError(
        "locale.yaml", [Complaint(7, 13, "rules[0].action", "non."), Complaint(2, 1, "", "une tabulation.")]
    )

    assert str(error) == "locale.yaml:2:1 une tabulation.\nlocale.yaml:7:13 rules[0].action : non."
    assert error.source == "locale.yaml"
    assert [complaint.line for complaint in error.complaints] == [2, 7]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("blok", "« blok »"),
        ("", "«  »"),
        ("deux\nlignes", "« deux lignes »"),
        ("a" * 40, f"« {'a' * 40} »"),
        ("a" * 41, f"« {'a' * 39}… »"),
    ],
)
def test_an_excerpt_is_short_and_on_one_line(value: str, expected: str) -> None:
    assert excerpt(value) == expected


@given(st.text())
def test_a_shortened_value_never_exceeds_forty_code_points(value: str) -> None:
    assert len(shorten(value)) <= 40
    assert "\n" not in shorten(value)


@pytest.mark.parametrize(
    ("text", "position", "place"),
    [("", 0, (1, 1)), ("ab", 1, (1, 2)), ("é\nab", 3, (2, 2)), ("\n", 1, (2, 1))],
)
def test_a_position_in_a_text_becomes_line_and_column(text: str, position: int, place: tuple[int, int]) -> None:
    complaint = complaint_at(text, position, "m")

    assert (complaint.line, complaint.column) == place
