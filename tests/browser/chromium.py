"""The Chromium that Debian ships, headless and quiet."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.proxy.console.house import House

EXECUTABLE = "/usr/bin/chromium"
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=EXECUTABLE, args=list(ARGUMENTS))
        yield browser
        browser.close()


def enter(context: BrowserContext, console: House) -> Page:
    """Come in by the one-time address, as the one who started the console does."""
    page = context.new_page()
    page.goto(console.door.address())
    page.get_by_role("button").first.click()
    page.wait_for_url(f"{console.origin}/")
    return page


def complaints(page: Page) -> list[str]:
    """What the page says on the browser's console from now on: refused content, broken scripts, missing files."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said
