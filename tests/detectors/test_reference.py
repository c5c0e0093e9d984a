import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.reference import refers

LEANING = (
    "et pour elle, vu sa grossesse de 12 SA ?",
    "Et chez lui, quelle dose ?",
    "Reformule plus court pour cette dame.",
    "Et si elle est allergique à la pénicilline ?",
    "Il a aussi une insuffisance rénale.",
    "Et il prend déjà de l'aspirine, que faire ?",
    "La même patiente a maintenant de la fièvre.",
    "Que dire à ce monsieur ?",
    "Avec ses antécédents, on peut opérer ?",
    "Quelle dose pour ce cas ?",
    "Maintenant elle refuse de manger",
    "What about her kidneys?",
    "Cette résidente peut-elle sortir ?",
    "Peut-elle prendre du paracétamol ?",
    "Celle-ci a 12 ans, adapte la dose",
)
ALONE = (
    "",
    "Quelle est la posologie de l'amoxicilline chez l'enfant ?",
    "Merci, et en anglais ?",
    "Il faut combien de temps pour cuire un œuf ?",
    "Y a-t-il un risque de saignement ?",
    "Quels sont les effets de la cellulite ?",
    "Fais un tableau.",
    "Que contient ce document ?",
    "Le lithium a-t-il des interactions ?",
    "How does heparin work?",
    "Quels examens dans une embolie pulmonaire ?",
)
OF_A_THING = (
    "La metformine est-elle contre-indiquée en cas d'insuffisance rénale ?",
    "L'IRM est-elle remboursée ?",
    "Quel est le rôle de l'aspirine et de son antidote ?",
    "Le rein et sa vascularisation : fais un schéma.",
)


@pytest.mark.parametrize("text", LEANING)
def test_a_turn_that_leans_on_somebody_told_of_before_refers(text: str) -> None:
    assert refers(text)


@pytest.mark.parametrize("text", ALONE)
def test_a_turn_that_stands_alone_does_not_refer(text: str) -> None:
    assert not refers(text)


@pytest.mark.parametrize("text", OF_A_THING)
def test_a_pronoun_that_stands_for_a_thing_of_the_same_sentence_does_not_refer(text: str) -> None:
    assert not refers(text)


@pytest.mark.parametrize("text", LEANING)
def test_a_turn_may_begin_without_a_capital(text: str) -> None:
    assert refers(text[:1].lower() + text[1:])
    assert refers(text[:1].upper() + text[1:])


@pytest.mark.parametrize("text", LEANING)
def test_a_long_text_says_itself_of_whom_it_speaks(text: str) -> None:
    assert refers(text + " " * (200 - len(text)))
    assert not refers(text + " " * 1_000)


@given(st.text(max_size=40), st.sampled_from(LEANING))
def test_what_is_said_before_hides_no_reference_to_her(text: str, leaning: str) -> None:
    assert refers(f"{text}. Et pour elle ? {leaning}")


@pytest.mark.parametrize("noise", ["elle", "vu sa ", "il ", "œ", "et si ", "\n"])
def test_noise_of_a_hundred_kilobytes_refers_to_nobody(noise: str) -> None:
    assert not refers((noise * 100_000)[:100_000])
