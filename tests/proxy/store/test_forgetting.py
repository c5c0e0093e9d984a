"""The retention holds in the store as in the journal."""

import random
from dataclasses import astuple
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from proxy.store import forgetting, tables
from proxy.store.connecting import connect
from proxy.store.sessions import reading_from, writing_to
from proxy.store.store import Store
from tests.proxy.store.journals import Journal, drawn

BEGIN = datetime(2026, 10, 1, tzinfo=UTC)


def _entries(begin: int, count: int) -> list[dict[str, object]]:
    chance = random.Random(begin)
    return [dict(drawn(n, BEGIN + timedelta(hours=n), chance)) for n in range(begin, begin + count)]


def test_after_a_purge_the_store_is_as_if_it_had_never_held_what_went(
    address: str, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "_BATCH", 20)
    kept = _entries(100, 50)
    journal.add(*_entries(0, 100), {"event": "elsewhere", "site": "poe"}, {"event": "recovered", "cut_bytes": 3})
    store = Store.open(address)
    store.fill(journal.folder)
    last = journal.seq
    journal.turn()
    journal.add(*kept, {"event": "purged", "through": last, "segments": 1, "decisions": {"allow": 100}})
    store.fill(journal.folder)
    assert store.count() == 150  # the journal says so before it is done
    journal.path(1).unlink()
    store.fill(journal.folder)

    fresh = Journal(tmp_path / "fresh")
    fresh.add(*kept)
    other = Store.open(f"sqlite:///{tmp_path}/fresh.db")
    other.fill(fresh.folder)
    assert store.overview() == other.overview()
    assert store.machines()[0].actions == other.machines()[0].actions
    assert [astuple(one.actions) for one in store.services()] == [astuple(one.actions) for one in other.services()]
    assert store.sites() == ()
    assert [(one.what, one.facts["through"], one.facts["decisions"]) for one in store.happenings()] == [
        ("purged", last, {"allow": 100})
    ]
    with reading_from(connect(address)) as connection:
        assert connection.scalar(select(func.min(tables.daily.c.n))) == 1
        assert connection.scalar(select(func.min(tables.tops.c.n))) == 1
        assert connection.scalar(select(func.count()).select_from(tables.lines)) == journal.seq - last


def test_a_purge_of_one_machine_leaves_the_others(store: Store, journal: Journal, tmp_path: Path) -> None:
    other = Journal(tmp_path / "other", "b" * 16)
    for each in (journal, other):
        each.add(*_entries(0, 5))
        store.fill(each.folder)
    last = journal.seq
    journal.turn()
    journal.add({"event": "purged", "through": last, "segments": 1})
    journal.path(1).unlink()
    store.fill(journal.folder)
    assert store.overview().actions.total == store.count() == 5
    assert {row.chain for row in store.decisions().rows} == {"b" * 16}


@pytest.mark.parametrize("through", [2, 4, 2**31 - 1])
@pytest.mark.parametrize("gone", [False, True])
def test_a_purge_that_the_folder_does_not_show_is_not_followed(
    store: Store, journal: Journal, through: int, gone: bool
) -> None:
    journal.add(*_entries(0, 2))
    journal.turn()
    journal.add(*_entries(2, 3), {"event": "purged", "through": through, "segments": 1})
    store.fill(journal.folder)
    if gone:
        journal.path(1).unlink()
        store.fill(journal.folder)
    assert store.count() == 5


def test_one_line_that_is_taken_back_leaves_as_if_it_had_never_come(address: str, journal: Journal) -> None:
    journal.add(*_entries(0, 20))
    store = Store.open(address)
    store.fill(journal.folder)
    before = store.overview(), store.machines()[0].actions
    journal.add(*_entries(20, 1))
    store.fill(journal.folder)
    with writing_to(connect(address)) as connection:
        forgetting.take_back(connection, 1, journal.seq)
    assert (store.overview(), store.machines()[0].actions) == before
