"""The status page as a browser shows it: readable by all, at any width, light and dark, with nothing from elsewhere."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from starlette.responses import HTMLResponse
from starlette.routing import Route, Router

from proxy.serving import listen, served
from proxy.standing import Light
from tests.browser.chromium import complaints
from tests.proxy.status.house import STANDINGS, House, house

WORDS = {Light.GREEN: "✓ Tout va bien", Light.AMBER: "! À surveiller", Light.RED: "✕ Fermé"}


@contextmanager
def _beside[T](serving: AbstractAsyncContextManager[T]) -> Iterator[T]:
    """Serve from a thread: Playwright's loop is the running one here."""
    opened: list[T] = []
    ready, loop, stop = threading.Event(), asyncio.new_event_loop(), asyncio.Event()

    async def serve() -> None:
        async with serving as answering:
            opened.append(answering)
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    assert ready.wait(30)
    yield opened[0]
    loop.call_soon_threadsafe(stop.set)
    thread.join()
    loop.close()


@pytest.fixture(scope="module")
def status() -> Iterator[House]:
    with _beside(house()) as answering:
        yield answering


@pytest.fixture(scope="module")
def stranger() -> Iterator[str]:
    """Another site of this machine, that lets itself be read."""
    with listen("127.0.0.1", 0) as taken:
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        with _beside(served(Router([Route("/", lambda _: HTMLResponse("<iframe></iframe>"))]), taken, {})):
            yield address


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("light", Light)
def test_the_page_is_accessible_fits_and_needs_nothing_else(
    light: Light, scheme: Literal["light", "dark"], width: int, browser: Browser, status: House
) -> None:
    status.shown[0] = STANDINGS[light]
    context = browser.new_context(locale="fr-FR", color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    said, asked = complaints(page), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{status.origin}/")
    assert page.get_by_role("heading", level=1).inner_text() == WORDS[light]
    colours = [mark.evaluate("one => getComputedStyle(one).color") for mark in page.locator("h2 .state").all()]
    assert len(set(colours)) == len(STANDINGS[light].points)  # each point has its own, and the style was let in
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found.response["violations"]] == []
    assert [url for url in asked if url not in {f"{status.origin}/", f"{status.origin}/favicon.ico"}] == []
    assert [words for words in said if "favicon.ico" not in words and "404" not in words] == []
    context.close()


def test_the_page_works_without_script(browser: Browser, status: House) -> None:
    status.shown[0] = STANDINGS[Light.AMBER]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{status.origin}/")
    status.shown[0] = STANDINGS[Light.RED]
    page.get_by_role("link", name="Regarder de nouveau").click()
    assert page.get_by_role("heading", level=1).inner_text() == WORDS[Light.RED]
    context.close()


def test_another_site_can_neither_read_nor_frame_it(browser: Browser, status: House, stranger: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(stranger)
    read = "url => fetch(url, {mode: 'no-cors'}).then(() => 'read', () => 'refused')"
    assert page.evaluate(read, stranger.replace("127.0.0.1", "localhost")) == "read"
    for path in ("/", "/etat.json", "/avis", "/proxy.pac"):
        assert page.evaluate(read, f"{status.origin}{path}") == "refused"
    with page.expect_response(f"{status.origin}/") as framed:
        page.evaluate("url => { document.querySelector('iframe').src = url }", f"{status.origin}/")
    assert framed.value.status == 403
    context.close()
