"""A real browser behind the product, without a window."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import BrowserContext, async_playwright

from proxy.composition import Paravent

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@asynccontextmanager
async def browsing(paravent: Paravent) -> AsyncIterator[BrowserContext]:
    """Debian's chromium, all of whose connections go through that product."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=_ARGUMENTS,
            proxy={"server": f"http://127.0.0.1:{paravent.port}"},
        )
        context = await browser.new_context(ignore_https_errors=True, locale="fr-FR")
        try:
            yield context
        finally:
            await browser.close()
