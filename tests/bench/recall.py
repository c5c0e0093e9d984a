"""`make recall DATA=folder`: recall and precision on corpora that lie outside of the repository.

The labelled corpus is `eds_pseudo_gen_dataset_train.jsonl` (AP-HP, BSD-3-Clause): fictitious fragments. The harmless
ones are FrenchMedMCQA, MORFITT and CasiMedicos: not one of their texts should hold a direct identifier.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from detectors.engine import PresidioDetector
from detectors.finding import DIRECT, Reading
from tests.bench.stock import StockPresidio

LABELLED = "eds_pseudo_gen_dataset_train.jsonl"
HARMLESS = {
    "FrenchMedMCQA": ("frenchmedmcqa_train.jsonl.gz", "frenchmedmcqa_dev.jsonl"),
    "MORFITT": ("morfitt_train.jsonl.gz", "morfitt_dev.jsonl.gz"),
    "CasiMedicos": ("casimedicos_fr_train.jsonl.gz", "casimedicos_fr_dev.jsonl"),
}
_IPP_CONTEXT = re.compile(r"\b(?:IPP|NIPP?|patient|dossier|identifiant)\b", re.IGNORECASE)
_BATCH = 200

type Span = tuple[int, int]
type Row = dict[str, Any]


def main(folder: Path, console: Console) -> None:
    """Print the tables."""
    detector = PresidioDetector()
    rows = [json.loads(line) for line in _lines(folder / LABELLED)]
    stock = StockPresidio()
    readings = [_spans(reading) for reading in _read(detector, (row["text"] for row in rows))]
    console.print(recall_table(rows, {"Presidio": [stock.spans(r["text"]) for r in rows], "Paravent": readings}))
    console.print(harmless_table(folder, detector))


def recall_table(rows: list[Row], found: dict[str, list[list[Span]]]) -> Table:
    """Share of labelled spans of which every character is covered, and share of findings that touch a label."""
    table = Table(title="eds-pseudo : part des étiquettes couvertes en entier", title_justify="left")
    for column in ("Étiquette", "n", *found):
        table.add_column(column, justify="left" if column == "Étiquette" else "right")
    counts = {name: Counter[str]() for name in found}
    totals = Counter[str]()
    for i, row in enumerate(rows):
        for start, end, label in row["spans"]:
            name = _named(row["text"], start, label)
            totals[name] += 1
            for who, spans in found.items():
                counts[who][name] += _covered(spans[i], start, end)
    for name in sorted(totals):
        shares = [f"{counts[who][name] / totals[name]:.3f}" for who in found]
        table.add_row(name, str(totals[name]), *shares)
    table.add_row("précision", "", *(f"{_precision(rows, spans):.3f}" for spans in found.values()), end_section=True)
    return table


def harmless_table(folder: Path, detector: PresidioDetector) -> Table:
    """Share of harmless texts in which a direct identifier is seen, and which."""
    table = Table("Corpus inoffensif", "textes", "avec une alerte", "lesquelles", title_justify="left")
    for name, files in HARMLESS.items():
        texts = [_question(json.loads(line)) for file in files for line in _lines(folder / file)]
        seen = Counter[str]()
        flagged = 0
        for reading in _read(detector, texts):
            direct = {finding.category.value for finding in reading.findings if finding.category in DIRECT}
            seen.update(direct)
            flagged += bool(direct)
        which = ", ".join(f"{category} {n}" for category, n in seen.most_common())
        table.add_row(name, str(len(texts)), f"{flagged / len(texts):.2%}", which)
    return table


def _named(text: str, start: int, label: str) -> str:
    if label != "IPP":
        return label
    return "IPP, avec contexte" if _IPP_CONTEXT.search(text, max(0, start - 40), start) else "IPP, sans contexte"


def _covered(spans: list[Span], start: int, end: int) -> bool:
    covered = {i for a, b in spans for i in range(max(a, start), min(b, end))}
    return len(covered) == end - start


def _precision(rows: list[Row], found: list[list[Span]]) -> float:
    judged = [_touches(row, span) for row, spans in zip(rows, found, strict=True) for span in spans]
    return sum(judged) / len(judged) if judged else 0.0


def _touches(row: Row, span: Span) -> bool:
    return any(start < span[1] and span[0] < end for start, end, _ in row["spans"])


def _spans(reading: Reading) -> list[Span]:
    return [(finding.start, finding.end) for finding in reading.findings]


def _question(row: Row) -> str:
    return "\n".join([row["text"], *row.get("answers", {}).values()])


def _read(detector: PresidioDetector, texts: Iterable[str]) -> Iterator[Reading]:
    texts = list(texts)
    for at in range(0, len(texts), _BATCH):
        yield from detector.read(texts[at : at + _BATCH])


def _lines(path: Path) -> list[str]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [line for line in text.split("\n") if line.strip()]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Console(highlight=False, width=120))
