"""« Vue d'ensemble »: what was decided over some days, by what, where and for whom."""

from dataclasses import dataclass

from starlette.responses import Response

from proxy.console.page import Asked, Page
from proxy.console.pages.checks import Checks
from proxy.console.pages.period import LENGTHS, period_of, today
from proxy.console.pages.showing import machines_of, show, titles_of
from proxy.console.pages.standing import damaged
from proxy.console.pages.trend import by_action, described, landmarks, told, trend
from proxy.store.views import Query


@dataclass(frozen=True, slots=True)
class Overview:
    """The page, with the verifications of which it tells the bad ones."""

    checks: Checks

    def show(self, asked: Asked) -> Response:
        """Show a period beside the one before it."""
        period = period_of(asked.request.query_params, today())
        query = Query(since=period.since, until=period.until)
        found = asked.store.overview(query)
        before = asked.store.overview(Query(since=period.before.since, until=period.before.until))
        titles, laid = titles_of(asked), trend(period, found.days)
        return show(
            asked,
            "overview",
            damaged=damaged(self.checks.last),
            period=period,
            lengths=LENGTHS,
            query=query,
            found=found,
            before=before,
            trend=laid,
            told=[told(column) for column in laid.columns],
            description=described(laid, found.actions),
            landmarks=landmarks(laid),
            by_action=by_action,
            titles=titles,
            machines=machines_of(asked),
            open_alarms=asked.store.count_alarms("open", known=True),
        )

    def page(self) -> Page:
        """Declare it."""
        return Page("/", "accueil", self.show, menu="Vue d'ensemble")
