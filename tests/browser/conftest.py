"""A browser for each file of tests, and one console over the invented hospital for all of them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium, enter
from tests.proxy.console.pages.clinic import Clinic, clinic
from tests.proxy.console.pages.hospital import hospital


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed with its file: until then Playwright's loop is the running one, and those of asyncio cannot start."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    home = tmp_path_factory.mktemp("browsed")
    hospital(home)
    with clinic(home) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, console: Clinic) -> Iterator[Page]:
    """A page of a reader who came in."""
    context = browser.new_context(locale="fr-FR")
    yield enter(context, console.house)
    context.close()
