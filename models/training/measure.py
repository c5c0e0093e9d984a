"""Measures the shipped pipeline alone on what it has never seen: `python -m models.training.measure PACKAGES`.

The test is every skeleton of the test split, filled once with names held out of training, as written and as worn.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random

import srsly
from spacy.language import Language

from models.card import METRICS
from models.corpus.generating import Generator, Labelled
from models.corpus.skeletons import load as load_skeletons
from models.corpus.sources import Sources
from models.pipeline import load
from models.training.scoring import Score

ROLES = frozenset({"PATIENT", "RELATIVE", "PROFESSIONAL"})
SEED = 7


def main(packages: Path, metrics: Path = METRICS) -> None:
    """Write the part "own" of `metrics.json`; the other parts stay."""
    nlp = load()
    generator = Generator(load_skeletons(), Sources(packages), "test")
    own = {
        "written": report(nlp, generator.plain(Random(SEED))),
        "worn": report(nlp, generator.worn(Random(SEED), rounds=2)),
    }
    known = srsly.read_json(metrics) if metrics.exists() else {}
    srsly.write_json(metrics, known | {"own": own})


def report(nlp: Language, texts: Iterable[Labelled]) -> dict[str, object]:
    """Give F1, whole recall and precision by label, of persons whatever their role, and the size of the test."""
    texts = list(texts)
    score, persons = Score(), Score()
    for doc, labelled in zip(nlp.pipe(text.text for text in texts), texts, strict=True):
        given = [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]
        score.add(labelled.text, labelled.spans, given)
        persons.add(labelled.text, _persons(labelled.spans), _persons(given))
    rows = {label: _row(score, label) for label in sorted(score.wanted)}
    return {"texts": len(texts), "labels": {"PERSON": _row(persons, "PERSON"), **rows}}


def _persons(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    return [(start, end, "PERSON") for start, end, label in spans if label in ROLES]


def _row(score: Score, label: str) -> dict[str, float]:
    return {
        "spans": score.wanted[label],
        "f1": round(score.f1(label), 3),
        "whole": round(score.recall([label]), 3),
        "precision": round(score.precision(label), 3),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
