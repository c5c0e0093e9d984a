import pytest

from detectors.clauses import clause_after, clause_before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("revu hier. Opéré le ", " Opéré le "),
        ("vu par M. Durand le ", "vu par M. Durand le "),
        ("Motif ?\nvu le ", "vu le "),
        ("score à 12. vu le ", " vu le "),
    ],
)
def test_what_precedes_stops_at_the_sentence_but_not_at_an_abbreviation(text: str, expected: str) -> None:
    assert clause_before(text, len(text)) == expected


def test_what_follows_stops_at_the_sentence_or_the_line() -> None:
    assert clause_after("le 12 mars pour AVC. Sortie", 10) == " pour AVC"
    assert clause_after("le 12 mars\nSortie", 10) == ""


def test_a_window_is_bounded() -> None:
    assert clause_before("a" * 100, 100, 7) == "a" * 7
