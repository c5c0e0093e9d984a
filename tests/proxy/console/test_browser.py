"""What only a real browser shows: cookies along redirections, headers of forms, policies that it enforces, keys."""

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect
from starlette.responses import HTMLResponse, Response

from proxy.console.page import Asked
from proxy.console.page import Page as Declared
from proxy.console.plan import Plan, Team
from proxy.console.team_door import Groups
from tests.oidc.provider import CLIENT, SECRET, provider
from tests.proxy.console.house import PAGES, House, house

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


@asynccontextmanager
async def _chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        yield browser
        await browser.close()


@pytest.fixture
async def window() -> AsyncIterator[BrowserContext]:
    async with _chromium() as browser:
        yield await browser.new_context(locale="fr-FR")


async def _enter(console: House, window: BrowserContext) -> Page:
    page = await window.new_page()
    await page.goto(console.door.address())
    await page.get_by_role("button", name="Ouvrir la console").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Accueil")
    return page


@contextmanager
def _site(*pieces: str) -> Iterator[str]:
    """A page of another origin; gives its address by another name of this machine, so that it is another site too."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write("".join(("<!doctype html><title>Ailleurs</title>", *pieces)).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
        thread.join()


async def test_one_comes_in_by_the_button_goes_on_and_leaves(console: House, window: BrowserContext) -> None:
    page = await _enter(console, window)
    assert await page.evaluate("document.cookie") == ""
    (cookie,) = await window.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", "/")
    await page.reload()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Accueil")
    await page.get_by_role("button", name="Sortir").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Entrer dans la console")
    assert await window.cookies() == []


async def test_a_link_from_elsewhere_asks_for_one_more_step_and_no_more(console: House, window: BrowserContext) -> None:
    await _enter(console, window)
    with _site(f'<a href="{console.origin}/decisions/0123456789abcdef?dit=Voici">Voir</a>') as elsewhere:
        page = await window.new_page()
        await page.goto(elsewhere)
        await page.get_by_role("link", name="Voir").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Entrer dans la console")
        await page.get_by_role("link", name="Ouvrir la page demandée").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Voici")


async def test_another_site_can_neither_send_a_form_nor_export_nor_read(console: House, window: BrowserContext) -> None:
    own = await _enter(console, window)
    csrf = await own.locator("input[name=csrf]").get_attribute("value")
    fields = f'<input name="csrf" value="{csrf}"><button>Oui</button>'
    form = f'<form method="post" action="{console.origin}/traiter">{fields}</form>'
    image = f'<img src="{console.origin}/export"><script src="{console.origin}/static/keys.js"></script>'
    with _site(form, image) as elsewhere:
        for place in (elsewhere, elsewhere.replace("localhost", "127.0.0.1")):
            page = await window.new_page()
            await page.goto(place)
            fetched = await page.evaluate(
                f"fetch('{console.origin}/', {{credentials: 'include'}}).then(() => 'read', () => 'refused')"
            )
            assert fetched == "refused"
            await page.get_by_role("button", name="Oui").click()
            await expect(page.get_by_role("heading", level=1)).to_have_text("Demande venue d’ailleurs")
    assert [told["what"] for told in console.told()] == ["signed_in"]


async def test_no_page_shows_in_a_frame(console: House, window: BrowserContext) -> None:
    await _enter(console, window)
    with _site(f'<iframe src="{console.origin}/entrer"></iframe>') as elsewhere:
        page = await window.new_page()
        async with page.expect_console_message(lambda said: "frame-ancestors" in said.text):
            await page.goto(elsewhere)
        assert "Paravent" not in await page.frames[1].content()


def _injected(asked: Asked) -> Response:
    shown = bytes(PAGES[0].handler(asked).body).decode()
    title = "document.title='pris'"
    hostile = f'<script>{title}</script><img src="x" onerror="{title}"><style>h1{{color:red}}</style>'
    return HTMLResponse(shown.replace("<h1>", f"{hostile}<base href='http://evil.example/'><h1>"))


async def test_even_what_slips_into_a_page_is_not_run(tmp_path: Path, window: BrowserContext) -> None:
    pages = (*PAGES, Declared("/pris", "pris", _injected))
    async with house(tmp_path, pages=pages) as console:
        page = await _enter(console, window)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        await page.goto(f"{console.origin}/pris?dit=Page")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Page")
        assert await page.title() == "Page · Paravent"
        assert await page.evaluate("document.baseURI") == f"{console.origin}/pris?dit=Page"
        assert sum("Content Security Policy" in text for text in said) >= 4


async def test_the_keys_are_told_and_help_can_be_closed_without_a_mouse(console: House, window: BrowserContext) -> None:
    page = await _enter(console, window)
    await page.wait_for_load_state()
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog", name="Raccourcis du clavier")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Shift+Tab")
    await page.evaluate("document.activeElement.blur()")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()


async def test_a_page_fits_320_pixels_in_light_and_dark(console: House, window: BrowserContext) -> None:
    page = await _enter(console, window)
    await page.set_viewport_size({"width": 320, "height": 640})
    grounds = set()
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
        assert await page.evaluate("document.documentElement.scrollWidth") <= 320
        grounds.add(await page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(grounds) == 2


async def test_a_team_comes_in_through_its_provider_and_lands_where_it_wanted(
    tmp_path: Path, window: BrowserContext
) -> None:
    (tmp_path / "secret").write_text(SECRET)
    with provider() as identities:
        team = Team(identities.issuer, CLIENT, tmp_path / "secret", Groups("rssi"))
        async with house(tmp_path, Plan(tmp_path, team=team)) as console:
            identities.know(f"{console.origin}/entrer/retour", {"lea": ["rssi"]})
            page = await window.new_page()
            await page.goto(f"{console.origin}/decisions/0123456789abcdef?dit=Voici")
            await page.get_by_role("link", name="Se connecter").click()
            await page.locator("input[name=login]").fill("lea")
            await page.locator("input[name=password]").fill("any")
            await page.locator("button[type=submit]").click()
            await page.locator("button[type=submit]").click()
            await expect(page.get_by_role("heading", level=1)).to_have_text("Voici")
            assert page.url == f"{console.origin}/decisions/0123456789abcdef?dit=Voici"
