import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.anonymity.profile import NOBODY, Profile
from detectors.finding import Category, Finding
from detectors.reading import Reading
from proxy.redaction.making_up import blanked, without_made_up_words


def finding(start: int, end: int, category: Category = Category.PERSON) -> Finding:
    return Finding(category, start, end, 1.0, "x")


@pytest.mark.parametrize(
    ("text", "found", "made_up", "left"),
    [
        ("Mme Toranvaux", [(4, 13)], [(4, 13)], []),
        ("Mme Toranvaux", [(0, 13)], [(4, 13)], []),
        ("C. Toranvaux", [(0, 12)], [(3, 12)], []),
        ("Toranvaux, Yaraline", [(0, 19)], [(0, 9), (11, 19)], []),
        ("Toranvaux Dupont", [(0, 16)], [(0, 9)], [(9, 16)]),
        ("Dupont Toranvaux", [(0, 16)], [(7, 16)], [(0, 7)]),
        ("Dupont et Toranvaux", [(0, 6), (10, 19)], [(10, 19)], [(0, 6)]),
        ("C.", [(0, 2)], [], [(0, 2)]),
        ("C. et Toranvaux", [(0, 2)], [(6, 15)], [(0, 2)]),
        ("C Toranvaux", [(0, 11)], [(2, 11)], []),
        ("Toranvaux L.", [(0, 11)], [(0, 9)], []),
        ("Toranvaux O", [(0, 11)], [(0, 9)], [(9, 11)]),
        ("Ben Toranvaux", [(0, 13)], [(4, 13)], [(0, 4)]),
        ("M. Al Toranvaux", [(0, 15)], [(6, 15)], [(0, 6)]),
        ("Toranvaux Ben", [(0, 13)], [(0, 9)], [(9, 13)]),
        ("Yaraline de La Toranvaux", [(0, 24)], [(0, 8), (15, 24)], []),
        ("王 Toranvaux", [(0, 11)], [(2, 11)], [(0, 2)]),
        ("Toranvaux 王", [(0, 11)], [(0, 9)], [(9, 11)]),
    ],
)
def test_only_what_was_made_up_is_no_finding(
    text: str, found: list[tuple[int, int]], made_up: list[tuple[int, int]], left: list[tuple[int, int]]
) -> None:
    reading = Reading(tuple(finding(*span) for span in found))
    assert [(f.start, f.end) for f in without_made_up_words(text, reading, made_up).findings] == left


def test_the_rest_of_a_date_says_something_but_its_signs() -> None:
    dated = Reading((finding(0, 15, Category.DATE),))
    assert without_made_up_words("16/03/2024 à 14h", dated, [(0, 10)]).findings != ()
    assert without_made_up_words("16/03/2024 -", Reading((finding(0, 12, Category.DATE),)), [(0, 10)]).findings == ()


def test_what_was_made_up_tells_nothing_of_the_person() -> None:
    text = "Patiente, clinique des Cèdres, le 16/03/2024"
    found = (finding(10, 29, Category.FACILITY), finding(34, 44, Category.DATE))
    before = Reading(found, secret=True, profile=Profile(facility=True, dated=True))
    after = without_made_up_words(text, before, [(34, 44)])
    assert (after.profile.facility, after.profile.dated, after.secret) == (True, False, True)
    assert without_made_up_words(text, before, []) is before
    assert without_made_up_words(text, Reading(found), [(34, 44)]).profile == NOBODY


@given(text=st.text(), cuts=st.lists(st.integers(0, 30), max_size=6))
def test_what_is_blanked_is_as_long_as_before_and_nothing_else_changes(text: str, cuts: list[int]) -> None:
    cuts = sorted(min(cut, len(text)) for cut in cuts)
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    left = blanked(text, spans)
    assert len(left) == len(text)
    inside = {place for start, end in spans for place in range(start, end)}
    assert all(left[place] == ("\0" if place in inside else text[place]) for place in range(len(text)))
