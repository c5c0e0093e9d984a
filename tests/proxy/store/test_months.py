from datetime import date

import pytest

from proxy.store.states import AlarmCounts
from proxy.store.store import Store
from tests.proxy.store.journals import Journal, decision


def test_a_month_is_counted_beside_the_one_before(store: Store, journal: Journal) -> None:
    journal.add(
        *(decision(n, time=f"2026-{month}T12:00:00.000Z") for n, month in enumerate(["11-30", "12-01", "12-31"])),
        decision(9, time="2027-01-01T00:00:00.000Z"),
        {"event": "report", "about": f"{1:016x}", "said": "public", "time": "2026-12-31T23:59:59.999Z"},
        {"event": "report", "about": f"{2:016x}", "said": "public", "time": "2027-01-01T00:00:00.000Z"},
        {
            "event": "handled",
            "about": f"{1:016x}",
            "outcome": "justified",
            "who": "a" * 16,
            "time": "2027-01-02T08:00:00.000Z",
        },
    )
    store.fill(journal.folder)
    january, december = store.month(2027, 1), store.month(2026, 12)
    assert january.first == date(2027, 1, 1)
    assert (january.overview.actions.total, january.overview_before.actions.total) == (1, 2)
    assert january.alarms == AlarmCounts({"public": 1}, {"justified": 1})
    assert january.alarms_before == AlarmCounts({"public": 1}, {})
    assert (december.overview, december.alarms) == (january.overview_before, january.alarms_before)
    assert december.overview_before.actions.total == 1


@pytest.mark.parametrize("month", [0, 13])
def test_there_is_no_such_month(store: Store, month: int) -> None:
    with pytest.raises(ValueError, match="month"):
        store.month(2026, month)
