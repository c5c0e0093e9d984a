from sqlalchemy import select

from proxy.store import alarming, tables
from proxy.store.connecting import connect
from proxy.store.sessions import writing_to

SAID = {"no_person": 0, "invented": 0, "public": 0, "other": 1}


def test_reports_add_up_and_keep_the_first_and_last_time(address: str) -> None:
    with writing_to(connect(address)) as connection:
        alarming.report(connection, [{"about": "a", "first": time, "last": time, **SAID} for time in (5, 3, 9)])
        row = connection.execute(select(tables.alarms)).one()
    assert (row.first, row.last, row.other, row.invented, row.outcome) == (3, 9, 3, 0, None)


def test_the_latest_handling_stands_even_when_it_comes_first(address: str) -> None:
    told = {"about": "a", "who": "w", **dict.fromkeys(SAID, 0)}
    with writing_to(connect(address)) as connection:
        alarming.handle(connection, [{**told, "handled": 9, "outcome": "justified"}])
        alarming.handle(connection, [{**told, "handled": 3, "outcome": "reopened"}])
        row = connection.execute(select(tables.alarms)).one()
        assert (row.handled, row.outcome, row.first) == (9, "justified", None)
        alarming.handle(connection, [{**told, "handled": 9, "outcome": "rule_changed"}])
        assert connection.scalar(select(tables.alarms.c.outcome)) == "rule_changed"
