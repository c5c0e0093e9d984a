"""Whichever way a sum is taken, it is the same."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection

from proxy.store import planning, sums
from proxy.store.connecting import connect
from proxy.store.profiles import LATENCY
from proxy.store.sessions import reading_from
from proxy.store.store import Store
from proxy.store.views import Query
from tests.proxy.store.journals import Journal, drawn

BEGIN = datetime(2026, 10, 1, tzinfo=UTC)
QUERIES = [
    Query(),
    Query(action="redact"),
    Query(service="chatgpt"),
    Query(category="PERSON"),
    Query(unit="urgences", action="allow"),
    Query(category="PERSON", service="chatgpt"),
    Query(since=date(2026, 10, 3), until=date(2026, 10, 5)),
    Query(category="AGE", since=date(2026, 10, 3)),
]


@pytest.mark.parametrize("query", QUERIES)
def test_daily_counts_say_what_the_decisions_themselves_say(
    address: str, journal: Journal, query: Query, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(3)
    journal.add(*(drawn(n, BEGIN + timedelta(hours=n), chance) for n in range(200)))
    Store.open(address).fill(journal.folder)
    with reading_from(connect(address)) as connection:
        asked = planning.plan(connection, query)
        assert asked.is_counted
        counted = _all(connection, asked)
        monkeypatch.setattr(planning.Plan, "is_counted", property(lambda _: False))
        read = _all(connection, asked)
    assert counted == read


def _all(connection: Connection, asked: planning.Plan) -> tuple[object, ...]:
    facets = sums.by_facet(connection, asked)
    return (
        sums.total(connection, asked),
        sorted(map(str, sums.by_shape(connection, asked))),
        sorted(map(str, sums.by_day(connection, asked))),
        sorted(map(str, sums.by_service(connection, asked))),
        {facet: n for facet, n in facets.items() if facet[0][0] != LATENCY},
    )
