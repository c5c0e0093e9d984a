"""What is read into a store, and whether each decision is counted there once."""

from proxy.store.store import Store
from tests.proxy.store.journals import Journal, decision


def decide(journal: Journal, count: int, begin: int = 0) -> None:
    journal.add(*(decision(begin + n, categories={"NIR": 1}, groups=["urgences"]) for n in range(count)))


def is_whole(store: Store, decisions: int) -> bool:
    seen = store.overview()
    counted = (seen.actions.total, seen.categories[0].actions.total, seen.units[0].actions.total)
    return {*counted, store.machines()[0].actions.total, store.count()} == {decisions}
