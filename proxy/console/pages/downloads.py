"""« Exports » in files: the decisions of a query as CSV and JSON lines, written as they are read."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from starlette.responses import Response, StreamingResponse

from proxy.console.page import Asked, Page
from proxy.console.pages.filters import filters_of
from proxy.console.pages.period import today
from proxy.console.reports import json_lines, table
from proxy.console.session import Right
from proxy.journal.review import Export
from proxy.store.states import Detail

_FIRST_DAY = date(2000, 1, 1)  # before any journal


def chosen(asked: Asked) -> Iterator[Detail]:
    """Give the decisions that the address asks for, oldest first."""
    query = filters_of(asked.request.query_params).query
    return asked.store.between(query.since or _FIRST_DAY, query.until or today(), query)


def as_csv(asked: Asked) -> Response:
    """Give them as a table."""
    return _streamed(asked, table.rows, "text/csv; charset=utf-8", "csv")


def as_json(asked: Asked) -> Response:
    """Give them as JSON lines."""
    return _streamed(asked, json_lines.lines, "application/x-ndjson", "jsonl")


def attached(name: str) -> dict[str, str]:
    """Headers of an answer that is saved as a file."""
    return {"content-disposition": f'attachment; filename="{name}"'}


def _streamed(asked: Asked, write: Callable[[Iterable[Detail]], Iterator[str]], kind: str, ending: str) -> Response:
    name = f"paravent-decisions-{today()}.{ending}"
    return StreamingResponse(write(chosen(asked)), media_type=kind, headers=attached(name))


CSV = Page("/exports/decisions.csv", "csv", as_csv, needs=Right.EXPORT, exports=Export.CSV)
JSON = Page("/exports/decisions.jsonl", "json", as_json, needs=Right.EXPORT, exports=Export.JSON)
