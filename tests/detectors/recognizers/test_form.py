"""Forms: a value is read after the name of its field, when it has the shape of one."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.examples import unmark
from detectors.finding import DIRECT
from detectors.recognizers.form import FrFormRecognizer

PIECES = (
    "Nom",
    "Prénom",
    "Adresse",
    "DDN",
    " : ",
    "=",
    ":",
    "\n",
    "\t",
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    "LEFEVRE",
    "Hélène",
    "12 rue",
    "14/02/1961",
    "....",
    "____",
    " ",
    "&",
    ">",
    "<nom>",
)
BROKEN = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


def found(text: str) -> list[tuple[str, str]]:
    return [(field.category.value, text[field.start : field.end]) for field in FrFormRecognizer().fields(text)]


@given(BROKEN)
def test_whatever_the_text_spans_lie_inside_it_and_hold_something(text: str) -> None:
    assert all(text[field.start : field.end].strip() for field in FrFormRecognizer().fields(text))


@given(BROKEN)
def test_whatever_the_text_it_is_read_twice_alike(text: str) -> None:
    assert found(text) == found(text)


@pytest.mark.parametrize(
    "piece", ["nom:", "Nom : Aa ", "nom=a&", "Adresse : 1 rue\n", "_", "Nom\n", "mail: a@", "<nom>"]
)
def test_100_kb_of_one_piece_take_less_than_two_seconds(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    start = time.process_time()
    found(text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nom de naissance : LEFEVRE", ("PERSON", "LEFEVRE")),
        ("Prénom(s) : Hélène Marie", ("PERSON", "Hélène Marie")),
        ("PRENOM = Hélène", ("PERSON", "Hélène")),
        ("Nom du patient : lefevre", ("PERSON", "lefevre")),
        ("Nom et prénom : Mme Hélène Lefèvre, 63 ans", ("PERSON", "Hélène Lefèvre")),
        ("Né(e) le : 14.02.61", ("DATE_OF_BIRTH", "14.02.61")),
        ("Date de naissance : le 14 février 1961 à Brest", ("DATE_OF_BIRTH", "14 février 1961")),
        ("naissance=19610214", ("DATE_OF_BIRTH", "19610214")),
        ("N° sécu : 2 69 05 49 588 157 80", ("NIR", "2 69 05 49 588 157 80")),
        ("n°IPP: 8001234567", ("IPP", "8001234567")),
        ("N° de séjour : 240012345", ("NDA", "240012345")),
        ("N° prélèvement : 24P123456", ("RECORD_ID", "24P123456")),
        ("Tél. port. : 06.39.98.12.34", ("PHONE_NUMBER", "06.39.98.12.34")),
        ("Courriel : h.lefevre@example.fr", ("EMAIL_ADDRESS", "h.lefevre@example.fr")),
        ("Adresse : 12 bis rue des Lilas, 69003 Lyon.", ("ADDRESS", "12 bis rue des Lilas, 69003 Lyon")),
        ("Adresse :\n12 rue des Lilas\nBât C\n69003 Lyon", ("ADDRESS", "12 rue des Lilas\nBât C\n69003 Lyon")),
        ("Code postal : 69003 Ville : Lyon", ("CITY", "Lyon")),
        ("Lieu de naissance : Saint-Brieuc", ("CITY", "Saint-Brieuc")),
        ("Profession : institutrice", ("PROFESSION", "institutrice")),
        ("Chambre : 214", ("UNIT", "214")),
        ("Médecin traitant : Dr Paul Martin, Lyon", ("PERSON", "Paul Martin")),
        ("Personne de confiance : Paul LEFEVRE (époux)", ("PERSON", "Paul LEFEVRE")),
        ("IBAN : FR76 3000 6000 0112 3456 7890 189", ("IBAN", "FR76 3000 6000 0112 3456 7890 189")),
        ("Date d'entrée : 03/05/2024", ("DATE", "03/05/2024")),
        ('{"prenom": "Hélène"}', ("PERSON", "Hélène")),
        ("{'date_naiss': '1961-02-14'}", ("DATE_OF_BIRTH", "1961-02-14")),
        ("<PrenomPatient>Hélène</PrenomPatient>", ("PERSON", "Hélène")),
        ("| Prénom : Hélène | Sexe : F |", ("PERSON", "Hélène")),
        ("Prénom\nHélène\nSexe\nF", ("PERSON", "Hélène")),
        ("Prénom ....... Hélène", ("PERSON", "Hélène")),
    ],
)
def test_a_value_is_read_to_the_character(text: str, value: tuple[str, str]) -> None:
    assert value in found(text)


@pytest.mark.parametrize(
    "blank", ["", "____", "......", "XXX", "NC", "inconnu", "néant", "N/A", "-", "à compléter", "?"]
)
@pytest.mark.parametrize("name", ["Nom de naissance", "Prénom", "DDN", "IPP", "Adresse", "Médecin traitant"])
def test_a_field_left_blank_gives_nothing(name: str, blank: str) -> None:
    assert found(f"{name} : {blank}\n{name} : {blank}") == []


@pytest.mark.parametrize("value", ["voir dossier", "idem", "est à demander à la famille", "[NOM_1_7K2P]", "{{nom}}"])
def test_a_sentence_or_a_slot_is_no_name(value: str) -> None:
    assert found(f"Prénom : {value}") == []


def test_a_bare_name_is_a_person_only_beside_another_field_of_a_person() -> None:
    assert found("Nom : Zyrtolide\nDose : 1 g") == []
    assert found("Nom : Kerguelen\nDDN : 14/02/1961") == [("PERSON", "Kerguelen"), ("DATE_OF_BIRTH", "14/02/1961")]


def test_relatives_are_more_often_followed_by_an_illness() -> None:
    text = "DDN : 14/02/1961\nMère : Diabète. Père : HTA. Fille : Mme Océane Lefèvre"
    assert found(text) == [("DATE_OF_BIRTH", "14/02/1961"), ("PERSON", "Océane Lefèvre")]


FOUND = (Path(__file__).parent / "form_found.txt").read_text().strip("\n").split("\n---\n")
SILENT = (Path(__file__).parent / "structured_silent.txt").read_text().strip("\n").split("\n---\n")


@pytest.mark.parametrize("sample", FOUND)
def test_what_hospitals_export_is_read_to_the_character(sample: str) -> None:
    text, spans = unmark(sample)
    read = sorted((field.start, field.end, field.category) for field in FrFormRecognizer().fields(text))
    assert read == [(start, end, category) for category, start, end in spans]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_it_points_to_nobody(text: str) -> None:
    assert not {field.category for field in FrFormRecognizer().fields(text)} & DIRECT
