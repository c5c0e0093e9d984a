import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from models.corpus.generating import Labelled
from models.corpus.skeletons import Skeleton, parse
from models.tokenizer import NAME
from models.training import measure
from models.training.measure import report

BODIES = {"test": ("[AGE:42 ans] et {age.child}", "[LAB_VALUE:TA 12/8]"), "train": ("[AGE:9 ans] appris",)}


@pytest.fixture
def reader() -> Language:
    """A pipeline that knows two ages and one name, and takes the name for a relative's."""
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": NAME}}})
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "AGE", "pattern": "42 ans"},
            {"label": "AGE", "pattern": "9 ans"},
            {"label": "RELATIVE", "pattern": "Dupont"},
        ]
    )
    return nlp


def test_a_label_is_reported_by_its_spans_and_persons_whatever_their_role(reader: Language) -> None:
    texts = [
        Labelled("M. Dupont, 42 ans", [(3, 9, "PATIENT"), (11, 17, "AGE")], "letters"),
        Labelled("M. Martin, 50 ans", [(3, 9, "PATIENT"), (11, 17, "AGE")], "letters"),
        Labelled("depuis 9 ans", [], "letters"),
    ]
    rows = {
        "PERSON": {"spans": 2, "f1": 0.667, "whole": 0.5, "precision": 1.0},
        "AGE": {"spans": 2, "f1": 0.5, "whole": 0.5, "precision": 0.5},
        "PATIENT": {"spans": 2, "f1": 0.0, "whole": 0.5, "precision": 0.0},
    }
    assert report(reader, iter(texts)) == {"texts": 3, "labels": rows}


def test_a_report_on_nothing_counts_nothing(reader: Language) -> None:
    told = report(reader, [])
    assert told["texts"] == 0
    assert set(told["labels"]) == {"PERSON"}


@pytest.fixture
def _few(monkeypatch: pytest.MonkeyPatch, reader: Language) -> None:
    """A few skeletons and a small pipeline in the place of those that ship."""
    skeletons = [Skeleton("letters", tuple(parse(body)), split) for split, of in BODIES.items() for body in of]
    monkeypatch.setattr(measure, "load_skeletons", lambda: skeletons)
    monkeypatch.setattr(measure, "load", lambda: reader)


@pytest.mark.usefixtures("_few")
def test_the_test_split_is_measured_as_written_and_as_worn_and_other_measures_stay(
    packages: Path, tmp_path: Path
) -> None:
    metrics = tmp_path / "metrics.json"
    metrics.write_text('{"others": 1, "own": "old"}', "utf-8")
    measure.main(packages, metrics)
    told = json.loads(metrics.read_text("utf-8"))
    assert told["others"] == 1
    assert set(told["own"]) == {"written", "worn"}
    assert told["own"]["written"]["texts"] == len(BODIES["test"])
    assert told["own"]["worn"]["texts"] >= 2 * len(BODIES["test"])
    assert told["own"]["written"]["labels"]["AGE"]["spans"] == 2
    assert told["own"]["written"]["labels"]["AGE"]["whole"] >= 0.5


@pytest.mark.usefixtures("_few")
def test_the_same_pipeline_is_measured_alike_twice(packages: Path, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        measure.main(packages, tmp_path / name)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
