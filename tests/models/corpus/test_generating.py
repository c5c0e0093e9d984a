import re
import unicodedata
from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from models.corpus.generating import Generator, Labelled
from models.corpus.people import is_held_out
from models.corpus.skeletons import Skeleton, load, parse
from models.corpus.sources import Sources

BODIES = {
    "train": (
        "Mme {patient_f.full}, [AGE:42 ans], vue le {date.iso}.\nRAS ce jour.\nRevue en [DATE:mai 26].",
        "Note : [AGE:9 ans]\n\nFin de note.",
        "[PROFESSION:maçon]",
    ),
    "dev": ("[PROFESSION:couturière] suivie par Dr {pro.last}",),
    "test": ("[PROFESSION:notaire] et {patient.last}", "rien à dire"),
}
SKELETONS = [Skeleton("letters", tuple(parse(body)), split) for split, bodies in BODIES.items() for body in bodies]
CATALOGUE = "catalogue"
FIXED = {"AGE": {"42 ans", "9 ans"}}
"""Words of labels that never give way, too short to slip."""


@pytest.fixture(scope="module")
def training(sources: Sources) -> Generator:
    return Generator(SKELETONS, sources, "train")


@pytest.mark.parametrize("split", BODIES)
def test_each_skeleton_of_the_split_is_filled_once_and_unworn(sources: Sources, split: str) -> None:
    texts = list(Generator(SKELETONS, sources, split).plain(Random(0)))
    assert len(texts) == len(BODIES[split])
    for body, labelled in zip(BODIES[split], texts, strict=True):
        pattern = re.sub(r"\\\{.*?\\\}|\\\[[A-Z]+:(.*?)\\\]", ".+", re.escape(body))
        assert re.fullmatch(pattern, labelled.text)
        assert labelled.register == "letters"


def test_a_split_that_nobody_wrote_for_is_empty(sources: Sources) -> None:
    assert list(Generator(SKELETONS[:1], sources, "test").plain(Random(0))) == []


def test_spans_lie_on_the_words_that_were_marked(training: Generator) -> None:
    for text, spans, _ in (labelled for seed in range(20) for labelled in training.plain(Random(seed))):
        words = [(text[start:end], label) for start, end, label in spans]
        if text.startswith("Mme"):
            (name, who), *rest = words
            assert (who, text[4:].startswith(name)) == ("PATIENT", True)
            assert [label for _, label in rest] == ["AGE", "DATE", "DATE"]
            assert rest[0][0] == "42 ans"
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", rest[1][0])
            assert rest[2][0] == "mai 26"


def test_spans_lie_on_their_words_through_joining_cutting_and_wear(training: Generator) -> None:
    texts = list(training.worn(Random(1), 300))
    seen = [_folded(text[start:end]) for text, spans, _ in texts for start, end, label in spans if label == "AGE"]
    assert set(seen) == FIXED["AGE"]
    for text, spans, _ in texts:
        assert all(0 <= start < end <= len(text) for start, end, _ in spans)
        assert all(a_end <= b_start for (_, a_end, _), (b_start, _, _) in pairwise(spans))
        assert len([span for span in spans if span[2] == "AGE"]) == len(
            re.findall(r"(?:42|9)\s+ans", text, re.IGNORECASE)
        )


def test_each_skeleton_is_worn_as_many_times_as_there_are_rounds(training: Generator) -> None:
    texts = [labelled for labelled in training.worn(Random(0), 7) if labelled.register != CATALOGUE]
    assert len(texts) == 7 * len(BODIES["train"])
    assert list(training.worn(Random(0), 0)) == []


def test_lists_of_the_lexicons_come_between_the_texts(training: Generator) -> None:
    texts = list(training.worn(Random(8), 300))
    lists = [labelled for labelled in texts if labelled.register == CATALOGUE]
    assert 0.02 < len(lists) / len(texts) < 0.12
    for text, spans, _ in lists:
        assert 1 <= len(spans) <= 6
        assert len({label for _, _, label in spans} | {"DISEASE", "DRUG"}) == 2
        outside = [text[a:b] for a, b in pairwise([0, *(at for span in spans for at in span[:2]), len(text)])][::2]
        assert not any(char.isalnum() for char in "".join(outside))


def test_texts_are_joined_cut_and_worn_at_times(training: Generator) -> None:
    texts = [labelled.text for labelled in training.worn(Random(2), 200)]
    whole = [text for text in texts if text.startswith("Mme") and text.endswith("26.")]
    assert any("Mme" in text and "Note :" in text for text in texts)
    assert "RAS ce jour." in texts
    assert any(text.isupper() for text in whole) or any("MME" in text for text in texts)
    assert len(whole) > 50


def test_the_same_seed_gives_the_same_texts(training: Generator) -> None:
    first = list(training.worn(Random(3), 3))
    assert first == list(training.worn(Random(3), 3))
    assert first != list(training.worn(Random(4), 3))


@pytest.mark.parametrize(("split", "own"), [("train", "maçon"), ("dev", "couturière"), ("test", "notaire")])
def test_nothing_written_for_another_split_goes_into_one(sources: Sources, split: str, own: str) -> None:
    texts = Generator(SKELETONS, sources, split).worn(Random(5), 60)
    jobs = {
        _folded(text[start:end]) for text, spans, _ in texts for start, end, label in spans if label == "PROFESSION"
    }
    others = {"macon", "couturiere", "notaire"} - {_folded(own)}
    assert _folded(own) in jobs
    assert not jobs & others


@pytest.mark.parametrize(("split", "held_out"), [("train", False), ("dev", True), ("test", True)])
def test_names_held_out_of_training_are_those_of_the_other_splits(sources: Sources, split: str, held_out: bool) -> None:
    skeleton = Skeleton("letters", tuple(parse("{patient.last} {pro.first} {relative.birth}")), split)
    texts = Generator([skeleton], sources, split).plain
    drawn = {
        word
        for seed in range(1500)
        for labelled in texts(Random(seed))
        for word in re.findall(r"[A-Z]\w+", labelled.text)
    }
    register = {name.name for name in (*sources.first_names(), *sources.last_names())}
    assert drawn & register == {name for name in register if is_held_out(name) is held_out}


@pytest.mark.parametrize("split", ["train", "dev", "test"])
def test_the_bank_is_generated_whole_with_spans_in_order(sources: Sources, split: str) -> None:
    skeletons = load()
    texts: list[Labelled] = list(Generator(skeletons, sources, split).worn(Random(6), 1))
    registers = Counter(labelled.register for labelled in texts if labelled.register != CATALOGUE)
    assert registers == Counter(skeleton.register for skeleton in skeletons if skeleton.split == split)
    for text, spans, _ in texts:
        assert all(text[start:end].strip() == text[start:end] != "" for start, end, _ in spans)
        assert all(a_end <= b_start for (_, a_end, _), (b_start, _, _) in pairwise(spans))


def _folded(words: str) -> str:
    plain = "".join(char for char in unicodedata.normalize("NFD", words.lower()) if not unicodedata.combining(char))
    return re.sub(r"\s+", " ", plain)
