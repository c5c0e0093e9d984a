import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.anonymity.estimate import K, estimate
from detectors.anonymity.profile import Profile, Sex
from detectors.anonymity.telling import profile
from detectors.finding import HEALTH, Category, Finding
from detectors.lexicons.population import FRANCE
from tests.detectors.anonymity.marked import read

WOMAN, MAN = Sex.WOMAN, Sex.MAN


def _told(marked: str) -> Profile:
    return profile(*read(marked))


@given(st.text(max_size=60) | st.sampled_from(["la boulangère de Saint-Véran", "patiente de 87 ans, triplés, hier"]))
def test_a_text_without_findings_tells_nothing(text: str) -> None:
    assert profile(text, []) == Profile()
    assert round(estimate(profile(text, [])).people) == FRANCE


@given(st.text(max_size=60), st.lists(st.tuples(st.sampled_from(Category), st.integers(0, 60), st.integers(1, 9))))
def test_any_text_and_findings_give_a_possible_profile(text: str, spans: list[tuple[Category, int, int]]) -> None:
    findings = [Finding(category, start, start + length, 0.6, "any") for category, start, length in spans]
    told = profile(text, findings)
    assert 1 <= estimate(told).people <= FRANCE + 1
    assert (told.intake is not None) == (told.facility or told.unit)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("patiente de <AGE>34 ans</AGE>", Profile(34, 34, WOMAN)),
        ("<AGE>F82</AGE> amenée par les pompiers", Profile(82, 82, WOMAN)),
        ("nourrisson de <AGE>3 mois</AGE>", Profile(0, 0)),
        ("Patiente de plus de 80 ans, <UNIT>gériatrie</UNIT>", Profile(80, 120, WOMAN, unit=True, intake=1_000)),
        ("Patiente, en <UNIT>chambre 214</UNIT>", Profile(sex=WOMAN, unit=True, intake=60)),
        ("Patient né au <FACILITY>CHU de Rennes</FACILITY>", Profile(sex=MAN, facility=True, intake=50_000)),
        ("vue le <DATE>12/03/2024</DATE>", Profile(dated=True)),
        ("suivie depuis <DATE>2019</DATE>", Profile()),
        ("d'origine <ORIGIN>malienne</ORIGIN>", Profile(origins=80_000)),
        ("d'origine <ORIGIN>zemblienne</ORIGIN>", Profile(origins=5_000)),
        ("<SITUATION>seul survivant</SITUATION>", Profile(singular=True)),
        ("<AGE>12 ans</AGE>, toux depuis 3 jours", Profile(12, 12)),
        (
            "<AGE>12 ans</AGE>, <UNIT>chambre 3</UNIT>, toux depuis 3 jours",
            Profile(12, 12, unit=True, intake=60, dated=True),
        ),
    ],
)
def test_what_findings_say_becomes_numbers(marked: str, expected: Profile) -> None:
    assert _told(marked) == expected


@pytest.mark.parametrize(
    ("marked", "youngest", "sex"),
    [
        ("La mère a <AGE>34 ans</AGE>, son fils <AGE>6 ans</AGE>", 6, MAN),
        ("Patiente de <AGE>97 ans</AGE>, sa fille de <AGE>70 ans</AGE> l'accompagne", 97, WOMAN),
        ("<AGE>octogénaire</AGE>, femme de <AGE>87 ans</AGE>", 87, WOMAN),
    ],
)
def test_of_several_people_the_rarest_age_stands_with_its_own_sex(marked: str, youngest: int, sex: Sex) -> None:
    told = _told(marked)
    assert (told.youngest, told.oldest, told.sex) == (youngest, youngest, sex)


@pytest.mark.parametrize("category", sorted(HEALTH))
def test_a_question_of_medicine_tells_of_nobody(category: Category) -> None:
    text = "prévalence de la maladie de Gaucher chez les triplés du Cantal hier"
    assert profile(text, [Finding(category, 18, 35, 0.5, "clinical")]) == Profile()


def test_the_general_question_is_left_out() -> None:
    told = _told("Chez la femme de plus de 65 ans à Lyon, quelle dose ? Patiente de <AGE>70 ans</AGE>")
    assert (told.youngest, told.inhabitants) == (70, None)


@pytest.mark.parametrize(
    "marked",
    [
        "la boulangère de <CITY>Saint-Véran</CITY>",
        "Le maire de <CITY>Saint-Véran</CITY> admis hier pour un STEMI",
        "homme de <AGE>52 ans</AGE>, <PROFESSION>viticulteur</PROFESSION> à <CITY>Chablis</CITY>",
        "femme de <AGE>87 ans</AGE>, habite <CITY>Allemond</CITY>, veuve",
        "F <AGE>34 ans</AGE>, épidermolyse bulleuse jonctionnelle",
        "Ma patiente de <AGE>87 ans</AGE> de la <UNIT>chambre 214</UNIT> refuse l'antibiotique",
        "Patient de <AGE>34 ans</AGE> suivi au <FACILITY>CHU de Limoges</FACILITY>, vu hier",
        "La fille du <PROFESSION>notaire</PROFESSION> de <CITY>Guingamp</CITY>, <AGE>16 ans</AGE>",
        "mère de triplés, <AGE>29 ans</AGE>, <ORIGIN>malienne</ORIGIN>, vit en Lozère",
    ],
)
def test_combinations_that_point_to_somebody_fit_few(marked: str) -> None:
    assert estimate(_told(marked)).people < K


@pytest.mark.parametrize(
    "marked",
    [
        "patiente de <AGE>34 ans</AGE> à <CITY>Lyon</CITY>",
        "patient de <AGE>60 ans</AGE> hypertendu à <CITY>Marseille</CITY>",
        "patiente de <AGE>87 ans</AGE>, BPCO, HTA",
        "homme de plus de 80 ans, <CITY>Brest</CITY>",
        "<PROFESSION>enseignante</PROFESSION> de <AGE>45 ans</AGE>, <CITY>Nantes</CITY>",
        "patient <ORIGIN>algérien</ORIGIN> de <AGE>60 ans</AGE> vu hier",
    ],
)
def test_general_facts_fit_many(marked: str) -> None:
    assert estimate(_told(marked)).people >= K
