"""The tables of the model's card, made from `metrics.json`: `make docs` writes them anew."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from models import PATH, documents

README = PATH.with_name("README.md")
METRICS = PATH.with_name("metrics.json")

type Figures = Mapping[str, Any]

_SUMMARY = {
    "names": "noms entiers",
    "direct": "identifiants directs entiers",
    "token_precision": "précision, par mot",
    "nothing_left": "textes où plus rien ne reste",
}
_QUAERO = {
    "DISEASE": "maladies et signes",
    "DRUG": "substances",
    "PROCEDURE": "actes",
    "token_precision": "précision, par mot",
}


def inserted(document: str, figures: Figures) -> str:
    """Give the document with its tables drawn from the figures.

    Raises:
        ValueError: the marks of their place are missing.
    """
    return documents.inserted(document, "mesures", tables(figures))


def tables(figures: Figures) -> str:
    """Give all the tables, each under its title."""
    return "\n\n".join(
        (
            _titled("Test propre : squelettes et noms jamais vus", _compared(figures["test"], _SUMMARY)),
            _titled("Test extérieur : eds-pseudo (AP-HP), jamais vu", _compared(figures["eds"], _SUMMARY)),
            _titled("Test extérieur, par étiquette : part couverte en entier", _labels(figures["eds"])),
            _titled("Santé : QUAERO dev, part couverte en entier", _compared(figures["quaero"], _QUAERO)),
            _titled("Textes inoffensifs où une personne est vue", _harmless(figures["harmless"])),
            _titled("Le modèle seul, par étiquette, sur le test propre", _own(figures["own"])),
            _titled("Ce qu'il coûte, sur un cœur", _cost(figures["cost"])),
        )
    )


def _titled(title: str, table: str) -> str:
    return f"### {title}\n\n{table}"


def _compared(readers: Figures, rows: Mapping[str, str]) -> str:
    return _table(
        ["", *readers], ([name, *(_figure(reader[key]) for reader in readers.values())] for key, name in rows.items())
    )


def _labels(readers: Figures) -> str:
    labels = next(iter(readers.values()))["labels"]
    return _table(
        ["", *readers],
        ([label, *(_figure(reader["labels"][label]) for reader in readers.values())] for label in labels),
    )


def _harmless(readers: Figures) -> str:
    corpora = next(iter(readers.values()))
    return _table(
        ["", "textes", *readers],
        (
            [name, str(corpus["texts"]), *(_share(reader[name]["persons"]) for reader in readers.values())]
            for name, corpus in corpora.items()
        ),
    )


def _own(tests: Figures) -> str:
    written, worn = tests["written"]["labels"], tests["worn"]["labels"]
    heads = ["", "nombre", "F1 exact", "entier", "précision", "F1, textes abîmés"]
    return _table(
        heads,
        (
            [
                label,
                str(row["spans"]),
                *(_figure(row[key]) for key in ("f1", "whole", "precision")),
                _figure(worn[label]["f1"]),
            ]
            for label, row in written.items()
        ),
    )


def _cost(figures: Figures) -> str:
    known = ((name, figures[key]) for key, name in _COSTS.items() if key in figures)
    return _table(["", "mesuré"], ([name, f"{figure}".replace(".", ",")] for name, figure in known))


_COSTS = {
    "size_mb": "taille sur le disque, Mo",
    "load_s": "chargement, bibliothèques comprises sauf spaCy, s",
    "model_2kb_ms": "2 ko, modèle seul, ms",
    "product_2kb_ms": "2 ko, tout le repérage, ms",
    "worker_mb": "mémoire résidente d'un processus d'analyse, Mo",
}


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---", *("---:" for _ in heads[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _figure(value: float) -> str:
    return f"{value:.3f}".replace(".", ",")


def _share(value: float) -> str:
    return f"{100 * value:.1f} %".replace(".", ",")


if __name__ == "__main__":
    README.write_text(inserted(README.read_text("utf-8"), json.loads(METRICS.read_text("utf-8"))), "utf-8")
