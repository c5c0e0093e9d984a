import time

import pytest

from detectors.names.listed import listed, roster
from detectors.names.words import Words


def _listed(text: str) -> list[str]:
    words = Words(text)
    return [text[words.starts[name.start] : name.cut] for name in listed(words)]


def _roster(text: str) -> list[str]:
    words = Words(text)
    return [text[words.starts[name.start] : name.cut] for name in roster(words, 0)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lundi : Berthelin", ["Berthelin"]),
        ("Vendredi : El Amrani", ["El Amrani"]),
        ("WE : Dupuy-Montségur, tél.", ["Dupuy-Montségur"]),
        ("Entrants;Picaud;Rémusat-Cros;Sidibé", ["Picaud", "Rémusat-Cros", "Sidibé"]),
        ("Équipe : Lavaud, Essomba, de Prémorel.", ["Lavaud", "Essomba", "de Prémorel"]),
        ("Nuit : Kermarrec / Tessier", ["Kermarrec", "Tessier"]),
    ],
)
def test_those_on_duty_are_read_after_their_day(text: str, found: list[str]) -> None:
    assert _roster(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Lundi : Doppler",
        "Mardi : staff",
        "Jeudi : Marseille",
        "Patients : Crohn, Wilson",
        "Matin : Kardegic",
        "Lundi Durand",
    ],
)
def test_what_a_day_brings_is_no_name(text: str) -> None:
    assert _roster(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8h00 MARTEL S. cholécystectomie (Fargeot/Wu)\n", ["MARTEL S.", "Fargeot", "Wu"]),
        ("501 DUMAS Y AVC\n502P LE BRAS K sevrage\n503 SARR M DRESS", ["DUMAS Y", "LE BRAS K", "SARR M"]),
        ("CH 9 BLANC T : redon\nCH 10 PETIT A : pst", ["BLANC T", "PETIT A"]),
        ("1) Belkacem B. gliome\n2) Hervouët méningiome", ["Belkacem B.", "Hervouët"]),
        ("01 Nolwenn Tanguy / Eudes\n02 Tiphaine / El Ghazi", ["Nolwenn Tanguy", "Eudes", "Tiphaine", "El Ghazi"]),
        ("a\tBourgoin, Tellez, Prat\tA", ["Bourgoin", "Tellez", "Prat"]),
    ],
)
def test_rows_and_cells_hold_names(text: str, found: list[str]) -> None:
    assert _listed(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "1 HEPATITE B\n2 VITAMINE D\n",
        "500 DOLIPRANE C\n",
        "| Paris, Lyon, Marseille |",
        "a\tWells, Wilson\tb",
        "8h00 STAFF\n",
        "CH 9 VITAMINE K : refait\n",
        "1) Parkinson évolué\n2) Alzheimer débutant",
        "01 HTA / Diabète\n02 Crohn / Wilson",
        "Nord / Sud\nParis / Lyon",
    ],
)
def test_diseases_towns_and_eponyms_hold_none(text: str) -> None:
    assert _listed(text) == []


def test_long_tables_take_linear_time() -> None:
    start = time.process_time()
    _listed("12 AB, CD, EF (GH/IJ)\n" * 5_000 + "A, " * 30_000)
    assert time.process_time() - start < 2
