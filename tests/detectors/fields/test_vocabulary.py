"""A field has one meaning, however its name is spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.fields.vocabulary import field, glued, may_end
from detectors.fields.wordings import Proof
from detectors.finding import Category


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("Nom", Category.PERSON),
        ("NOM_PAT", Category.PERSON),
        ("nom de jeune fille", Category.PERSON),
        ("Prénom(s)", Category.PERSON),
        ("Nom du médecin traitant", Category.PERSON),
        ("Personne à prévenir", Category.PERSON),
        ("Date de naissance", Category.DATE_OF_BIRTH),
        ("DATE_NAISS", Category.DATE_OF_BIRTH),
        ("dateNaissance", Category.DATE_OF_BIRTH),
        ("Né(e) le", Category.DATE_OF_BIRTH),
        ("D.D.N.", Category.DATE_OF_BIRTH),
        ("n° sécu", Category.NIR),
        ("N° de sécurité sociale", Category.NIR),
        ("N° d'IPP", Category.IPP),
        ("patient_id", Category.IPP),
        ("n° séjour", Category.NDA),
        ("Tél. dom.", Category.PHONE_NUMBER),
        ("TEL2", Category.PHONE_NUMBER),
        ("Adresse mail", Category.EMAIL_ADDRESS),
        ("adresse du patient", Category.ADDRESS),
        ("CP", Category.POSTAL_CODE),
        ("Âge", Category.AGE),
        ("Date d'entrée", Category.DATE),
        ("n° prélèvement", Category.RECORD_ID),
    ],
)
def test_a_name_has_a_meaning_in_every_spelling(name: str, category: Category) -> None:
    found = field(name)
    assert found is not None
    assert found.category is category


@pytest.mark.parametrize(
    "name", ["Nom du médicament", "Dose", "Unité", "Valeur", "Nom de la molécule", "", "Code", "42"]
)
def test_a_thing_s_field_has_none(name: str) -> None:
    assert field(name) is None


def test_a_name_of_whatever_becomes_a_person_s_when_it_says_whose() -> None:
    plain, owned = field("nom"), field("nom du patient")
    assert (plain and plain.proof, owned and owned.proof) == (Proof.NAME, Proof.IDENTITY)


@given(st.text(max_size=60))
def test_any_text_can_be_asked_for(name: str) -> None:
    assert field(name) == field(name.strip()) or name.strip() != name
    assert glued(name).isascii()


@pytest.mark.parametrize("word", ["nom", "naissance", "pat", "DateNaissance", "sécu"])
def test_the_last_word_of_a_name_may_end_one(word: str) -> None:
    assert may_end(word)


@pytest.mark.parametrize("word", ["dyspnée", "atcd", "conclusion", ""])
def test_a_word_of_prose_may_not(word: str) -> None:
    assert not may_end(word)
