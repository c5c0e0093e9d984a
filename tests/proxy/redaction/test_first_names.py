import re

import pytest

from proxy.redaction.first_names import is_first_name, is_title_or_particle, is_titled, kind_of, staying
from proxy.redaction.invented_names import Kind


@pytest.mark.parametrize(
    ("name", "before", "kind"),
    [
        ("Claire", "", Kind.WOMAN),
        ("Agnès", "", Kind.WOMAN),
        ("Yasmina", "", Kind.WOMAN),
        ("Zoé", "", Kind.WOMAN),
        ("Karim", "", Kind.MAN),
        ("Pierre", "", Kind.MAN),
        ("André", "", Kind.MAN),
        ("René", "", Kind.MAN),
        ("Dominique", "Mme ", Kind.WOMAN),
        ("Dominique", "vu M. ", Kind.MAN),
        ("Claude", "la patiente ", Kind.WOMAN),
    ],
)
def test_a_first_name_is_of_whom_the_title_says_or_its_end(name: str, before: str, kind: Kind) -> None:
    assert kind_of(name, before) is kind


@pytest.mark.parametrize(("word", "known"), [("claire", True), ("jojo", True), ("toranvaux", False), ("", False)])
def test_everyday_first_names_are_known(word: str, known: bool) -> None:
    assert is_first_name(word) is known


@pytest.mark.parametrize(
    ("before", "titled"),
    [("Chère Mme ", True), ("vu par le Dr. ", True), ("patient ", False), ("Mme, ", False), ("", False)],
)
def test_a_title_stands_just_before(before: str, titled: bool) -> None:
    assert is_titled(before) is titled


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("Claire de La Roche", ["de", "La"]),
        ("Dr J. Le Goff", ["Dr", "J", "Le"]),
        ("Mme Hélène L.", ["Mme", "L"]),
        ("Hélène L", []),
        ("C Vidal", ["C"]),
        ("D'Ornano", ["D"]),
        ("Ben Diallo", []),
        ("M. Ben Diallo", ["M"]),
        ("DIALLO Ben", []),
        ("DIALLO Ben L.", ["L"]),
        ("Claire et Ben Vidal", ["et"]),
        ("王 Wei", []),
        ("Wei 王.", []),
        ("", []),
    ],
)
def test_a_title_a_particle_inside_a_name_and_an_initial_may_stay(name: str, stays: list[str]) -> None:
    found = staying(name)
    assert [word[0] for word in re.finditer(r"[^\W_]+", name) if word.start() in found] == stays


def test_a_piece_of_a_name_is_read_as_the_piece_it_is() -> None:
    assert staying("Claire Ben Vidal", 6, 10, opens=False, closes=False) == {7}
    assert staying("Ben Vidal", 0, 4, closes=False) == set()
    assert staying("C Vidal", 0, 2, closes=False) == {0}


@pytest.mark.parametrize(("word", "expected"), [("mme", True), ("ben", True), ("le", True), ("vidal", False)])
def test_titles_and_particles_are_told_from_other_words(word: str, *, expected: bool) -> None:
    assert is_title_or_particle(word) is expected
