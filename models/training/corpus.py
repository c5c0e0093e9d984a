"""Writes the corpus for spaCy: `python -m models.training.corpus PACKAGES FOLDER`."""

import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random

from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans
from spacy.vocab import Vocab

from models.corpus.generating import Generator, Labelled
from models.corpus.skeletons import load
from models.corpus.sources import Sources
from models.tokenizer import cut

ROUNDS = {"train": 10, "dev": 1}
"""How many times each skeleton is filled."""
SEED = 2025


def main(packages: Path, folder: Path) -> None:
    """Write `train.spacy` and `dev.spacy`."""
    folder.mkdir(parents=True, exist_ok=True)
    skeletons, sources = load(), Sources(packages)
    for split, rounds in ROUNDS.items():
        texts = Generator(skeletons, sources, split).worn(Random(SEED), rounds)
        binary(texts).to_disk(folder / f"{split}.spacy")


def binary(texts: Iterable[Labelled]) -> DocBin:
    """Give labelled texts as spaCy keeps them: tokens and entities, no features."""
    vocab = Vocab()
    return DocBin(docs=(_doc(text, vocab) for text in texts), attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"])


def _doc(labelled: Labelled, vocab: Vocab) -> Doc:
    words, spaces = cut(labelled.text)
    doc = Doc(vocab, words=words, spaces=spaces)
    spans = (doc.char_span(start, end, label, alignment_mode="expand") for start, end, label in labelled.spans)
    doc.ents = filter_spans([span for span in spans if span is not None])
    return doc


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
