"""Every filter, and any of them together, answers what going through all entries one by one would."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from operator import itemgetter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proxy.store import paging
from proxy.store.store import Store
from proxy.store.views import Count, Query
from tests.proxy.store import naive
from tests.proxy.store.conftest import Addresses
from tests.proxy.store.journals import CATEGORIES, POLICIES, SERVICES, UNITS, Journal, drawn

CHAINS = ("a" * 16, "b" * 16, "c" * 16)
BEGIN = datetime(2026, 10, 1, tzinfo=UTC)


class Fleet:
    """A store, and what was written to the journals that filled it."""

    def __init__(self, store: Store, entries: list[tuple[str, naive.Entry]], reported: frozenset[str]) -> None:
        self.store, self.entries, self.reported = store, entries, reported


@pytest.fixture(scope="module")
def fleet(addresses: Addresses, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    chance, numbers, entries = random.Random(7), count(1), []
    store = Store.open(addresses())
    reported: set[str] = set()
    for chain in CHAINS:
        journal = Journal(tmp_path_factory.mktemp("journal"), chain)
        for _ in range(150):
            time = BEGIN + timedelta(minutes=chance.randrange(20 * 24 * 60))
            entry = {**drawn(next(numbers), time, chance), "id": f"{chance.randrange(1 << 64):016x}"}
            journal.add(entry)
            entries.append((chain, entry))
            if chance.random() < 0.1:
                journal.add({"event": "report", "about": entry["id"], "said": "other"})
                reported.add(entry["id"])
        store.fill(journal.folder)
    yield Fleet(store, entries, frozenset(reported))
    store.close()


VALUES: dict[str, st.SearchStrategy[object]] = {
    "since": st.dates(date(2026, 9, 28), date(2026, 10, 24)),
    "until": st.dates(date(2026, 9, 28), date(2026, 10, 24)),
    "reported": st.booleans(),
} | {
    name: st.sampled_from([*values, "none-such"])
    for name, values in {
        "action": ["allow", "redact", "block"],
        "category": list(CATEGORIES),
        "service": list(SERVICES),
        "rule": ["masquer", "secret", "soin-general"],
        "unit": [*UNITS[:5], "urgences"],
        "observed": ["essai"],
        "tier": ["open", "approved"],
        "identifying": ["none", "indirect", "direct"],
        "reason": ["too_large"],
        "mode": ["enforce", "observe"],
        "chain": list(CHAINS),
        "user": [f"{n:016x}" for n in range(40)],
        "reference": ["", "0", "a", "1f", "0%", "_", "F"],
        "policy_hash": POLICIES,
    }.items()
}


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """A few conditions: with more of them nothing is left."""
    names = draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=3, unique=True))
    return Query(**{name: draw(VALUES[name]) for name in names})  # type: ignore[arg-type]  # by name


SLOW = settings(max_examples=50, suppress_health_check=list(HealthCheck), deadline=None)


@SLOW
@given(query=queries(), few=st.sampled_from([0, paging.FEW]), size=st.integers(20, 200))
def test_pages_hold_each_decision_that_fits_once_and_newest_first(
    fleet: Fleet, query: Query, few: int, size: int
) -> None:
    expected = [
        entry["id"]
        for chain, entry in sorted(fleet.entries, key=lambda each: each[1]["time"], reverse=True)
        if naive.fits(query, chain, entry, fleet.reported)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "FEW", few)
        page = fleet.store.decisions(query, limit=size)
        found = [row.reference for row in page.rows]
        while page.older:
            page = fleet.store.decisions(query, before=page.older, limit=size)
            found += [row.reference for row in page.rows]
    assert sorted(found) == sorted(expected)
    times = {entry["id"]: entry["time"] for _, entry in fleet.entries}
    assert [times[one] for one in found] == [times[one] for one in expected]
    assert fleet.store.count(query) == len(expected)
    assert fleet.store.count(query, at_most=5) == min(5, len(expected))


@SLOW
@given(query=queries())
def test_an_overview_adds_up_what_fits(fleet: Fleet, query: Query) -> None:
    fitting = [entry for chain, entry in fleet.entries if naive.fits(query, chain, entry, fleet.reported)]
    seen = fleet.store.overview(query)
    assert seen.actions.total == len(fitting)
    for counts, field in (
        (seen.categories, "categories"),
        (seen.units, "groups"),
        (seen.observed, "observed"),
        (seen.services, "service"),
        (seen.rules, "rule_id"),
        (seen.reasons, "reason"),
    ):
        assert _totals(counts) == naive.counted(fitting, field)
    assert {day.day.isoformat(): day.actions.total for day in seen.days} == naive.counted(
        ({"day": entry["time"][:10]} for entry in fitting), "day"
    )
    assert seen.observing == sum(entry.get("mode") == "observe" for entry in fitting)
    for action in ("allow", "redact", "block"):
        some = [entry for entry in fitting if entry["action"] == action]
        assert getattr(seen.actions, action) == len(some)
        assert {one.name: n for one in seen.categories if (n := getattr(one.actions, action))} == naive.counted(
            some, "categories"
        )


@SLOW
@given(query=queries())
def test_services_are_those_of_the_decisions_that_fit(fleet: Fleet, query: Query) -> None:
    fitting = [entry for chain, entry in fleet.entries if naive.fits(query, chain, entry, fleet.reported)]
    seen = fleet.store.services(query)
    assert {one.service: one.actions.total for one in seen} == naive.counted(fitting, "service")
    for one in seen:
        days = sorted(entry["time"][:10] for entry in map(dict, fitting) if itemgetter("service")(entry) == one.service)
        assert (one.first.isoformat(), one.last.isoformat()) == (days[0], days[-1])


def _totals(counts: tuple[Count, ...]) -> dict[str, int]:
    assert [count.actions.total for count in counts] == sorted((c.actions.total for c in counts), reverse=True)
    return {count.name: count.actions.total for count in counts}
