from collections.abc import Callable
from pathlib import Path

import pytest

from models.corpus.sources import Commune, Name, Sources


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("DUPONT", "Dupont"),
        ("LE GOFF", "Le Goff"),
        ("JEAN-MARC", "Jean-Marc"),
        ("D'ARC", "D'Arc"),
        ("HÉLÈNE", "Hélène"),
        ("B", None),
        (" B ", None),
        ("DUPONT2", None),
        ("DUPONT/DURAND", None),
        ("ABCDEFGHIJKLMNOPQRSTUVWX", "Abcdefghijklmnopqrstuvwx"),
        ("ABCDEFGHIJKLMNOPQRSTUVWXY", None),
    ],
)
def test_a_name_is_read_as_a_person_writes_it_or_not_at_all(
    tmp_path: Path, write_packages: Callable[..., Path], written: str, read: str | None
) -> None:
    write_packages(
        tmp_path,
        prenoms=[{"prenom": written, "genre": "F", "count": "30"}],
        noms=[{"patronyme": written, "count": "7"}],
    )
    lists = Sources(tmp_path)
    assert lists.first_names() == ([Name(read, "F", 30)] if read else [])
    assert lists.last_names() == ([Name(read, "", 7)] if read else [])


def test_a_commune_without_postcode_is_left_out(tmp_path: Path, write_packages: Callable[..., Path]) -> None:
    write_packages(
        tmp_path,
        communes=[
            {"code_commune": "56001", "nom": "Kerlaouen", "departement": "56"},
            {"code_commune": "56002", "nom": "Kernulle", "departement": "56"},
        ],
        codes_postaux=[{"code_commune": "56001", "code_postal": "56999"}],
    )
    assert Sources(tmp_path).communes() == [Commune("Kerlaouen", "56", "56999")]


def test_a_street_has_a_type_and_a_name(tmp_path: Path, write_packages: Callable[..., Path]) -> None:
    write_packages(tmp_path, voies=[{"nom_voie": name} for name in ("Rue du Four", "Mairie", "Quai ")])
    assert Sources(tmp_path).streets() == ["Rue du Four"]


def test_drugs_are_short_names_in_order_each_once(tmp_path: Path, write_packages: Callable[..., Path]) -> None:
    groups = {
        "B01": ["KARDEGIC", "ZYMAFLUOR ", "5-FLUORO", "PARACETAMOL, CODEINE"],
        "A01": ["ZYMAFLUOR", "A" * 30, "B" * 31],
    }
    write_packages(tmp_path, drugs=groups)
    assert Sources(tmp_path).drugs() == ["A" * 30, "KARDEGIC", "ZYMAFLUOR"]


@pytest.mark.parametrize(
    ("code", "label", "kept"),
    [
        ("A00", "Choléra", True),
        ("I10", " Hypertension essentielle ", True),
        ("C50", "Tumeur du sein, SAI", False),
        ("C50", "Autres tumeurs du sein", False),
        ("J18", "Pneumopathie, sans précision", False),
        ("J18", "Pneumopathie, non précisée", False),
        ("K35", "Appendicite " + "x" * 48, True),
        ("K35", "Appendicite " + "x" * 49, False),
        ("Z80", "Histoire familiale de cancer", False),
        ("W19", "Chute", False),
    ],
)
def test_a_disease_is_a_short_label_that_a_person_would_write(
    tmp_path: Path, write_packages: Callable[..., Path], code: str, label: str, kept: bool
) -> None:
    write_packages(tmp_path, cim10=[{"code": code, "long": label}])
    assert Sources(tmp_path).diseases() == ([label.strip()] if kept else [])


def test_a_folder_without_the_packages_is_refused_when_asked(tmp_path: Path) -> None:
    lists = Sources(tmp_path)
    with pytest.raises(FileNotFoundError):
        lists.first_names()
