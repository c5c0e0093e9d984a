"""`make card DATA=folder`: what five readers find in texts that none was trained on; figures of the model's card.

- own test: the skeletons and the names held out of training;
- eds-pseudo: `eds_pseudo_gen_dataset_train.jsonl` (AP-HP, BSD-3-Clause), fictitious fragments;
- QUAERO dev (GFDL), for health;
- FrenchMedMCQA, MORFITT, CasiMedicos, 600 texts of each at most: not one should hold a person.
"""

import gzip
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import srsly

from detectors.finding import DIRECT, HEALTH
from models.card import METRICS, README, inserted
from models.corpus.generating import Generator
from models.corpus.skeletons import load
from models.corpus.sources import Sources
from models.training.measure import ROLES, SEED
from models.training.scoring import Score
from tests.bench.cost import cost
from tests.bench.readers import Reader, Span, readers

PACKAGES = Path("var/model/packages")
LABELLED = "eds_pseudo_gen_dataset_train.jsonl"
NAMES = frozenset({"NOM", "PRENOM"})
IDENTIFIERS = NAMES | {"TEL", "MAIL", "ADRESSE", "IPP", "NDA", "SECU", "DATE_NAISSANCE"}
OWN_IDENTIFIERS = frozenset({"PERSON", "ADDRESS", "DATE_OF_BIRTH"})
HEALTHY = frozenset(category.value for category in HEALTH)
ALONE = frozenset(category.value for category in DIRECT)
UMLS = {"DISO": "DISEASE", "CHEM": "DRUG", "PROC": "PROCEDURE"}
QUAERO = ("quaero_emea_dev.jsonl", "quaero_medline_dev.jsonl")
HARMLESS = {
    "FrenchMedMCQA": ("frenchmedmcqa_train.jsonl.gz", "frenchmedmcqa_dev.jsonl"),
    "MORFITT": ("morfitt_train.jsonl.gz", "morfitt_dev.jsonl.gz"),
    "CasiMedicos": ("casimedicos_fr_train.jsonl.gz", "casimedicos_fr_dev.jsonl"),
}

_MOST = 600
"""Texts of a harmless corpus, taken at regular intervals."""

type Row = dict[str, Any]


def main(folder: Path) -> None:
    """Measure, write the figures into `metrics.json`, and the card from them."""
    figures: dict[str, Any] = {"test": {}, "eds": {}, "quaero": {}, "harmless": {}}
    harmless = {"questions générales (test propre)": _questions()}
    harmless |= {corpus: bodies(folder, files) for corpus, files in HARMLESS.items()}
    figures["cost"] = cost()
    for name, reader in readers().items():
        figures["test"][name] = _own(reader)
        figures["eds"][name] = _eds(folder, reader)
        figures["quaero"][name] = _quaero(folder, reader)
        figures["harmless"][name] = {corpus: _harmless(texts, reader) for corpus, texts in harmless.items()}
        seen = {key: part[name] for key, part in figures.items() if name in part}
        sys.stdout.write(f"{name} : {json.dumps(seen, ensure_ascii=False)}\n")
    known = srsly.read_json(METRICS) if METRICS.exists() else {}
    srsly.write_json(METRICS, known | figures)
    written = json.loads(METRICS.read_text("utf-8"))  # srsly reads the last digit of a figure otherwise
    README.write_text(inserted(README.read_text("utf-8"), written), "utf-8")


def _own(reader: Reader) -> Row:
    labelled = list(Generator(load(), Sources(PACKAGES), "test").plain(Random(SEED)))
    wanted = [
        [(a, b, "PERSON" if kind in ROLES else kind) for a, b, kind in text.spans if kind not in HEALTHY]
        for text in labelled
    ]
    score = _score([text.text for text in labelled], wanted, reader)
    rows = {label: round(score.recall([label]), 3) for label in sorted(score.wanted)}
    return _summary(score, frozenset({"PERSON"}), OWN_IDENTIFIERS) | {"labels": rows}


def _eds(folder: Path, reader: Reader) -> Row:
    rows = _rows(folder, (LABELLED,))
    score = _score([row["text"] for row in rows], [[tuple(span) for span in row["spans"]] for row in rows], reader)
    labels = {label: round(score.recall([label]), 3) for label in sorted(score.wanted)}
    return _summary(score, NAMES, IDENTIFIERS) | {"labels": labels}


def _quaero(folder: Path, reader: Reader) -> Row:
    rows = _rows(folder, QUAERO)
    texts = [row["text"] for row in rows]
    wanted = [[(a, b, UMLS[kind]) for a, b, kind, *_ in row["spans"] if kind in UMLS] for row in rows]
    score = Score()
    for text, due, given in zip(texts, wanted, reader(texts), strict=True):
        score.add(text, due, [span for span in given if span[2] in HEALTHY])
    return {label: round(score.recall([label]), 3) for label in sorted(score.wanted)} | {
        "token_precision": round(score.token_precision, 3)
    }


def _questions() -> list[str]:
    """Give the skeletons held out of training that speak of nobody: eponyms, drugs, hospitals, authors, daily life."""
    texts = Generator(load(), Sources(PACKAGES), "test").plain(Random(SEED))
    return [text.text for text in texts if text.register.startswith("harmless")]


def bodies(folder: Path, files: Iterable[str]) -> list[str]:
    rows = _rows(folder, files)
    return ["\n".join([row["text"], *row.get("answers", {}).values()]) for row in rows[:: 1 + len(rows) // _MOST]]


def _harmless(texts: Sequence[str], reader: Reader) -> Row:
    found = [{kind for _, _, kind in spans} for spans in reader(texts)]
    return {
        "texts": len(texts),
        "persons": round(sum("PERSON" in kinds for kinds in found) / len(texts), 4),
        "direct": round(sum(not kinds.isdisjoint(ALONE) for kinds in found) / len(texts), 4),
    }


def _score(texts: Sequence[str], wanted: Sequence[list[Span]], reader: Reader) -> Score:
    """Count what identifies; what is said of health is neither wanted nor held against anyone."""
    score = Score()
    for text, due, given in zip(texts, wanted, reader(texts), strict=True):
        score.add(text, due, [span for span in given if span[2] not in HEALTHY])
    return score


def _summary(score: Score, names: frozenset[str], identifiers: frozenset[str]) -> Row:
    return {
        "texts": score.texts,
        "names": round(score.recall(names), 3),
        "direct": round(score.recall(identifiers), 3),
        "token_precision": round(score.token_precision, 3),
        "nothing_left": round(score.nothing_left, 3),
    }


def _rows(folder: Path, files: Iterable[str]) -> list[Row]:
    return [json.loads(line) for file in files for line in _lines(folder / file)]


def _lines(path: Path) -> list[str]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [line for line in text.split("\n") if line.strip()]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
