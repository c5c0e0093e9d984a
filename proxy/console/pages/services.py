"""« Services »: AI services that were used, and AI sites that the catalogue does not know, which nobody read."""

from starlette.responses import Response

from proxy.console.page import Asked, Page
from proxy.console.pages.period import LENGTHS, period_of, today
from proxy.console.pages.showing import show
from proxy.store.views import Query


def services(asked: Asked) -> Response:
    """Show services over a period, and unknown sites over all that is kept."""
    period = period_of(asked.request.query_params, today())
    query = Query(since=period.since, until=period.until)
    seen = asked.store.services(query)
    return show(
        asked,
        "services",
        period=period,
        lengths=LENGTHS,
        query=query,
        seen=seen,
        highest=max((one.actions.total for one in seen), default=0),
        sites=asked.store.sites(),
    )


PAGE = Page("/services", "services", services, menu="Services")
