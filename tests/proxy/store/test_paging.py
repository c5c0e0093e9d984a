"""The list goes on in both directions and ends where there is nothing more."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from proxy.journal.forms import stamp
from proxy.store import paging
from proxy.store.connecting import connect
from proxy.store.filling import fill
from proxy.store.paging import FEW
from proxy.store.sessions import reading_from
from proxy.store.store import Store
from proxy.store.views import Cursor, Query
from tests.proxy.store.journals import NOON, Journal, decision


@pytest.fixture
def filled(store: Store, journal: Journal) -> Store:
    """Ten decisions, of which 4 to 6 were taken in the same millisecond."""
    journal.add(*(decision(n, **({"time": stamp(NOON)} if n in {4, 5, 6} else {})) for n in (*range(4), *range(4, 10))))
    store.fill(journal.folder)
    return store


def _seqs(store: Store, before: Cursor | None = None, after: Cursor | None = None, limit: int = 4) -> list[int]:
    return [row.seq for row in store.decisions(before=before, after=after, limit=limit).rows]


def test_going_down_then_up_shows_the_same_pages(filled: Store) -> None:
    first = filled.decisions(limit=4)
    second = filled.decisions(before=first.older, limit=4)
    third = filled.decisions(before=second.older, limit=4)
    assert [len(page.rows) for page in (first, second, third)] == [4, 4, 2]
    assert (first.newer, third.older) == (None, None)
    assert filled.decisions(after=third.newer, limit=4).rows == second.rows
    assert filled.decisions(after=second.newer, limit=4) == first


def test_decisions_of_one_moment_keep_the_journal_s_order(filled: Store) -> None:
    assert _seqs(filled, limit=10) == [11, 10, 9, 5, 4, 3, 8, 7, 6, 2]


def test_nothing_fits_is_an_empty_page(filled: Store) -> None:
    page = filled.decisions(Query(service="none"))
    assert (page.rows, page.older, page.newer) == ((), None, None)


def test_beyond_both_ends_there_is_nothing(filled: Store) -> None:
    assert _seqs(filled, before=Cursor(0, 0)) == []
    assert _seqs(filled, after=Cursor(10**15, 0)) == []


def test_a_decision_that_arrives_does_not_move_older_pages(filled: Store, journal: Journal) -> None:
    first = filled.decisions(limit=4)
    second = filled.decisions(before=first.older, limit=4)
    journal.add(decision(50))
    filled.fill(journal.folder)
    assert filled.decisions(before=first.older, limit=4).rows == second.rows
    assert filled.decisions(limit=1).rows[0].seq == 12


@pytest.mark.parametrize(
    ("query", "few", "index"),
    [
        (Query(), FEW, "decisions_in_order"),
        (Query(rule="sans-donnee"), FEW, "decisions_by_shape"),
        (Query(rule="sans-donnee"), 0, "decisions_in_order"),
        (Query(category="NIR"), FEW, "decisions_by_profile"),
        (Query(category="NIR", rule="sans-donnee"), FEW, "decisions_by_profile"),
        (Query(category="NIR", rule="sans-donnee"), 0, "decisions_in_order"),
        (Query(user="a" * 16, service="chatgpt"), FEW, "decisions_by_user"),
        (Query(chain="b" * 16, category="NIR"), FEW, "decisions_by_journal"),
        (Query(reference="00ab", service="chatgpt"), FEW, "decisions_by_reference"),
        (Query(reported=True, service="chatgpt"), FEW, "decisions_by_reference"),
    ],
)
def test_a_list_is_read_along_one_index(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, query: Query, few: int, index: str
) -> None:
    engine = connect(f"sqlite:///{tmp_path}/index.db")
    for chain in (journal, Journal(tmp_path / "other", "b" * 16)):
        chain.add(*(decision(n, categories={"NIR": 1}) for n in range(3)))
        fill(engine, chain.folder)
    asked: list[tuple[str, Any]] = []
    monkeypatch.setattr(paging, "FEW", few)
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
    with reading_from(engine) as connection:
        paging.places(connection, query, Cursor(10**15, 1), 50, upwards=False)
        statement, values = asked[-1]
        steps = [str(row.detail) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
    assert [step for step in steps if "decisions" in step] == [step for step in steps if f"INDEX {index}" in step]
