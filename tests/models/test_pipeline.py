import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy

from models import PATH
from models.pipeline import SUMS, ModelError, checksums, load
from models.tokenizer import NAME, Tokenizer


@pytest.fixture
def published(tmp_path: Path) -> Path:
    folder = tmp_path / "fr_test"
    spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": NAME}}}).to_disk(folder)
    (folder / SUMS).write_text(checksums(folder), "utf-8")
    return folder


def test_a_whole_pipeline_is_loaded(published: Path) -> None:
    nlp = load(published)
    assert isinstance(nlp.tokenizer, Tokenizer)
    assert [token.text for token in nlp("87ans")] == ["87", "ans"]


def _changed(folder: Path) -> None:
    (folder / "meta.json").write_bytes((folder / "meta.json").read_bytes() + b" ")


def _added(folder: Path) -> None:
    (folder / "vocab" / "extra.py").write_text("", "utf-8")


def _removed(folder: Path) -> None:
    (folder / "vocab" / "strings.json").unlink()


def _renamed(folder: Path) -> None:
    (folder / "meta.json").rename(folder / "meta2.json")


def _cut(folder: Path) -> None:
    (folder / SUMS).write_text((folder / SUMS).read_text("utf-8").split("\n")[0], "utf-8")


@pytest.mark.parametrize("harm", [_changed, _added, _removed, _renamed, _cut])
def test_a_pipeline_that_is_not_the_one_published_is_refused(published: Path, harm: Callable[[Path], None]) -> None:
    harm(published)
    with pytest.raises(ModelError, match=r"n'est pas celui qui a été publié") as refusal:
        load(published)
    assert str(published) in str(refusal.value)


@pytest.mark.parametrize("folder", ["nowhere", "fr_test"])
def test_a_pipeline_without_its_checksums_is_refused(published: Path, folder: str) -> None:
    (published / SUMS).unlink()
    with pytest.raises(ModelError, match=r"n'est pas dans .*réinstallez Paravent"):
        load(published.with_name(folder))


def test_checksums_are_in_order_of_names_and_leave_their_own_file_out(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name, content in (("b/c", b"3"), ("a", b"1"), (SUMS, b"x"), ("d", b"")):
        (tmp_path / name).write_bytes(content)
    expected = [
        f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in (("a", b"1"), ("b/c", b"3"), ("d", b""))
    ]
    assert checksums(tmp_path).splitlines() == expected


def test_checksums_read_as_those_of_sha256sum(published: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", SUMS], cwd=published, check=True, timeout=20)


def test_the_pipeline_that_ships_is_whole_and_reads_french() -> None:
    nlp = load(PATH)
    assert "PATIENT" in nlp.pipe_labels["ner"]
    assert nlp("Nom:DUPONT né le 12/03/1974").text == "Nom:DUPONT né le 12/03/1974"


def test_the_pipeline_that_ships_keeps_no_word_of_its_training() -> None:
    kept = json.loads((PATH / "vocab" / "strings.json").read_text("utf-8"))
    assert set(kept) <= set(spacy.blank("xx").vocab.strings)
