"""Reports about a decision, its handling, and whichever of the three journals comes first."""

from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from proxy.journal.forms import stamp
from proxy.store.alarms import AlarmState
from proxy.store.store import Store
from tests.proxy.store.journals import NOON, Entry, Journal, decision

REFERENCE = f"{1:016x}"


def _report(minute: int, said: str, about: str = REFERENCE) -> Entry:
    return {"event": "report", "time": stamp(NOON + timedelta(minutes=minute)), "about": about, "said": said}


def _handled(minute: int, outcome: str, about: str = REFERENCE) -> Entry:
    time = stamp(NOON + timedelta(minutes=minute))
    return {"event": "handled", "time": time, "about": about, "outcome": outcome, "who": "e" * 16}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_an_alarm_is_the_same_in_whichever_order_journals_come(
    store: Store, tmp_path: Path, order: tuple[int, ...]
) -> None:
    written: list[list[Entry]] = [
        [decision(1), _report(5, "invented")],
        [_report(2, "invented"), _report(9, "other")],
        [_handled(10, "reopened"), _handled(20, "justified")],
    ]
    for n in order:
        journal = Journal(tmp_path / str(n), f"{n:016x}")
        journal.add(*written[n])
        store.fill(journal.folder, own=n == 2)
    (alarm,) = store.alarms("all")
    assert (alarm.reference, alarm.said) == (REFERENCE, {"invented": 2, "other": 1})
    assert (alarm.first, alarm.last) == (NOON + timedelta(minutes=2), NOON + timedelta(minutes=9))
    assert alarm.row is not None
    assert (alarm.row.reference, alarm.row.reports, alarm.row.handled) == (REFERENCE, 3, "justified")
    assert alarm.handling is not None
    assert (alarm.handling.outcome, alarm.handling.who) == ("justified", "e" * 16)
    assert {machine.chain: machine.own for machine in store.machines()}[f"{2:016x}"] is True


@pytest.mark.parametrize(("state", "expected"), [("open", ["d", "a"]), ("handled", ["b"]), ("all", ["d", "b", "a"])])
def test_open_ones_wait_for_someone(store: Store, journal: Journal, state: AlarmState, expected: list[str]) -> None:
    about = {name: name * 16 for name in "abcd"}
    journal.add(
        *(_report(minute, "other", about[name]) for minute, name in enumerate("abd")),
        _handled(10, "justified", about["b"]),
        _handled(10, "justified", about["d"]),
        _handled(11, "reopened", about["d"]),
        _handled(12, "justified", about["c"]),
    )
    store.fill(journal.folder)
    assert [alarm.reference[0] for alarm in store.alarms(state)] == expected
    assert all(alarm.is_open for alarm in store.alarms("open"))


def test_a_report_about_an_unknown_decision_has_no_row(store: Store, journal: Journal) -> None:
    journal.add(_report(1, "public", "f" * 16))
    store.fill(journal.folder)
    assert store.alarms()[0].row is None


def test_no_more_than_asked(store: Store, journal: Journal) -> None:
    journal.add(*(_report(n, "other", f"{n:016x}") for n in range(5)))
    store.fill(journal.folder)
    assert [alarm.reference for alarm in store.alarms(limit=2)] == [f"{4:016x}", f"{3:016x}"]


def test_those_whose_decision_is_known_come_first_and_the_others_apart(store: Store, journal: Journal) -> None:
    journal.add(decision(1), decision(2))
    journal.add(*(_report(n, "other", f"{n:016x}") for n in range(1, 6)))
    store.fill(journal.folder)
    numbers = {
        known: [int(alarm.reference, 16) for alarm in store.alarms(known=known)] for known in (None, True, False)
    }
    assert numbers == {None: [2, 1, 5, 4, 3], True: [2, 1], False: [5, 4, 3]}
    assert (store.count_alarms(known=True), store.count_alarms("all", known=False)) == (2, 3)
    assert (store.count_alarms("handled", known=True), store.count_alarms("handled", known=False)) == (0, 0)


def test_a_list_goes_on_where_a_page_ended(store: Store, journal: Journal) -> None:
    journal.add(*(_report(n, "other", f"{n:016x}") for n in range(5)))
    store.fill(journal.folder)
    assert [int(alarm.reference, 16) for alarm in store.alarms(limit=2, skip=2)] == [2, 1]
