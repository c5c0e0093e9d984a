"""« Décisions »: the list, with conditions that its address holds whole, so that it can be sent to a colleague."""

from dataclasses import replace

from starlette.datastructures import QueryParams
from starlette.responses import RedirectResponse, Response

from proxy.console.page import Asked, Page
from proxy.console.pages.choices import choices
from proxy.console.pages.filters import NAMES, address, filters_of, params_of
from proxy.console.pages.showing import machines_of, show, titles_of
from proxy.store.views import Cursor, Query

ROWS = 50
COUNTED = 10_000
"""Decisions that are counted one by one; beyond, a page says « more than »."""

_REFERENCE = 16
_BESIDE = ("observed", "mode", "chain", "user", "policy_hash")
"""Conditions that come from other pages and are no list of the form, which keeps them."""


def decisions(asked: Asked) -> Response:
    """Show a page of the list; a whole reference leads to its decision."""
    params = asked.request.query_params
    filters = filters_of(params)
    query = filters.query
    if len(query.reference or "") == _REFERENCE and asked.store.decision(str(query.reference)):
        return RedirectResponse(f"/decisions/{query.reference}", 303)
    titles, page = titles_of(asked), asked.store.decisions(query, limit=ROWS, **_place(params))
    return show(
        asked,
        "decisions",
        filters=filters,
        query=query,
        page=page,
        count=asked.store.count(query, at_most=COUNTED),
        most=COUNTED,
        choices=choices(asked.store, query, titles),
        titles=titles,
        empty_store=not page.rows and not machines_of(asked),
        **_links(query),
    )


def _links(query: Query) -> dict[str, object]:
    """Where the list leads to, with the same conditions."""
    kept = {name: value for name, value in params_of(query).items() if name in {NAMES[field] for field in _BESIDE}}
    return {
        "kept": kept,
        "without": address("/decisions", replace(query, **dict.fromkeys(_BESIDE))),
        "exports": address("/exports", query),
        "permalink": address("/decisions", query),
        "older": lambda cursor: address("/decisions", query, avant=str(cursor)),
        "newer": lambda cursor: address("/decisions", query, apres=str(cursor)),
    }


def _place(params: QueryParams) -> dict[str, Cursor | None]:
    """Where in the list the address says to be."""
    return {name: Cursor.parse(params.get(word, "")) for name, word in (("before", "avant"), ("after", "apres"))}


PAGE = Page("/decisions", "decisions", decisions, menu="Décisions")
