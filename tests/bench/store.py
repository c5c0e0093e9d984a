"""The console's index over a million decisions of 180 days: how long filling it takes, and each of its answers.

`python -m tests.bench.store` measures SQLite; with an address (`postgresql://…`, of an empty database) that database.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from proxy.store.store import Store
from proxy.store.views import Query
from tests.proxy.store.journals import Journal, days

DECISIONS = 1_000_000
DAYS = 180
BEGIN = datetime(2026, 5, 1, tzinfo=UTC)
REPEATS = 3
"""Of each question: the slowest and the median are shown."""

QUERIES = {
    "tout": Query(),
    "30 jours": Query(since=date(2026, 9, 1), until=date(2026, 9, 30)),
    "action=block": Query(action="block"),
    "service=chatgpt": Query(service="chatgpt"),
    "règle=masquer": Query(rule="masquer"),
    "catégorie=DISEASE (40 %)": Query(category="DISEASE"),
    "catégorie=NIR (1 %)": Query(category="NIR"),
    "unité=urgences": Query(unit="urgences"),
    "unité=unite-39": Query(unit="unite-39"),
    "règle observée=essai": Query(observed="essai"),
    "motif=too_large": Query(reason="too_large"),
    "mode=observe": Query(mode="observe"),
    "PERSON et chatgpt": Query(category="PERSON", service="chatgpt"),
    "PERSON et unite-3": Query(category="PERSON", unit="unite-3"),
    "NIR, unite-39, bloqué": Query(category="NIR", unit="unite-39", action="block"),
    "un utilisateur": Query(user=f"{7:016x}"),
    "référence 00000000000a": Query(reference="00000000000a"),
    "rien de tel": Query(service="none"),
    "signalées": Query(reported=True),
}


def table(store: Store) -> Table:
    """How long each answer takes, in milliseconds."""
    rows = Table(title="Index de la console, en millisecondes (médiane / plus lente)", title_justify="left")
    rows.add_column("Question")
    for column in ("synthèse", "liste", "page 20", "compte", "services"):
        rows.add_column(column, justify="right")
    for name, query in QUERIES.items():
        rows.add_row(name, *(_timed(ask) for ask in _asked(store, query)))
    for name, other in _others(store).items():
        rows.add_row(name, _timed(other))
    return rows


def build(folder: Path, decisions: int = DECISIONS) -> None:
    """Write the journal."""
    journal, chance = Journal(folder), random.Random(1)
    for begun, entries in days(DAYS, BEGIN, decisions // DAYS, chance):
        journal.turn(time=begun)
        reports = [
            {
                "event": "report",
                "time": entry["time"],
                "about": entry["id"],
                "said": chance.choice(["invented", "other"]),
            }
            for entry in chance.sample(entries, 5)
        ]
        journal.add(*entries, *reports)


def _asked(store: Store, query: Query) -> Iterator[Callable[[], object]]:
    def far() -> object:
        page = store.decisions(query)
        for _ in range(19):
            if page.older is None:
                break
            page = store.decisions(query, before=page.older)
        began = time.perf_counter()
        if page.older:
            store.decisions(query, before=page.older)
        return time.perf_counter() - began

    yield lambda: store.overview(query)
    yield lambda: store.decisions(query)
    yield far
    yield lambda: store.count(query)
    yield lambda: store.services(query)


def _others(store: Store) -> dict[str, Callable[[], object]]:
    reference = store.decisions().rows[0].reference
    return {
        "une décision": lambda: store.decision(reference),
        "mois": lambda: store.month(2026, 9),
        "alertes": lambda: store.alarms("all"),
        "politiques": store.policies,
        "postes": store.machines,
        "évènements": store.happenings,
        "sites": store.sites,
        "500 premières pour l'export": lambda: [
            one for one, _ in zip(store.between(date(2026, 5, 1), date(2026, 9, 30)), range(500), strict=False)
        ],
    }


def _timed(ask: Callable[[], object]) -> str:
    taken = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        own = ask()
        taken.append((own if isinstance(own, float) else time.perf_counter() - began) * 1000)
    return f"{statistics.median(taken):.0f} / {max(taken):.0f}"


def main(console: Console, address: str | None) -> None:
    """Build, fill, ask."""
    with tempfile.TemporaryDirectory(prefix="paravent-bench-") as name:
        journal = Path(name) / "journal"
        build(journal)
        store = Store.open(address or f"sqlite:///{name}/index.db")
        began = time.perf_counter()
        added = store.fill(journal)
        taken = time.perf_counter() - began
        console.print(f"{added} lignes indexées en {taken:.0f} s ({added / taken:.0f} par seconde)")
        console.print(table(store))
        store.close()


if __name__ == "__main__":
    main(Console(highlight=False, width=120), sys.argv[1] if len(sys.argv) > 1 else None)
