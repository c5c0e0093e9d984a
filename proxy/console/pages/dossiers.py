"""« Dossier de violation »: what the journal knows for the notification that is due within 72 hours (RGPD art. 33).

A sheet to print: what is counted is filled in, what only people know is left blank, under the letters of art. 33 §3.
What is typed into its blanks stays in the page: the console keeps nothing of it.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice

from starlette.responses import Response

from proxy.console.naming import Titles
from proxy.console.page import Asked, Page
from proxy.console.pages import proof
from proxy.console.pages.checks import Checks
from proxy.console.pages.filters import Filters, filters_of, params_of
from proxy.console.pages.period import last, today
from proxy.console.pages.showing import archive_of, machines_of, show, titles_of
from proxy.console.pages.standing import standing
from proxy.console.session import Right
from proxy.journal.review import Export
from proxy.store.views import Query

MOST = 100
"""Decisions told one by one: a dossier is read on paper; all of them are in the CSV of the same query."""

_LATELY = 7  # days, where the address says none


@dataclass(frozen=True, slots=True)
class Dossiers:
    """The sheet, with the verifications that it cites."""

    checks: Checks

    def show(self, asked: Asked) -> Response:
        """Fill the sheet in for a query."""
        filters = filters_of(asked.request.query_params)
        query = bounded(filters)
        machines = machines_of(asked)
        policies = archive_of(asked).policies(machine.policy_hash for machine in machines)
        titles = titles_of(asked)
        return show(
            asked,
            "dossier",
            query=query,
            mistaken=filters.mistaken,
            found=asked.store.overview(query),
            details=list(islice(asked.store.between(query.since or today(), query.until or today(), query), MOST)),
            count=asked.store.count(query),
            most=MOST,
            conditions=conditions(query, titles),
            titles=titles,
            policy=policies[0] if policies else None,
            standing=standing(self.checks.last, machines),
            machines=machines,
            signed=proof.last_signed(asked.console.journal),
            made=datetime.now(UTC),
        )

    def pages(self) -> tuple[Page, ...]:
        """The sheet."""
        return (Page("/exports/dossier", "dossier", self.show, needs=Right.EXPORT, exports=Export.DOSSIER),)


def bounded(filters: Filters) -> Query:
    """Give the query with a first and a last day: the last week where it says none."""
    until = filters.query.until or today()
    since = filters.query.since or last(_LATELY, until).since
    return replace(filters.query, since=min(since, until), until=until)


def conditions(query: Query, titles: Titles) -> tuple[tuple[str, str], ...]:
    """Give the conditions of a query but its days, as an address names them, rules by their titles."""
    told = {name: value for name, value in params_of(query).items() if name not in {"du", "au"}}
    return tuple((name, titles.rule(value) if name == "regle" else value) for name, value in told.items())
