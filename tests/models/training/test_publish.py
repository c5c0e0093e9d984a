import json
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from models.pipeline import SUMS, checksums, load
from models.training.publish import NAME, VERSION, main


@pytest.fixture
def trained(blank: Callable[..., Language], tmp_path: Path) -> Path:
    nlp = blank()
    nlp("Kermarrec revient")
    nlp.meta["performance"] = {"ents_f": 0.5}
    nlp.meta["author"] = "Kermarrec"
    nlp.to_disk(tmp_path / "trained")
    assert "Kermarrec" in (tmp_path / "trained/vocab/strings.json").read_text("utf-8")
    return tmp_path / "trained"


@pytest.fixture
def published(trained: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "fr_test"
    folder.mkdir()
    (folder / "old").write_text("of another version", "utf-8")
    main(trained, folder)
    return folder


def test_what_is_published_loads_whole(published: Path) -> None:
    assert (published / SUMS).read_text("utf-8") == checksums(published)
    assert load(published).pipe_names == ["ner"]


def test_nothing_is_left_of_another_version(published: Path, trained: Path) -> None:
    files = {file.relative_to(trained) for file in trained.rglob("*")}
    assert {file.relative_to(published) for file in published.rglob("*")} == files | {Path(SUMS)}


def test_it_reads_as_the_trained_one(published: Path, trained: Path) -> None:
    text = "Dupont vient pour une toux depuis trois jours"
    one, other = spacy.load(trained)(text), load(published)(text)
    assert [(e.text, e.label_) for e in one.ents] == [(e.text, e.label_) for e in other.ents]
    assert load(published).pipe_labels["ner"] == ["PATIENT", "SYMPTOM"]


def test_no_word_met_in_training_is_published(published: Path) -> None:
    assert [file.name for file in published.rglob("*") if file.is_file() and b"Kermarrec" in file.read_bytes()] == []


def test_what_is_told_of_it_is_what_the_product_needs(published: Path) -> None:
    meta = json.loads((published / "meta.json").read_text("utf-8"))
    assert (meta["name"], meta["version"], meta["license"], meta["lang"]) == (NAME, VERSION, "LGPL-LR", "xx")
    assert meta["labels"] == {"ner": ["PATIENT", "SYMPTOM"]}
    assert meta["vectors"]["width"] == 96
    assert not {"performance", "author"} & set(meta)


def test_the_trained_pipeline_stays_as_it_was(trained: Path, tmp_path: Path) -> None:
    before = checksums(trained)
    main(trained, tmp_path / "fr_test")
    assert checksums(trained) == before


def test_a_folder_that_is_not_there_leaves_the_published_pipeline_alone(published: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        main(tmp_path / "nowhere", published)
    assert load(published).pipe_names == ["ner"]
