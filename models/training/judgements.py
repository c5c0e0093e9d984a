"""Learns the shipped judges: `python -m models.training.judgements PACKAGES`.

Secrecy learns from the texts of `corpus/secrecy`; the skeletons of the entities' corpus, filled, teach its words how
names stand in records. Naming learns from the same skeletons, which say where they name somebody, and from those texts.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple
from unicodedata import normalize

import srsly
from spacy.language import Language
from spacy.tokens import Doc

from models.card import METRICS
from models.corpus.generating import Generator, Labelled
from models.corpus.skeletons import load as load_skeletons
from models.corpus.sources import Sources
from models.encoder import Encoder
from models.grams import grams, shapes
from models.judgements import FOLDER, NAMING, SECRECY
from models.pipeline import SUMS, checksums, load
from models.training.judging import Lesson, learn, written
from models.training.measure import ROLES

CORPUS = Path(__file__).parents[1] / "corpus" / "secrecy"
ABOUT_SOMEBODY = frozenset({"narratives", "transmissions", "letters", "social", "specialities", "whereabouts"})
"""Registers of skeletons that speak of a real person in care; those called harmless speak of none."""
_FILLED = 0.1
"""Weight of a skeleton beside a text written for the judgement."""
_SEED = 7


class Text(NamedTuple):
    """A text of a corpus, the answer to a question about it, and how much it counts."""

    text: str
    yes: bool
    weight: float = 1.0


class Written(NamedTuple):
    """A text written for the judges: whether it speaks of a real person, and whether it names a private one."""

    text: str
    secret: bool
    named: bool = False


def texts(folder: Path = CORPUS) -> list[Written]:
    """Read the texts written for the judges, in the order of their files."""
    return [Written(**row) for file in sorted(folder.glob("*.jsonl")) for row in srsly.read_jsonl(file)]


def filled(packages: Path) -> list[Labelled]:
    """Fill the skeletons of the training split once."""
    return list(Generator(load_skeletons(), Sources(packages), "train").plain(Random(_SEED)))


def of_somebody(skeletons: Sequence[Labelled]) -> Iterator[Text]:
    """Give the skeletons whose register says whether they speak of a real person."""
    for one in skeletons:
        if one.register in ABOUT_SOMEBODY or one.register.startswith("harmless"):
            yield Text(one.text, one.register in ABOUT_SOMEBODY, _FILLED)


def naming(skeletons: Sequence[Labelled]) -> Iterator[Text]:
    """Give all skeletons, and whether they name somebody."""
    for one in skeletons:
        yield Text(one.text, any(label in ROLES for *_, label in one.spans))


def main(packages: Path, folder: Path = FOLDER, metrics: Path = METRICS) -> None:
    """Write both judges, and what texts held out of training say of them."""
    teacher, skeletons = Teacher(load(), Encoder.load()), filled(packages)
    secret = [Text(one.text, one.secret) for one in texts()]
    named = [Text(one.text, one.named) for one in texts()]
    figures = {
        SECRECY: teacher.teach(folder / SECRECY, grams, [*secret, *of_somebody(skeletons)]),
        NAMING: teacher.teach(folder / NAMING, shapes, [*named, *naming(skeletons)]),
    }
    (folder / SUMS).write_text(checksums(folder), "utf-8")
    srsly.write_json(metrics, srsly.read_json(metrics) | {"judges": figures})


class Teacher(NamedTuple):
    """Shows texts to learners."""

    nlp: Language
    encoder: Encoder

    def teach(self, folder: Path, seen: Callable[[Doc], frozenset[str]], texts: Sequence[Text]) -> dict[str, float]:
        """Write the judge that learns from these texts, and give its figures."""
        read = [normalize("NFKC", text.text) for text in texts]  # as the product's canonical texts are
        with self.nlp.memory_zone():
            found = [seen(doc) for doc in self.nlp.pipe(read)]
        learnt = learn(
            [
                Lesson(own, self.encoder.encode(text), one.yes, one.weight)
                for one, text, own in zip(texts, read, found, strict=True)
            ]
        )
        written(folder, learnt)
        return learnt.figures


if __name__ == "__main__":
    main(Path(sys.argv[1]))
