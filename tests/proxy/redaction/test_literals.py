import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.redaction.literals import CONTEXT, Literals, is_whole

KNOWN = ("Toranvaux", "TORANVAUX", "06 39 98 12 34", "12 mars", "12 mars 2024", "mars 2024", "a@exemple.fr", "+33 6 39")


def seen(text: str, before: str = "", *, nested: bool = False) -> list[str]:
    return [known for _, _, known in Literals(KNOWN, nested=nested).found(text, before)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mme Toranvaux, M. TORANVAUX", ["Toranvaux", "TORANVAUX"]),
        ("_Toranvaux_ **Toranvaux**", ["Toranvaux", "Toranvaux"]),
        ("toranvaux", []),
        ("Toranvauxs", []),
        ("leToranvaux", []),
        ("le 12 mars 2024", ["12 mars 2024"]),
        ("le 12 mars.", ["12 mars"]),
        ("le 3 mars 2024", []),
        ("dès mars 2024", ["mars 2024"]),
        ("le 112 mars", []),
        ("06\u00a039\u202f98 12 34.", ["06 39 98 12 34"]),
        ("06 39 98 12 34-56", []),
        ("1-06 39 98 12 34", []),
        ("écrire à a@exemple.fr.", ["a@exemple.fr"]),
        ("claire.a@exemple.fr", []),
        ("tél. +33 6 39", ["+33 6 39"]),
        ("", []),
    ],
)
def test_what_is_known_is_found_whole_and_nothing_else(text: str, expected: list[str]) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(("before", "found"), [("le", 0), ("le ", 1), ("", 1), ("é", 0), ("_", 1)])
def test_what_came_before_tells_where_a_word_begins(before: str, found: int) -> None:
    assert len(seen("Toranvaux", before)) == found


@pytest.mark.parametrize("words", ["14 février 1961", "14/02/1961", "1er août 2024"])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_inside_json_a_string_is_found_however_it_is_escaped(words: str, ascii_only: bool) -> None:
    text = json.dumps(f"Né le\n{words}\tet", ensure_ascii=ascii_only)
    for written in (text, text.replace("/", r"\/"), text.replace("00e9", "00E9")):
        assert [known for _, _, known in Literals([words], nested=True).found(written)] == [words]
    assert not list(Literals([words]).found(json.dumps(f"\n{words}")))


@given(text=st.lists(st.sampled_from([*KNOWN, " ", "-", "1", "x", ".", "/", "é"])).map("".join), cut=st.integers(0, 60))
def test_nothing_that_has_begun_is_let_go(text: str, cut: int) -> None:
    literals = Literals(KNOWN)
    head = text[:cut]
    begun = literals.begun(head)
    for start, end, _ in literals.found(text):
        assert end < len(head) or start >= begun or end <= begun
        if start < cut < end:
            assert begun <= start
    assert 0 <= begun <= len(head)


@given(
    known=st.sets(st.text("ab1/ ", min_size=3).filter(lambda one: one.strip() == one), max_size=5),
    text=st.text("ab1/ "),
)
def test_places_are_disjoint_ordered_and_exactly_the_words(known: set[str], text: str) -> None:
    at = 0
    for start, end, words in Literals(known).found(text):
        assert start >= at
        assert text[start:end] == words
        assert is_whole(text, start, end)
        at = end


def test_nothing_known_is_nowhere() -> None:
    assert not Literals(())
    assert list(Literals(()).found("Toranvaux")) == []
    assert Literals(()).begun("Toranvaux") == len("Toranvaux")
    assert len(r"\u00e9") <= CONTEXT


@pytest.mark.parametrize("noise", ["x ", "Tor ", "12 mars ", "06 39 98 12 34", "1", "+"])
def test_time_grows_with_the_text_and_no_faster(noise: str) -> None:
    literals = Literals([f"Toranvaux{number}" for number in range(900)] + list(KNOWN))
    started = time.process_time()
    list(literals.found(noise * (1_000_000 // len(noise))))
    assert time.process_time() - started < 5
