import json
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
import spacy
import srsly
from spacy.language import Language

from models.corpus.generating import Labelled
from models.corpus.skeletons import load as load_skeletons
from models.encoder import Encoder
from models.forward import WIDTH, Floats
from models.grams import grams, shapes
from models.judge import WORDS, Judge
from models.judgements import NAMING, SECRECY, Judgements, Judges
from models.tokenizer import NAME
from models.training import judgements
from models.training.judgements import ABOUT_SOMEBODY, Teacher, Text, Written, filled, main, naming, of_somebody, texts
from tests.models.training.days import DAYS

WHO = ("ma patiente", "mon voisin", "notre patiente", "cette dame")
TOLD = [Text(f"{who} refuse {day}", yes=True) for who in WHO for day in DAYS]
ASKED = [Text(f"{what} la dose {day}", yes=False) for what in ("quelle est", "explique", "donne") for day in DAYS]
FORMS = [Labelled(f"dossier de Zoltan {day}", [(11, 17, "PATIENT")], "forms") for day in DAYS]
PLACES = [Labelled(f"au lit à Rennes {day}", [(9, 15, "CITY")], "narratives") for day in DAYS]
SCIENCE = [Labelled(f"le théorème de Thalès {day}", [], "harmless_science") for day in DAYS]

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")


class Letters(Encoder):
    """An encoder that counts letters."""

    def __init__(self) -> None: ...

    def encode(self, text: str) -> Floats:
        counts = np.bincount([ord(sign) % WIDTH for sign in text], minlength=WIDTH).astype(np.float32)
        meaning: Floats = counts / np.float32(max(1.0, float(np.linalg.norm(counts))))
        return meaning


@pytest.fixture(scope="module")
def reader() -> Language:
    """A pipeline that cuts words and knows nothing."""
    return spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": NAME}}})


class Made(NamedTuple):
    """What the learning of both judges left."""

    judges: Path
    metrics: dict[str, Any]


@pytest.fixture(scope="module")
def made(reader: Language, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made")
    metrics, judges = folder / "metrics.json", folder / "judges"
    metrics.write_text('{"speed": 1, "judges": "old"}')
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judgements, "load", lambda: reader)
        patch.setattr(judgements, "texts", lambda: [Written(one.text, one.yes) for one in (*TOLD, *ASKED)])
        patch.setattr(judgements, "filled", lambda packages: [*FORMS, *PLACES, *SCIENCE])
        patch.setattr(Encoder, "load", Letters)
        main(folder, judges, metrics)
    return Made(judges, json.loads(metrics.read_text()))


@pytest.fixture
def judges(made: Made, monkeypatch: pytest.MonkeyPatch) -> Judges:
    monkeypatch.setattr(Encoder, "load", Letters)
    return Judges.load(made.judges)


@pytest.mark.parametrize(
    ("text", "secret"), [("sa patiente refuse", True), ("au lit à Rennes", True), ("quelle est la dose", False)]
)
def test_the_judge_of_secrecy_learns_from_texts_and_from_registers(
    judges: Judges, reader: Language, text: str, secret: bool
) -> None:
    assert (Judgements(judges, reader(text)).secrecy > 0) is secret


@pytest.mark.parametrize(
    ("text", "named"), [("dossier de Nadia", True), ("au lit à Rennes", False), ("ma patiente refuse", False)]
)
def test_the_judge_of_naming_learns_from_who_is_named(judges: Judges, reader: Language, text: str, named: bool) -> None:
    assert (Judgements(judges, reader(text)).naming > 0) is named


def test_figures_of_both_judges_join_those_that_are_known(made: Made) -> None:
    told, asked = len(TOLD), len(ASKED)
    assert made.metrics == {
        "speed": 1,
        "judges": {
            SECRECY: {"texts": told + asked, "yes": 1.0, "no": 1.0},
            NAMING: {"texts": told + asked + len([*FORMS, *PLACES, *SCIENCE]), "yes": 1.0, "no": 1.0},
        },
    }


