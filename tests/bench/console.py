"""Every page of the console over a million decisions of 180 days: how long until its last byte.

`python -m tests.bench.console` measures SQLite; with an address (`postgresql://…`, of an empty database) that database.
The bound is 300 ms a page, the first time (policies are read, SQLite is cold) apart.
"""

import asyncio
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx
from rich.console import Console
from rich.table import Table

from proxy.console.menu import pages
from proxy.console.plan import Plan
from proxy.store.store import Store
from proxy.supply.archive import Archive
from tests.bench.store import build
from tests.proxy.console.house import house
from tests.proxy.console.pages.hospital import policy
from tests.proxy.store.journals import POLICIES

BOUND_MS = 300
REPEATS = 5
SPAN = "du=2026-09-28&au=2026-10-27"
PATHS = {
    "Vue d'ensemble, 30 jours": f"/?{SPAN}",
    "Vue d'ensemble, 180 jours": "/?du=2026-05-01&au=2026-10-27",
    "Décisions": "/decisions",
    "Décisions bloquées d'un service": "/decisions?action=block&service=chatgpt",
    "Décisions d'une unité et d'une catégorie": "/decisions?unite=unite-39&categorie=NIR",
    "Décisions signalées": "/decisions?signalee=oui",
    "Décisions, rien de tel": "/decisions?service=aucun",
    "Une décision": "/decisions/{reference}",
    "Services": f"/services?{SPAN}",
    "Fausses alertes": "/alertes",
    "Politiques": "/politiques",
    "Une politique": f"/politiques/{POLICIES[3]}",
    "Intégrité": "/integrite",
    "Santé": "/sante",
    "Exports": "/exports?action=block",
    "Rapport mensuel": "/exports/rapport?mois=2026-09",
    "Rapport mensuel, PDF": "/exports/rapport.pdf?mois=2026-09",
    "Dossier de violation, une semaine": "/exports/dossier?du=2026-10-20&au=2026-10-26",
}


def prepare(home: Path, address: str) -> None:
    """Write the journal, its policies and its index."""
    build(home / "journal")
    archive = home / "policy" / "archive"
    Archive(archive).keep(policy())
    for sha256 in POLICIES:
        shutil.copy(archive / f"{policy().sha256}.yaml", archive / f"{sha256}.yaml")
    (home / "console").mkdir()
    store = Store.open(address or f"sqlite:///{home / 'console' / 'index.sqlite'}")
    store.fill(home / "journal")
    store.close()


async def measured(home: Path, address: str) -> Table:
    """Ask for every page, a few times."""
    rows = Table(title=f"Console, un million de décisions : au plus {BOUND_MS} ms par page", title_justify="left")
    for column in ("Page", "première fois", "médiane", "plus lente"):
        rows.add_column(column, justify="left" if column == "Page" else "right")
    async with house(home, Plan(home, store=address), pages()) as opened, opened.reader() as browser:
        browser.timeout = 120
        reference = (await browser.get("/decisions")).text.partition('href="/decisions/')[2][:16]
        for name, path in PATHS.items():
            taken = [await _taken(browser, path.format(reference=reference)) for _ in range(1 + REPEATS)]
            late = "[red]" if max(taken[1:]) > BOUND_MS else ""
            shown = (taken[0], statistics.median(taken[1:]), max(taken[1:]))
            rows.add_row(f"{late}{name}", *(f"{each:.0f} ms" for each in shown))
    return rows


async def _taken(browser: httpx.AsyncClient, path: str) -> float:
    began = time.perf_counter()
    answer = await browser.get(path)
    answer.raise_for_status()
    return (time.perf_counter() - began) * 1000


def main(console: Console, address: str) -> None:
    """Build, fill, ask."""
    with tempfile.TemporaryDirectory(prefix="paravent-bench-") as name:
        prepare(Path(name), address)
        console.print(asyncio.run(measured(Path(name), address)))


if __name__ == "__main__":
    main(Console(highlight=False, width=120), sys.argv[1] if len(sys.argv) > 1 else "")
