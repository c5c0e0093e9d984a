"""One decision, whole, with its proof."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import update

from proxy.journal.forms import stamp
from proxy.store import details, tables
from proxy.store.connecting import connect
from proxy.store.sessions import writing_to
from proxy.store.states import Handling, Report
from proxy.store.store import Store
from proxy.store.views import Query
from tests.proxy.store.journals import NOON, Journal, decision

ALL: dict[str, Any] = {
    "action": "redact",
    "identifying": "direct",
    "categories": {"PERSON": 2, "NIR": 1},
    "obstacles": {"image": 1},
    "persons": ["patient"],
    "secret": True,
    "anonymity": 10,
    "segments": 4,
    "cached_segments": 1,
    "unknown_fields": 2,
    "policy_hash": "7" * 64,
    "user": "a" * 16,
    "workstation": "b" * 16,
}


def test_a_decision_tells_all_that_its_line_says_and_where_that_is(store: Store, journal: Journal) -> None:
    journal.add(decision(1), decision(2, **ALL))
    store.fill(journal.folder)
    header, before, line = journal.path().read_bytes().splitlines()
    detail = store.decision(f"{2:016x}")
    assert detail is not None
    assert detail.vignette is False  # left out, as all that is as usual, and yet known
    for name in ("secret", "anonymity", "segments", "cached_segments", "unknown_fields"):
        assert getattr(detail, name) == ALL[name]
    assert (detail.categories, detail.obstacles, detail.persons) == (
        {"NIR": 1, "PERSON": 2},
        {"image": 1},
        ("patient",),
    )
    assert detail.workstation == "b" * 16
    assert (detail.row.policy_hash, detail.row.user, detail.row.categories) == ("7" * 64, "a" * 16, ("NIR", "PERSON"))
    assert (detail.file, detail.place, detail.row.seq) == ("00000001.jsonl", 3, 3)
    assert (detail.line.encode(), detail.digest) == (line, sha256(line).hexdigest())
    assert (detail.previous, detail.anchored) == (sha256(before).hexdigest(), True)
    assert header


def test_what_was_not_analysed_is_not_said(store: Store, journal: Journal) -> None:
    journal.add(decision(1))
    store.fill(journal.folder)
    detail = store.decision(f"{1:016x}")
    assert detail is not None
    told = (detail.secret, detail.vignette, detail.anonymity, detail.workstation)
    assert told == (None,) * 4


def test_a_line_that_does_not_hold_to_the_one_before_is_seen(address: str, journal: Journal) -> None:
    journal.add(decision(1), decision(2))
    store = Store.open(address)
    store.fill(journal.folder)
    with writing_to(connect(address)) as connection:
        connection.execute(update(tables.lines).where(tables.lines.c.row == 2).values(raw=b"{}"))
    detail = store.decision(f"{2:016x}")
    assert detail is not None
    assert detail.anchored is False


def test_reports_and_handlings_are_told_in_order(store: Store, journal: Journal) -> None:
    about = {"about": f"{1:016x}"}
    times = [NOON + timedelta(minutes=n) for n in range(4)]
    journal.add(
        decision(1),
        {"event": "report", "time": stamp(times[1]), "said": "public", **about},
        {"event": "report", "time": stamp(times[0]), "said": "invented", **about},
        {"event": "handled", "time": stamp(times[2]), "outcome": "justified", "who": "c" * 16, **about},
        {"event": "handled", "time": stamp(times[3]), "outcome": "reopened", "who": "d" * 16, **about},
    )
    store.fill(journal.folder)
    detail = store.decision(f"{1:016x}")
    assert detail is not None
    assert detail.reports == (Report(times[0], "invented"), Report(times[1], "public"))
    assert detail.handlings == (Handling(times[2], "justified", "c" * 16), Handling(times[3], "reopened", "d" * 16))
    assert (detail.row.reports, detail.row.handled) == (2, "reopened")


@pytest.mark.parametrize("reference", ["", f"{2:016x}", "1", "%", "'; DROP TABLE decisions"])
def test_only_a_whole_reference_finds_a_decision(store: Store, journal: Journal, reference: str) -> None:
    journal.add(decision(1))
    store.fill(journal.folder)
    assert store.decision(reference) is None


def test_an_export_streams_the_days_asked_for_oldest_first(
    store: Store, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(details, "BATCH", 7)
    days = [NOON + timedelta(days=n // 10) for n in range(40)]
    journal.add(*(decision(n, time=stamp(day), categories={"NIR": 1} if n % 2 else None) for n, day in enumerate(days)))
    store.fill(journal.folder)
    found = store.between(date(2026, 11, 3), date(2026, 11, 4), Query(category="NIR", since=date(2020, 1, 1)))
    assert [int(detail.row.reference, 16) for detail in found] == list(range(11, 30, 2))
