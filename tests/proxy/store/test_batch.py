import pytest

from proxy.journal.reading import lines
from proxy.store.batch import take_in
from proxy.store.connecting import connect
from proxy.store.errors import ShippingError
from proxy.store.sessions import writing_to
from proxy.store.store import Store
from tests.proxy.store.journals import CHAIN, Journal, decision


def test_lines_of_a_batch_that_are_known_already_are_left_out(address: str, journal: Journal) -> None:
    journal.add(*(decision(n) for n in range(6)))
    read = list(lines(journal.folder))
    engine = connect(address)
    added = []
    for batch in (read[:4], read[2:6], read[:2], read[3:]):
        with writing_to(engine) as connection:
            added.append(take_in(connection, batch, own=False))
    assert added == [4, 2, 0, 1]
    assert Store.open(address).overview().actions.total == 6


def test_a_batch_that_does_not_go_on_from_what_was_received_leaves_nothing(address: str, journal: Journal) -> None:
    journal.add(decision(1))
    other = Journal(journal.folder / "other", CHAIN)
    other.add(decision(2), decision(3))
    engine = connect(address)
    with writing_to(engine) as connection:
        take_in(connection, list(lines(journal.folder)), own=False)
    with pytest.raises(ShippingError), writing_to(engine) as connection:
        take_in(connection, list(lines(other.folder)), own=False)
    assert Store.open(address).count() == 1


def test_an_entry_that_cannot_be_shown_is_kept_as_a_line_only(store: Store, journal: Journal) -> None:
    journal.add(decision(1), decision(2, action="explode"), {"event": "new-kind", "words": "é" * 9}, decision(3))
    assert store.fill(journal.folder) == 5
    assert store.count() == 2
    assert store.machines()[0].seq == 5
