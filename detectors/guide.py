"""The table of recognizers of `detectors/README.md`, made from their examples: `make docs` writes it anew."""

import importlib
import re
from collections.abc import Iterable
from pathlib import Path

from presidio_analyzer import EntityRecognizer

from detectors.registry import RECOGNIZERS
from models import documents

README = Path(__file__).with_name("README.md")
_MARK = re.compile(r"<([A-Z_]+)>(.*?)</\1>", re.DOTALL)


def table() -> str:
    """Give one row per recognizer: its file, its categories, its first example and its first non-example."""
    rows = ["| Repérage | Catégories | Trouve | Laisse |", "|---|---|---|---|"]
    return "\n".join([*rows, *sorted(_row(recognizer()) for recognizer in RECOGNIZERS)])


def inserted(document: str) -> str:
    """Give the document with the table in its place.

    Raises:
        ValueError: the marks of that place are missing.
    """
    return documents.inserted(document, "repérages", table())


def _row(recognizer: EntityRecognizer) -> str:
    module = importlib.import_module(type(recognizer).__module__)
    name = module.__name__.rsplit(".", 1)[-1]
    cells = (f"`{name}`", _categories(recognizer.supported_entities), _cell(module.EXAMPLES[0]))
    return f"| {' | '.join(cells)} | {_cell(module.NON_EXAMPLES[0])} |"


def _categories(entities: Iterable[str]) -> str:
    ordered = sorted(entities)
    return "champs de toutes sortes" if len(ordered) > _SEVERAL else ", ".join(ordered)


_SEVERAL = 3


def _cell(sentence: str) -> str:
    """Write a sentence on one line of a table, what is found in bold."""
    bold = _MARK.sub(lambda mark: f"**{mark[2]}**", sentence)
    return re.sub(r"\s+", " ", bold).replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    README.write_text(inserted(README.read_text("utf-8")), "utf-8")
