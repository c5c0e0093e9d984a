"""Every route there is, those to come included, stands behind the guard and asks for its right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from starlette.routing import BaseRoute, Mount, Route

from proxy.console.guard import Guard
from proxy.console.menu import PAGES
from proxy.console.page import Asked, Page
from proxy.console.plan import Plan, Team
from proxy.console.refusals import UNWRITTEN
from proxy.console.rules import OPEN
from proxy.console.session import Right
from proxy.console.team_door import Groups
from proxy.journal.review import Export
from proxy.store.errors import StoreError
from tests.proxy.console.house import PAGES as OURS
from tests.proxy.console.house import House, house

_TAKEN = {page.path for page in PAGES} | {page.name for page in PAGES}
ALL = (*(page for page in OURS if not {page.path, page.name} & _TAKEN), *PAGES)
"""Every page of the product, and pages of tests beside them."""


def _walk(routes: Sequence[BaseRoute], under: str = "") -> Iterator[tuple[str, str]]:
    """Methods and paths of all routes, with something in the place of what varies."""
    for route in routes:
        if isinstance(route, Mount):
            yield from _walk(route.routes, under + route.path)
        elif isinstance(route, Route):
            path = re.sub(r"\{[^}]+\}", "0123456789abcdef", under + route.path)
            yield from ((method, path) for method in sorted(route.methods or ()))
        else:
            pytest.fail(f"{route}: a kind of route that this walk does not know")


def _routes(console: House) -> list[tuple[str, str]]:
    app = console.open.guard
    assert isinstance(app, Guard)
    return list(_walk(app.routes))


@pytest.mark.parametrize("team", [False, True])
async def test_no_route_answers_a_stranger_but_the_ways_in(tmp_path: Path, team: bool) -> None:
    (tmp_path / "secret").write_text("secret")
    accounts = Team("https://sso.chu.example", "console", tmp_path / "secret", Groups("rssi"))
    plan = Plan(tmp_path, team=accounts if team else None)
    async with house(tmp_path, plan, ALL) as console, console.browser() as stranger:
        asked = _routes(console)
        assert {path for _, path in asked} >= {"/", "/export", "/sortir", "/static/0123456789abcdef"}
        for method, path in asked:
            if (method.replace("HEAD", "GET"), path) in OPEN:
                continue
            answer = await stranger.request(
                method, path, headers={"origin": console.origin}, data={} if method == "POST" else None
            )
            if method == "POST":
                assert answer.status_code in {401, 415}, path
                form = {"origin": console.origin, "content-type": "application/x-www-form-urlencoded"}
                assert (await stranger.post(path, headers=form, content=b"")).status_code == 401, path
            else:
                assert (answer.status_code, answer.headers["location"][:12]) == (303, "/entrer?vers"), path
        assert console.told() == []


async def test_every_form_must_bring_its_token_back(tmp_path: Path) -> None:
    async with house(tmp_path, pages=ALL) as console, console.reader() as browser:
        posts = [path for method, path in _routes(console) if method == "POST" and (method, path) not in OPEN]
        assert "/sortir" in posts
        for path in posts:
            for form in ({"a": "b"}, {"csrf": ""}, {"csrf": "x" * 43}):
                answer = await browser.post(path, data=form, headers={"origin": console.origin})
                assert (answer.status_code, "Formulaire périmé" in answer.text) == (403, True), path
        assert [told["what"] for told in console.told()] == ["signed_in"]


async def test_a_page_that_is_not_known_is_said_so_in_french(console: House) -> None:
    async with console.reader() as browser:
        missing = await browser.get("/nulle-part")
        assert missing.status_code == 404
        assert "Page inconnue" in missing.text
        assert (await browser.get("/traiter")).status_code == 405


def _lose(console: House) -> None:
    """From now on, the console's journal cannot be written: its folder is a file."""
    folder = console.home / "console" / "journal"
    folder.rename(folder.with_name("away"))
    folder.write_bytes(b"")


async def test_what_the_journal_cannot_take_is_not_done(console: House) -> None:
    async with console.reader() as browser, console.browser() as other:
        _lose(console)
        exported, handled = await browser.get("/export"), await console.post(browser, "/traiter")
        entered, refused = await console.enter(other), await console.enter(other, "x")
        for answer in (exported, handled, entered, refused):
            assert (answer.status_code, UNWRITTEN.title in answer.text) == (503, True)
        assert b"a;b" not in exported.content
        assert (await other.get("/")).status_code == 303
        left = await console.post(browser, "/sortir")
        assert "Vous êtes sorti" in left.text
        assert (await browser.get("/")).status_code == 303


async def test_a_store_that_does_not_answer_is_said_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def unread(_asked: Asked) -> httpx.Response:
        raise StoreError("postgresql://lea:secret@…")

    pages = (*OURS, Page("/lu", "lu", unread))  # type: ignore[arg-type]  # it answers nothing
    async with house(tmp_path, pages=pages) as console, console.reader() as browser:
        answer = await browser.get("/lu")
    assert (answer.status_code, "Index illisible" in answer.text) == (503, True)
    assert "secret" not in answer.text + caplog.text


async def test_the_menu_shows_what_the_reader_may_open_and_where_they_are(console: House) -> None:
    async with console.reader() as browser:
        page = (await browser.get("/")).text
    assert '<a href="/" aria-current="page">Accueil</a>' in page
    assert '<a href="/export">Exports</a>' in page


@pytest.mark.parametrize("change", [{"exports": None}, {"needs": Right.READ}])
def test_a_page_that_exports_says_what_and_asks_for_the_right(change: dict[str, Export | Right | None]) -> None:
    export = next(page for page in OURS if page.exports)
    with pytest.raises(ValueError, match="export"):
        replace(export, **change)  # type: ignore[arg-type]  # of each field its own type
