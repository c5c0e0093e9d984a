"""Lists of names in one value."""

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from detectors.fields.people import given, is_lone_name, people


def held(text: str, *, sure: bool = False) -> list[str]:
    return [text[slice(*span)] for span in people(text, 0, len(text), sure=sure)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vasseur, Mbarga, de Kerdrel.", ["Vasseur", "Mbarga", "de Kerdrel"]),
        ("Dr Martin, Mme Petit", ["Martin", "Petit"]),
        ("Chauvet / Ferreira / Hamon", ["Chauvet", "Ferreira", "Hamon"]),
        ("Joubert et Lemoine", ["Joubert", "Lemoine"]),
        ("Vasseur, Petit, Lemoine", ["Vasseur", "Petit", "Lemoine"]),
        ("Paul Lefèvre ; Hélène Durand", ["Paul Lefèvre", "Hélène Durand"]),
        ("Diallo (remplace Fauvel)", ["Diallo"]),
        ("BENSOUSSAN", ["BENSOUSSAN"]),
    ],
)
def test_each_member_is_given(text: str, names: list[str]) -> None:
    assert held(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Médecins, IDE, AS",
        "France, Belgique, Suisse",
        "Fièvre, toux",
        "120 femmes, 80 hommes",
        "Adultes et enfants de plus de 2 ans",
        "Hémocultures, ECBU",
        "Généralistes, Cardiologues",
        "NC",
        "____",
        "12",
        "",
    ],
)
def test_a_list_of_things_gives_nothing(text: str) -> None:
    assert held(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Amaia, Miren", "Amaia, Miren"),
        ("Hélène Marie Louise", "Hélène Marie Louise"),
        ("Anne-Sophie, Louise\n", "Anne-Sophie, Louise"),
        ("Paul / Émile", "Paul / Émile"),
    ],
)
def test_the_first_names_of_one_person_are_one_span(text: str, name: str) -> None:
    assert [text[slice(*span)] for span in given(text, 0, len(text))] == [name]


@pytest.mark.parametrize("value", ["Dupuis", "Santoni, J.-P.", "Petit", "LE GOFF", "Vo"])
def test_a_surname_and_its_initials_are_a_name(value: str) -> None:
    assert is_lone_name(value, unknown=False)


@pytest.mark.parametrize("value", ["Orthopédiste", "Urgences", "Avis", "HAS", "J.-P."])
def test_a_specialty_or_initials_alone_are_none(value: str) -> None:
    assert not is_lone_name(value, unknown=True)


@drawn(st.text(alphabet="Lavud, ;/(-.é1\n", max_size=120))
def test_names_lie_inside_any_text_and_never_overlap(text: str) -> None:
    spans = list(people(text, 0, len(text)))
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)
