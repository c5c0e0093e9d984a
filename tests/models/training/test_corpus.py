from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from models.corpus.generating import Labelled
from models.corpus.skeletons import Skeleton, parse
from models.training import corpus
from models.training.corpus import ROUNDS, binary


def _read(*texts: Labelled) -> list[tuple[str, list[tuple[str, str]]]]:
    docs = binary(texts).get_docs(Vocab())
    return [(doc.text, [(entity.text, entity.label_) for entity in doc.ents]) for doc in docs]


@pytest.mark.parametrize(
    ("text", "spans", "entities"),
    [
        ("", [], []),
        ("RAS", [], []),
        ("Nom:DUPONT né", [(4, 10, "PATIENT")], [("DUPONT", "PATIENT")]),
        ("Mme Le  Goff", [(4, 12, "PATIENT")], [("Le  Goff", "PATIENT")]),
        ("87ans", [(0, 5, "AGE")], [("87ans", "AGE")]),
        ("Duponts", [(0, 6, "PATIENT")], [("Duponts", "PATIENT")]),
        ("HTA, toux", [(0, 3, "DISEASE"), (5, 9, "SYMPTOM")], [("HTA", "DISEASE"), ("toux", "SYMPTOM")]),
        ("TA 16/9", [(0, 7, "LAB_VALUE"), (3, 5, "AGE")], [("TA 16/9", "LAB_VALUE")]),
        ("DupontJean", [(0, 6, "PATIENT"), (6, 10, "PRO")], [("DupontJean", "PATIENT")]),
    ],
)
def test_spans_become_entities_on_whole_tokens_and_of_two_the_longest(
    text: str, spans: list[tuple[int, int, str]], entities: list[tuple[str, str]]
) -> None:
    assert _read(Labelled(text, spans, "letters")) == [(text, entities)]


@given(st.lists(st.text("aé1 :\n'", max_size=20), max_size=4))
def test_texts_are_kept_in_order_as_they_are(texts: list[str]) -> None:
    assert [text for text, _ in _read(*(Labelled(text, [], "letters") for text in texts))] == texts


def test_tokens_carry_no_feature() -> None:
    (doc,) = binary([Labelled("Hélène Dupont", [(0, 13, "PATIENT")], "letters")]).get_docs(Vocab())
    assert [(token.lemma_, token.tag_) for token in doc] == [("", ""), ("", "")]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> list[Skeleton]:
    """The skeletons that the corpus is made of, in the place of thousands."""
    bodies = {"train": ("{patient.full}, {age}", "[DISEASE:HTA]"), "dev": ("{pro.last}",), "test": ("{city} d'essai",)}
    skeletons = [Skeleton("letters", tuple(parse(body)), split) for split, of in bodies.items() for body in of]
    monkeypatch.setattr(corpus, "load", lambda: skeletons)
    return skeletons


def test_train_and_dev_are_written_and_test_is_not(packages: Path, tmp_path: Path, few: list[Skeleton]) -> None:
    folder = tmp_path / "new" / "corpus"
    corpus.main(packages, folder)
    assert {file.name for file in folder.iterdir()} == {"train.spacy", "dev.spacy"}
    for split, rounds in ROUNDS.items():
        docs = list(DocBin().from_disk(folder / f"{split}.spacy").get_docs(Vocab()))
        assert len(docs) >= rounds * sum(skeleton.split == split for skeleton in few)
        assert not any("d'essai" in doc.text or "d’essai" in doc.text for doc in docs)
        assert any(doc.ents for doc in docs)


@pytest.mark.usefixtures("few")
def test_the_same_sources_give_the_same_bytes(packages: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        corpus.main(packages, tmp_path / folder)
    for split in ROUNDS:
        first, second = (tmp_path / folder / f"{split}.spacy" for folder in ("one", "two"))
        assert first.read_bytes() == second.read_bytes()
