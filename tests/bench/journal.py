"""The journal: how long a decision waits for the disk, its bytes, how soon a journal is verified and opened."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from rich.table import Table

from proxy.audit.verdict import Verdict
from proxy.audit.verify import Evidence, verify
from proxy.journal.book import SEGMENT_BYTES, Book
from proxy.journal.record import Record
from proxy.journal.writer import Journal
from tests.proxy.journal.making import BOOT, keyed, record, rich, rows, typical

LINES = 2_000
WRITERS = 8
_MS = 1000


def table() -> Table:
    """All of it; the disk is that of the temporary folder."""
    shown = Table(title="Journal", title_justify="left")
    for column in ("Mesure", "Valeur"):
        shown.add_column(column, justify="left" if column == "Mesure" else "right")
    with tempfile.TemporaryDirectory(prefix="paravent-bench-") as name:
        folder = Path(name)
        shown.add_row("écriture durable, seule, p50 / p99", _spread(alone(folder / "alone")))
        together = asyncio.run(many(folder / "many"))
        shown.add_row(f"écriture durable, {WRITERS} à la fois, p50 / p99", _spread(together))
        for kind, one in (("simple", record()), ("courante", typical()), ("chargée", rich())):
            shown.add_row(f"une décision {kind}", f"{size(folder / kind, one)} octets")
        _add_large(shown, folder / "large")
    return shown


def alone(folder: Path) -> list[float]:
    """Seconds that each line of a lone writer takes."""
    book = Book.open(folder, BOOT)
    taken = []
    for number in range(LINES):
        began = time.perf_counter()
        book.append([typical(number)])
        taken.append(time.perf_counter() - began)
    book.close()
    return taken


async def many(folder: Path) -> list[float]:
    """Seconds that each line takes when several wait at once, as the gate sees it."""
    journal, taken = Journal.open(folder), list[float]()

    async def write() -> None:
        for number in range(LINES // WRITERS):
            began = time.perf_counter()
            await journal.write(typical(number))
            taken.append(time.perf_counter() - began)

    await asyncio.gather(*(write() for _ in range(WRITERS)))
    await asyncio.to_thread(journal.close)
    return taken


def size(folder: Path, one: Record) -> int:
    """Bytes of a decision, its end included."""
    book = Book.open(folder, BOOT)
    book.append([one])
    book.close()
    return len(rows(folder / "00000001.jsonl")[1])


def _add_large(shown: Table, folder: Path) -> None:
    """A journal whose segment is full."""
    book = Book.open(folder, BOOT)
    while book._pages.length < SEGMENT_BYTES - 256 * 700:  # noqa: SLF001 - a measure of the inside
        book.append([typical(number) for number in range(256)])
    book.close()
    for name, evidence in (("avec la clé", keyed(folder)), ("sans la clé", Evidence())):
        began = time.perf_counter()
        told = verify(folder, evidence)
        assert told.verdict is Verdict.OK
        shown.add_row(f"vérification {name}", f"{told.lines / (time.perf_counter() - began):.0f} lignes/s")
    began = time.perf_counter()
    Book.open(folder, BOOT).close()
    shown.add_row("ouverture d'un segment de 16 Mio", f"{(time.perf_counter() - began) * _MS:.0f} ms")


def _spread(taken: Sequence[float]) -> str:
    hundredths = statistics.quantiles(taken, n=100)
    return f"{statistics.median(taken) * _MS:.2f} / {hundredths[98] * _MS:.2f} ms"
