"""The proof that a field's name gives decides how much its value must show."""

import pytest

from detectors.fields.persons import Named, in_cell, persons
from detectors.fields.vocabulary import Field, field
from detectors.fields.wordings import Proof
from detectors.finding import Category


def held(name: str, value: str, *, known: bool = False, cell: bool = False, after: str = "") -> list[str]:
    read = in_cell if cell else persons
    meaning = field(name) or Field(Category.PERSON, Proof.NAME)
    spans = read(value + after, Named(meaning, name), 0, len(value), known=known)
    return [value[slice(*span)] for span in spans]


@pytest.mark.parametrize(
    "name",
    [
        *("Opérateur", "MEDECIN RESP", "Chirurgien", "Médecin responsable", "Saisi par", "Validé par", "Réalisé par"),
        *("Referring physician", "Prescripteur", "Lu par", "Anesthésiste", "Médecin traitant", "Signé par"),
    ],
)
def test_a_member_of_staff_may_be_a_lone_surname(name: str) -> None:
    assert held(name, "Dupuis") == ["Dupuis"]
    assert held(name, "Urgences") == held(name, "Aucun") == held(name, "HAS") == []


@pytest.mark.parametrize("name", ["Interne", "IDE", "Auteur", "Patient", "Destinataire", "From"])
def test_a_word_with_other_uses_needs_more_or_a_text_about_a_person(name: str) -> None:
    assert held(name, "Dupuis") == []
    assert held(name, "Dupuis", known=True) == ["Dupuis"]
    assert held(name, "Dr Dupuis") == ["Dupuis"]


def test_days_are_followed_by_names_in_a_roster_only() -> None:
    assert held("Lundi", "Delmas") == []
    assert held("Lundi", "Delmas", after="\nAstreintes de la semaine") == ["Delmas"]
    assert held("Lundi", "Piscine", after="\nAstreintes de la semaine") == []


def test_a_cell_may_hold_several_people() -> None:
    assert held("Patients", "Chauvet, Ferreira, Hamon", known=True, cell=True) == ["Chauvet", "Ferreira", "Hamon"]
    assert held("Chirurgien", "Vasseur/Vo", known=True, cell=True) == ["Vasseur", "Vo"]
    assert held("Nom", "Zyx", known=True, cell=True) == ["Zyx"]


def test_an_account_is_a_person_when_it_is_made_of_a_name() -> None:
    assert held("user", "hlefevre") == ["hlefevre"]
    assert held("user", "root") == []
    assert held("ARM", "clara.m") == ["clara.m"]
