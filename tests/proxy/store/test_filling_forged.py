"""What someone forged into a journal is told, and keeps no true line out."""

from hashlib import sha256

import pytest

from proxy.journal.chain import canonical
from proxy.journal.forms import stamp
from proxy.store.store import Store
from tests.proxy.store.filled import decide, is_whole
from tests.proxy.store.journals import CHAIN, NOON, Journal, decision

FORGED: dict[str, dict[str, object]] = {
    "far ahead": {"event": "stopped", "seq": 10**9},
    "beyond counting": {"event": "stopped", "seq": 2**70},
    "next": {"event": "stopped", "seq": 5},
    "purge": {"event": "purged", "seq": 6, "through": 2**31 - 1},
    "surrogate": {"event": "segment", "seq": 5, "chain": "\ud800"},
    "nul": {"event": "segment", "seq": 5, "chain": "a\0b"},
    "other chain": {"event": "segment", "seq": 5, "chain": "b" * 16},
    "time": {"event": "decision", "seq": 5, "time": "9999-12-31T23:59:59.999-23:59"},
}


def _forge(journal: Journal, entry: dict[str, object], prev: str = "0" * 64) -> None:
    with journal.path().open("ab") as file:
        file.write(canonical({"time": stamp(NOON), **entry, "prev": prev, "mac": "0" * 32}) + b"\n")


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_line_is_told_and_keeps_no_true_one_out(store: Store, journal: Journal, name: str) -> None:
    decide(journal, 3)
    store.fill(journal.folder)
    _forge(journal, FORGED[name])
    assert [store.fill(journal.folder), store.fill(journal.folder)] == [0, 0]
    journal.turn(cause="altered")
    decide(journal, 3, begin=3)
    assert store.fill(journal.folder) == 4
    assert is_whole(store, 6)
    assert {(one.what, one.seq, one.chain) for one in store.happenings()} == {
        ("foreign", 5, CHAIN),
        ("segment", 5, CHAIN),
    }


def test_a_forged_file_leads_nowhere(store: Store, journal: Journal) -> None:
    decide(journal, 3)
    true = journal.path()
    journal.number = 2
    _forge(journal, {"event": "segment", "number": 3, "chain": CHAIN, "cause": "day", "seq": 10**9})
    journal.number = 1
    assert true.exists()
    store.fill(journal.folder)
    decide(journal, 2, begin=3)
    store.fill(journal.folder)
    assert is_whole(store, 5)


def test_a_forged_line_that_links_gives_way_to_the_true_one(store: Store, journal: Journal) -> None:
    decide(journal, 3)
    last = sha256(journal.path().read_bytes().splitlines()[-1]).hexdigest()
    _forge(journal, dict(decision(9, seq=5)), prev=last)
    store.fill(journal.folder)
    assert store.count() == 4
    journal.turn(cause="altered")
    decide(journal, 3, begin=3)
    store.fill(journal.folder)
    assert is_whole(store, 6)
    assert store.fill(journal.folder) == 0
