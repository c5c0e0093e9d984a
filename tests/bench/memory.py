"""Memory of every process of the product."""

import os

import psutil
from rich.table import Table

from proxy.composition import Paravent

_MB = 1_000_000


def table(paravent: Paravent) -> Table:
    """Resident memory, and what is not shared with another process."""
    rows = Table(title="Mémoire, en Mo", title_justify="left")
    for column in ("Processus", "résidente", "propre"):
        rows.add_column(column, justify="left" if column == "Processus" else "right")
    processes = [("proxy (et ce banc d'essai)", os.getpid()), *(("analyse", pid) for pid in paravent.pool.pids)]
    for name, pid in processes:
        info = psutil.Process(pid).memory_full_info()
        rows.add_row(name, f"{info.rss / _MB:.0f}", f"{info.uss / _MB:.0f}")
    return rows
