"""Every page as a browser shows it: readable by all, at any width, light and dark, with nothing from elsewhere."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.chromium import complaints, enter
from tests.proxy.console.pages.clinic import Clinic
from tests.proxy.console.pages.hospital import BLOCKED, LET_THROUGH, UNREADABLE, policy

PATHS = (
    "/",
    "/?periode=180",
    "/?du=2020-01-01&au=2020-01-31",
    "/decisions",
    "/decisions?action=block&signalee=oui&mode=enforce",
    "/decisions?service=inconnu&ref=erreur",
    f"/decisions/{BLOCKED}",
    f"/decisions/{LET_THROUGH}",
    f"/decisions/{UNREADABLE}",
    "/services",
    "/alertes",
    "/alertes?etat=traitees",
    "/politiques",
    f"/politiques/{policy().sha256}",
    "/integrite",
    "/sante",
    "/exports",
    "/exports/rapport",
    "/exports/dossier?unite=soins-palliatifs",
)
WIDTHS = (320, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(scope="module", params=SCHEMES)
def shown(request: pytest.FixtureRequest, browser: Browser, console: Clinic) -> Iterator[Page]:
    context = browser.new_context(locale="fr-FR", color_scheme=request.param)
    yield enter(context, console.house)
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_accessible_and_fits(shown: Page, console: Clinic, path: str, width: int) -> None:
    said = complaints(shown)
    shown.set_viewport_size({"width": width, "height": 900})
    shown.goto(f"{console.origin}{path}")
    for details in shown.locator("main details").all():
        details.evaluate("one => one.open = true")
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(shown, options={"resultTypes": ["violations"]})
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found.response["violations"]] == []
    assert said == []


def test_a_page_asks_nothing_of_anyone_else(page: Page, console: Clinic) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PATHS:
        page.goto(f"{console.origin}{path}")
    assert asked
    assert {url for url in asked if not url.startswith(f"{console.origin}/")} == set()
