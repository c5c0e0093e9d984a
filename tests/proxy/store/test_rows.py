from proxy.store.connecting import connect
from proxy.store.keys import key
from proxy.store.rows import rows
from proxy.store.sessions import reading_from
from proxy.store.store import Store
from tests.proxy.store.journals import CHAIN, Journal, decision


def test_rows_come_in_the_order_asked_for_and_unknown_ones_are_left_out(address: str, journal: Journal) -> None:
    journal.add(*(decision(n) for n in range(3)))
    Store.open(address).fill(journal.folder)
    with reading_from(connect(address)) as connection:
        found = rows(connection, [key(1, 4), key(9, 9), key(1, 2), key(1, 3)])
        assert rows(connection, []) == []
    assert [(row.seq, row.chain) for row in found] == [(4, CHAIN), (2, CHAIN), (3, CHAIN)]


def test_a_row_tells_its_facets_sorted_and_apart(store: Store, journal: Journal) -> None:
    told = {"categories": {"PERSON": 1, "AGE": 2}, "groups": ["urgences", "bloc"], "observed": ["essai"]}
    journal.add(decision(1, **told))
    store.fill(journal.folder)
    (row,) = store.decisions().rows
    assert (row.categories, row.units, row.observed) == (("AGE", "PERSON"), ("bloc", "urgences"), ("essai",))
