"""What every page gives its template besides its own figures."""

from dataclasses import replace
from datetime import UTC, datetime

from starlette.responses import Response

from proxy.console import naming, words
from proxy.console.charts.shares import shares
from proxy.console.page import Asked
from proxy.console.pages.archive import Archive
from proxy.console.pages.filters import LABELS, address
from proxy.store.states import Machine
from proxy.store.views import EVERYTHING, Query


def show(asked: Asked, name: str, **values: object) -> Response:
    """Write the page of a template of templates/pages/."""
    known = {
        "words": words,
        "labels": LABELS,
        "naming": naming,
        "shares": shares,
        "link": link,
        "now": datetime.now(UTC),
    }
    return asked.page(f"pages/{name}.html", **known, **values)


def link(path: str, query: Query = EVERYTHING, **changes: object) -> str:
    """Write the address of a page about the decisions of a query, with some conditions changed."""
    return address(path, replace(query, **changes))  # type: ignore[arg-type]  # templates name fields of a Query


def archive_of(asked: Asked) -> Archive:
    """Give the policies kept on this machine."""
    return Archive(asked.console.policies)


def machines_of(asked: Asked) -> list[Machine]:
    """Give the journals of proxies, that of the latest line first; the console's own is none."""
    return [machine for machine in asked.store.machines() if not machine.own]


def titles_of(asked: Asked) -> naming.Titles:
    """Title the rules and units of the policies in force, of the machine heard of last first."""
    return naming.titles(archive_of(asked).policies(machine.policy_hash for machine in machines_of(asked)))
