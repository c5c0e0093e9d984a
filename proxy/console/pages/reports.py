"""« Rapport mensuel »: a page to read and print, and the same as a PDF to send."""

from dataclasses import dataclass

from starlette.responses import Response

from proxy.console import words
from proxy.console.french import change, compared, month, number, part
from proxy.console.page import Asked, Page
from proxy.console.pages.checks import Checks
from proxy.console.pages.downloads import attached
from proxy.console.pages.period import Period, month_of, today
from proxy.console.pages.showing import archive_of, machines_of, show, titles_of
from proxy.console.pages.standing import standing
from proxy.console.pages.trend import by_action, trend
from proxy.console.reports.monthly import avec, tables
from proxy.console.reports.monthly_pdf import Sheet, pdf
from proxy.console.session import Right
from proxy.journal.review import Export
from proxy.store.states import Month


@dataclass(frozen=True, slots=True)
class Reports:
    """The report in its two forms, with the verifications that it cites."""

    checks: Checks

    def html(self, asked: Asked) -> Response:
        """Show it."""
        return show(asked, "report", sheet=self._sheet(asked), month=_asked_month(asked))

    def pdf(self, asked: Asked) -> Response:
        """Give it as a file."""
        name = f"paravent-rapport-{_asked_month(asked).since:%Y-%m}.pdf"
        return Response(pdf(self._sheet(asked)), media_type="application/pdf", headers=attached(name))

    def pages(self) -> tuple[Page, ...]:
        """Both."""
        needs = {"needs": Right.EXPORT, "exports": Export.REPORT}
        return (
            Page("/exports/rapport", "rapport", self.html, **needs),  # type: ignore[arg-type]  # a literal mapping
            Page("/exports/rapport.pdf", "rapport-pdf", self.pdf, **needs),  # type: ignore[arg-type]  # idem
        )

    def _sheet(self, asked: Asked) -> Sheet:
        period = _asked_month(asked)
        ongoing = ", mois en cours" if period.until > today() else ""
        counts = asked.store.month(period.since.year, period.since.month)
        machines = machines_of(asked)
        policies = archive_of(asked).policies(machine.policy_hash for machine in machines)
        return Sheet(
            title=f"Rapport mensuel : {month(period.since)}{ongoing}",
            establishment=next((one.establishment for one in policies if one.establishment), ""),
            made=today(),
            figures=figures(counts),
            drawing=trend(period, counts.overview.days).drawing,
            legend=tuple(words.ACTIONS_OF_MANY.items()),
            verbs=avec(counts),
            tables=tables(counts, titles_of(asked)),
            integrity=standing(self.checks.last, machines),
        )


def figures(counts: Month) -> tuple[tuple[str, str, str], ...]:
    """Give the large figures: requests, then each action, with its share and how it moved."""
    now, before = counts.overview.actions, counts.overview_before.actions
    total = ("Demandes jugées", number(now.total), compared(now.total, before.total, "sur un mois", "le mois d'avant"))
    each = (
        (words.ACTIONS_OF_MANY[kind], number(count), f"{part(count, now.total)} · {change(count, then)}")
        for (kind, count), then in zip(by_action(now).items(), by_action(before).values(), strict=True)
    )
    return (total, *each)


def _asked_month(asked: Asked) -> Period:
    return month_of(asked.request.query_params.get("mois", ""), today())
