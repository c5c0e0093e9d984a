import pytest

from detectors.anonymity.occupations import UNKNOWN, Work, is_common, work
from detectors.anonymity.words import Words
from detectors.lexicons.phrases import Phrases
from detectors.lexicons.professions import professions
from tests.detectors.anonymity.marked import read


def _told(marked: str, inhabitants: int | None = None) -> list[Work]:
    text, findings = read(marked)
    return list(work(Words(text), findings, inhabitants))


def _people(name: str) -> int:
    found = Phrases.at(professions(), name.split(), 0)
    assert found is not None
    return found.value.people


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("<PROFESSION>viticulteur</PROFESSION> retraité", "viticulteur"),
        ("ancien <PROFESSION>chauffeur de taxi</PROFESSION>", "chauffeur de taxi"),
        ("<PROFESSION>ancienne coiffeuse</PROFESSION>", "coiffeuse"),
        ("boulanger de profession", "boulanger"),
        ("Profession : couvreur", "couvreur"),
        ("travaille comme soudeur", "soudeur"),
    ],
)
def test_an_occupation_is_told_by_a_finding_or_by_the_words_around(marked: str, name: str) -> None:
    assert _told(marked) == [Work(_people(name), sole=False)]


@pytest.mark.parametrize(
    "marked", ["un boulanger peut-il travailler ?", "adressé par le médecin", "asthme du boulanger"]
)
def test_an_occupation_of_nobody_is_not_told(marked: str) -> None:
    assert _told(marked) == []


def test_an_occupation_in_no_table_has_few_people() -> None:
    assert _told("<PROFESSION>zinzoleur</PROFESSION>") == [Work(UNKNOWN.people, sole=False)]


@pytest.mark.parametrize(
    ("marked", "inhabitants", "sole"),
    [
        ("la boulangère de <CITY>Saint-Véran</CITY>", 160, True),
        ("la boulangère de <CITY>Lyon</CITY>", 519_127, False),
        ("le maire de <CITY>Lyon</CITY>", 519_127, True),
        ("<PROFESSION>notaire</PROFESSION> à <CITY>Guingamp</CITY>", 7_111, True),
        ("<PROFESSION>notaire</PROFESSION>", None, False),
        ("<PROFESSION>proviseur</PROFESSION> du <FACILITY>lycée Zola</FACILITY>", None, True),
        ("<PROFESSION>astronaute</PROFESSION>", None, True),
        ("<PROFESSION>ouvrier</PROFESSION> à <CITY>Saint-Véran</CITY>", 160, False),
    ],
)
def test_somebody_is_the_only_one_where_such_people_are_few(marked: str, inhabitants: int | None, sole: bool) -> None:
    assert [job.sole for job in _told(marked, inhabitants)] == [sole]


def test_a_town_far_away_makes_nobody_the_only_one() -> None:
    marked = "<PROFESSION>notaire</PROFESSION> venu pour une toux sèche qui dure depuis son retour de <CITY>Nice</CITY>"
    assert [job.sole for job in _told(marked, 100)] == [False]


@pytest.mark.parametrize(
    ("marked", "common"),
    [
        ("<SITUATION>agriculteur dans le Cantal</SITUATION>", True),
        ("<SITUATION>seul agriculteur du village</SITUATION>", False),
        ("<SITUATION>maire de Saint-Véran</SITUATION>", False),
        ("<SITUATION>née pendant l'éclipse</SITUATION>", False),
    ],
)
def test_a_situation_that_is_but_a_common_occupation_is_not_singular(marked: str, common: bool) -> None:
    text, findings = read(marked)
    assert is_common(Words(text), findings[0]) is common
