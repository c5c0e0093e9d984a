from datetime import date, timedelta

from proxy.journal.forms import stamp
from proxy.store.states import ServiceSeen
from proxy.store.store import Store
from proxy.store.views import Actions, Count, Day, Latency, Query
from tests.proxy.store.journals import NOON, Journal, decision


def test_an_empty_store_adds_up_to_nothing(store: Store) -> None:
    seen = store.overview()
    assert (seen.actions, seen.days, seen.categories, seen.latency) == (Actions(), (), (), None)
    assert store.services() == ()


def test_counts_are_told_by_action_and_ranked(store: Store, journal: Journal) -> None:
    later = stamp(NOON + timedelta(days=2))
    journal.add(
        decision(1, categories={"NIR": 3}, action="block", rule_id="nir"),
        decision(2, categories={"NIR": 1, "AGE": 1}, action="redact", rule_id="masquer", time=later),
        decision(3, action="block", rule_id=None, reason="too_large", mode="observe", observed=["essai"], time=later),
    )
    store.fill(journal.folder)
    seen = store.overview()
    assert seen.actions == Actions(0, 1, 2)
    assert seen.days == (Day(date(2026, 11, 2), Actions(0, 0, 1)), Day(date(2026, 11, 4), Actions(0, 1, 1)))
    assert seen.categories == (Count("NIR", Actions(0, 1, 1)), Count("AGE", Actions(0, 1, 0)))
    assert seen.rules == (Count("masquer", Actions(0, 1, 0)), Count("nir", Actions(0, 0, 1)))
    assert (seen.reasons, seen.observed) == (
        (Count("too_large", Actions(0, 0, 1)),),
        (Count("essai", Actions(0, 0, 1)),),
    )
    assert seen.observing == 1


def test_a_day_is_a_day_in_utc(store: Store, journal: Journal) -> None:
    journal.add(decision(1, time="2026-10-31T23:59:59.999Z"), decision(2, time="2026-11-01T00:00:00.000Z"))
    store.fill(journal.folder)
    assert [day.day for day in store.overview().days] == [date(2026, 10, 31), date(2026, 11, 1)]
    assert store.count(Query(until=date(2026, 10, 31))) == store.count(Query(since=date(2026, 11, 1))) == 1
    assert [row.seq for row in store.decisions(Query(until=date(2026, 10, 31))).rows] == [2]


def test_latencies_are_told_by_the_steps_that_hold_half_and_nearly_all(store: Store, journal: Journal) -> None:
    journal.add(*(decision(n, latency_ms=latency) for n, latency in enumerate([9] * 50 + [40] * 44 + [900] * 6)))
    store.fill(journal.folder)
    assert store.overview().latency == Latency(10, 1_000)
    assert store.overview(Query(action="block")).latency is None
    assert store.overview(Query(service="chatgpt")).latency is None


def test_a_service_is_told_apart_by_the_trust_it_had(store: Store, journal: Journal) -> None:
    journal.add(
        decision(1, time="2026-11-01T10:00:00.000Z"),
        decision(2, time="2026-11-03T10:00:00.000Z", action="block"),
        decision(3, tier="approved", time="2026-11-05T10:00:00.000Z"),
    )
    store.fill(journal.folder)
    assert store.services() == (
        ServiceSeen("chatgpt", "open", date(2026, 11, 1), date(2026, 11, 3), Actions(1, 0, 1)),
        ServiceSeen("chatgpt", "approved", date(2026, 11, 5), date(2026, 11, 5), Actions(1, 0, 0)),
    )