def test_the_same_texts_always_teach_the_same(made: Made, reader: Language, tmp_path: Path) -> None:
    figures = Teacher(reader, Letters()).teach(
        tmp_path, grams, [*TOLD, *ASKED, *of_somebody([*FORMS, *PLACES, *SCIENCE])]
    )
    assert made.metrics["judges"][SECRECY] == figures
    for text in ("ma patiente", "quelle dose", "un mot inconnu"):
        found, meaning = grams(reader(text)), Letters().encode(text)
        one, other = (Judge.load(at) for at in (made.judges / SECRECY, tmp_path))
        assert one.score(found, partial(np.copy, meaning)) == other.score(found, partial(np.copy, meaning))


def test_a_judge_is_taught_the_canonical_text(reader: Language, tmp_path: Path) -> None:
    ligature = [text._replace(text=text.text.replace("refuse", "re\ufb01use")) for text in TOLD]
    Teacher(reader, Letters()).teach(tmp_path, shapes, [*ligature, *ASKED])
    learnt = {row.partition("\t")[0] for row in (tmp_path / WORDS).read_text("utf-8").splitlines()}
    assert "refiuse" in learnt


def test_registers_that_say_nothing_of_whom_they_speak_teach_secrecy_nothing() -> None:
    told = list(of_somebody([*FORMS, *PLACES, *SCIENCE]))
    assert [(text.text, text.yes) for text in told] == [
        *((one.text, True) for one in PLACES),
        *((one.text, False) for one in SCIENCE),
    ]
    assert all(0 < text.weight < 1 for text in told)


@pytest.mark.parametrize(
    ("label", "yes"),
    [("PATIENT", True), ("RELATIVE", True), ("PROFESSIONAL", True), ("CITY", False), ("DRUG", False)],
)
def test_a_skeleton_names_somebody_where_a_person_is_marked(label: str, yes: bool) -> None:
    marked = Labelled("vu Zoltan à Rennes", [(12, 18, "CITY"), (3, 9, label)], "forms")
    assert list(naming([marked])) == [Text("vu Zoltan à Rennes", yes)]


def test_skeletons_teach_both_kinds_of_both_questions(packages: Path) -> None:
    skeletons = filled(packages)
    assert {text.yes for text in of_somebody(skeletons)} == {True, False}
    assert {text.yes for text in naming(skeletons)} == {True, False}
    assert skeletons == filled(packages)
    assert len(skeletons) == sum(skeleton.split == "train" for skeleton in load_skeletons())


def test_no_harmless_skeleton_names_a_patient(packages: Path) -> None:
    harmless = [one for one in filled(packages) if one.register.startswith("harmless")]
    named = [one.text for one in harmless if any(label == "PATIENT" for *_, label in one.spans)]
    assert harmless
    assert named == []


def test_the_registers_that_speak_of_somebody_are_registers_of_skeletons() -> None:
    registers = {skeleton.register for skeleton in load_skeletons()}
    assert registers >= ABOUT_SOMEBODY
    assert not [register for register in ABOUT_SOMEBODY if register.startswith("harmless")]


def test_texts_are_read_in_the_order_of_the_files_and_of_their_lines(tmp_path: Path) -> None:
    srsly.write_jsonl(tmp_path / "b.jsonl", [{"text": "trois", "secret": True}])
    srsly.write_jsonl(tmp_path / "a.jsonl", [{"text": "un", "secret": False}, {"text": "deux", "secret": True}])
    (tmp_path / "README.md").write_text("quatre")
    assert texts(tmp_path) == [Written("un", secret=False), Written("deux", secret=True), Written("trois", secret=True)]


def test_no_text_of_the_corpus_comes_twice() -> None:
    counted = Counter(" ".join(text.text.casefold().split()) for text in texts())
    assert not [text for text, count in counted.items() if count > 1]


def test_the_texts_of_the_corpus_are_requests_and_documents_not_words_nor_books() -> None:
    assert not [text.text for text in texts() if not 3 <= len(text.text.split()) <= 400]


def test_the_corpus_holds_both_kinds_in_like_numbers() -> None:
    counted = Counter(text.secret for text in texts())
    assert min(counted[True], counted[False]) > 0.4 * counted.total()
