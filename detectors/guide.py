"""The tables of `detectors/README.md`, from the recognizers' examples and from measures; `make docs` writes them."""

import importlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from presidio_analyzer import EntityRecognizer

from detectors.registry import RECOGNIZERS
from models import documents
from models.card import METRICS

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
    document = documents.inserted(document, "repérages", table())
    return documents.inserted(document, "secret", judged(json.loads(METRICS.read_text("utf-8"))))


def judged(figures: Mapping[str, Any]) -> str:
    """Give the tables of what is stopped and what passes, by kind of text, then on corpora that name nobody."""
    sets = [figures["suite"][name] for name in ("report", "fresh", "tune")]
    rows = [_kind(kind, [one.get(kind) for one in sets]) for kind in dict.fromkeys(chain(*sets))]
    corpora = [
        f"| {name} | {one['texts']} | {_percent(one['stopped'])} | {_percent(one['stopped_with_vignettes'])} |"
        for name, one in figures["outside"].items()
    ]
    head = ("| Textes | Attendu | Moitié jamais lue | Écrits en dernier | Moitié de réglage |", "|---|---|---|---|---|")
    other = ("", "| Corpus | Textes | Arrêtés | … si les cas inventés le sont aussi |", "|---|---|---|---|")
    return "\n".join([*head, *sorted(rows), *_sums(sets), *other, *corpora])


_EXPECTED = {"stop": "arrêté", "pass": "passe"}


def _kind(kind: str, rows: Sequence[Mapping[str, Any] | None]) -> str:
    expected = next(row["expect"] for row in rows if row)
    return f"| {' | '.join([KINDS[kind], _EXPECTED[expected], *map(_of, rows)])} |"


def _of(row: Mapping[str, Any] | None) -> str:
    return f"{row['right']} / {row['texts']}" if row else "–"


def _sums(sets: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for expect, said in _EXPECTED.items():
        shares = [_share([row for row in one.values() if row["expect"] == expect]) for one in sets]
        yield f"| {' | '.join(f'**{cell}**' for cell in ('ensemble', said, *shares))} |"


def _share(rows: Sequence[Mapping[str, Any]]) -> str:
    return _percent(sum(row["right"] for row in rows) / sum(row["texts"] for row in rows))


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %".replace(".", ",")


KINDS = {
    "narrative": "récits de soin sans nom",
    "disguised": "récits déguisés",
    "indirect": "faisceaux d'indices",
    "staff": "collègues et agents",
    "general": "questions générales",
    "protocol": "protocoles",
    "leaflet": "plaquettes",
    "vignette": "cas d'enseignement",
    "administration": "administration",
    "code": "code",
    "everyday": "vie courante",
    "near": "presque des récits",
    "record": "notes de dossier collées",
    "family": "proches et familles",
    "short": "quelques mots",
    "research": "recherche",
    "english": "en anglais",
}
"""Kinds of the suite, in French."""


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


def write() -> None:
    """Write the README's tables anew."""
    README.write_text(inserted(README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    write()
