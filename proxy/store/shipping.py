"""Keeps a store in step with a journal, through outages: what waits is in the journal, so nothing is kept here."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from proxy.store.errors import ShippingError, StoreError
from proxy.store.store import Store

LONGEST_S = 60.0
"""Between two tries during an outage, at most."""


class Waiting(Protocol):
    """Waits so many seconds; True to end."""

    def __call__(self, seconds: float, /) -> bool:
        """Wait."""
        ...


def ship(address: str, folder: Path) -> int:
    """Send once what the store does not hold, and give how many lines that was.

    Raises:
        StoreError: the store cannot be reached or used.
        ShippingError: the journal is not the continuation of what was received.
    """
    store = Store.open(address)
    try:
        return store.fill(folder)
    finally:
        store.close()


def follow(address: str, folder: Path, every: float, wait: Waiting, say: Callable[[str], None]) -> None:
    """Send what the journal holds, again and again, until waiting ends it.

    Args:
        address: Of the store.
        folder: Of the journal's segments.
        every: Seconds between two looks at the journal.
        wait: Called between tries, for longer and longer during an outage.
        say: Told in French when an outage begins and ends.

    Raises:
        StoreError: the store cannot be used, and waiting would not help.
        ShippingError: the journal is not the continuation of what was received.
        OSError: the journal cannot be read.
    """
    failures = 0
    while True:
        try:
            sent = ship(address, folder)
        except (ShippingError, OSError):
            raise
        except Exception as error:  # whatever a journal holds, its later lines are tried again
            if isinstance(error, StoreError) and not error.passing:
                raise
            if not failures:
                say(f"{_cause(error)} Paravent réessaie ; rien n'est perdu, le journal du poste garde tout.")
            failures += 1
        else:
            if failures:
                say(f"La base répond de nouveau : {sent} lignes rattrapées.")
            failures = 0
        if wait(min(every * 2**failures, LONGEST_S) if failures else every):
            return


def _cause(error: Exception) -> str:
    """What to say of it; of a defect its kind alone, for its words may hold what a line says."""
    if isinstance(error, StoreError):
        return str(error)
    return f"L'envoi a rencontré un défaut ({type(error).__name__}) : signalez-le."
