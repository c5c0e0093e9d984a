"""The queries of the Grafana dashboard, played on a real PostgreSQL that the product has filled."""

import json
import random
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from proxy.store.store import Store
from tests.proxy.store.journals import Journal, days
from tests.proxy.store.postgresql import Cluster

_BOARD = json.loads((Path(__file__).parents[3] / "deploy" / "dashboards" / "grafana.json").read_text("utf-8"))
_PANELS: dict[str, Any] = {panel["title"]: panel for panel in _BOARD["panels"]}
_EMPTY = {"Intégrité : ce que la réception a trouvé"}
"""Panels that show nothing of a fleet where all is well."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="paravent-pg-"))  # short: the path of a socket has 107 characters at most
    cluster = Cluster(folder / "c")
    try:
        address = cluster.new()
        _fill(address, folder / "journal")
        yield address
    finally:
        cluster.stop()
        shutil.rmtree(folder)


def _fill(address: str, folder: Path) -> None:
    begin = (datetime.now(UTC) - timedelta(days=10)).replace(hour=0, minute=0, second=0, microsecond=0)
    journal = Journal(folder)
    for time, entries in days(5, begin, 200, random.Random(1)):
        journal.turn(time=time)
        journal.add(*entries)
        journal.add({"event": "report", "time": time, "about": f"{1:016x}", "said": "invented"})
        journal.add({"event": "elsewhere", "time": time, "site": "some-site"})
    store = Store.open(address)
    store.fill(folder)
    store.close()


def _played(address: str, panel: dict[str, Any]) -> tuple[list[str], list[Any]]:
    """Columns and rows of a panel's query over thirty days, Grafana's macros in their PostgreSQL form."""
    now = datetime.now(UTC)
    (target,) = panel["targets"]
    edges = {"$__unixEpochFrom()": now - timedelta(days=30), "$__unixEpochTo()": now}
    query = target["rawSql"]
    for macro, moment in edges.items():
        query = query.replace(macro, str(int(moment.timestamp())))
    assert "$" not in query
    with psycopg.connect(address) as connection:
        connection.read_only = True
        found = connection.execute(query)
        return [column.name for column in found.description or []], found.fetchall()


@pytest.mark.parametrize("title", _PANELS)
def test_every_panel_shows_what_the_store_holds(address: str, title: str) -> None:
    columns, rows = _played(address, _PANELS[title])
    assert columns
    assert bool(rows) == (title not in _EMPTY)


def test_the_days_add_up_to_all_decisions(address: str) -> None:
    columns, rows = _played(address, _PANELS["Décisions par jour"])
    assert columns[:2] == ["time", "metric"]
    assert sum(row[2] for row in rows) == 1000
    assert {row[1] for row in rows} == {"allow", "redact", "block"}


def test_services_add_up_to_all_decisions(address: str) -> None:
    _, rows = _played(address, _PANELS["Par service"])
    assert sum(sum(row[1:]) for row in rows) == 1000


def test_a_machine_that_has_been_silent_for_a_day_is_listed(address: str) -> None:
    _, rows = _played(address, _PANELS["Postes muets depuis 24 heures"])
    assert [row[0] for row in rows] == ["c0ffee0000000001"]


def test_a_false_alarm_waits_for_its_answer(address: str) -> None:
    assert _played(address, _PANELS["Fausses alertes à traiter"])[1] == [(1,)]
    ((_, about, times, state),) = _played(address, _PANELS["Fausses alertes signalées"])[1]
    assert (about, times, state) == (f"{1:016x}", 5, "à traiter")


def test_the_dashboard_asks_for_its_database_and_names_no_other() -> None:
    (variable,) = _BOARD["templating"]["list"]
    told = json.dumps(_BOARD)
    assert set(re.findall(r'"uid": "(\$\{\w+\})"', told)) == {f"${{{variable['name']}}}"}


def test_no_query_writes() -> None:
    queries = [target["rawSql"] for panel in _PANELS.values() for target in panel["targets"]]
    assert all(query.startswith("SELECT ") and ";" not in query for query in queries)
