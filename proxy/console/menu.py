"""Every page of the console, in the order of its menu."""

from proxy.console.page import Page
from proxy.console.pages import (
    alarms,
    decision,
    decisions,
    downloads,
    exports,
    policies,
    services,
)
from proxy.console.pages.checks import Checks
from proxy.console.pages.dossiers import Dossiers
from proxy.console.pages.health import Health
from proxy.console.pages.integrity import Integrity
from proxy.console.pages.overview import Overview
from proxy.console.pages.reports import Reports


def pages() -> tuple[Page, ...]:
    """Make the pages of one console; those that speak of integrity share what was last verified."""
    checks = Checks()
    return (
        *(Overview(checks).page(), decisions.PAGE, decision.PAGE, services.PAGE),
        *(alarms.PAGE, alarms.FORM, policies.PAGE, policies.ONE),
        *Integrity(checks).pages(),
        *(Health(checks).page(), exports.PAGE, downloads.CSV, downloads.JSON),
        *Reports(checks).pages(),
        *Dossiers(checks).pages(),
    )


PAGES = pages()
"""What application.py makes routes of; a page that is not here does not exist (tests/proxy/console/test_menu.py)."""
