"""The desk of the gate on the wire: people reach it over every protocol, and nothing that is for it ever leaves."""

import asyncio
import shutil

import httpx
import pytest
import typer
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import BrowserContext, Page
from starlette.responses import HTMLResponse
from typer.testing import CliRunner

from proxy.cli.reporting import report
from proxy.composition import Paravent
from proxy.demo.stand_in import OTHER_HOST, Received
from tests.wire import tunnel
from tests.wire.browser import browsing
from tests.wire.kit import CHAT, LETTER, STORY, Json, World, asking, decisions, journal

REFERENCE = "00000000000000aa"
DESK = f"https://chatgpt.com/.paravent/signaler/{REFERENCE}"
FORM = {"content-type": "application/x-www-form-urlencoded", "origin": "https://chatgpt.com"}


def reports(paravent: Paravent) -> list[tuple[str, str]]:
    return [(line["about"], line["said"]) for line in journal(paravent) if line["event"] == "report"]


async def test_a_report_is_taken_over_both_protocols_and_never_leaves(
    paravent: Paravent, asker: httpx.AsyncClient, received: list[Received]
) -> None:
    page = await asker.get(DESK, headers={"accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    thanks = await asker.post(DESK, content=b"said=public", headers=FORM)
    assert (thanks.status_code, thanks.headers["x-paravent-code"]) == (200, "reported")
    assert reports(paravent) == [(REFERENCE, "public")]
    assert (received, decisions(paravent)) == ([], [])


async def test_a_report_is_taken_in_the_clear_too(paravent: Paravent, received: list[Received]) -> None:
    body = b"said=no_person"
    head = (
        f"POST {DESK.replace('https', 'http')} HTTP/1.1\r\nHost: chatgpt.com\r\nSec-Fetch-Site: none\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    answer = await tunnel.exchange(await tunnel.direct(paravent.port), head.encode() + body)
    assert answer.startswith(b"HTTP/1.1 200")
    assert reports(paravent) == [(REFERENCE, "no_person")]
    assert received == []


@pytest.mark.parametrize("host", ["chatgpt.com", "api.openai.com", "perplexity.ai", "suno.com"])
@pytest.mark.parametrize("path", ["/.paravent/", "/.paravent/autre?q=Mme+Lefevre", "/.paravent", "/%2eparavent/x"])
async def test_whatever_is_for_the_gate_itself_is_answered_by_it_at_every_ai_host(
    host: str, path: str, paravent: Paravent, received: list[Received]
) -> None:
    head = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    answer = await tunnel.exchange(await tunnel.opened(paravent.port, host), head.encode())
    assert answer.startswith(b"HTTP/1.1 404")
    assert b"x-paravent-code: not_found" in answer.lower()
    assert received == []


async def test_a_desk_asked_for_under_two_names_is_refused(paravent: Paravent, received: list[Received]) -> None:
    head = f"GET /.paravent/signaler/{REFERENCE} HTTP/1.1\r\nHost: {OTHER_HOST}\r\nConnection: close\r\n\r\n"
    answer = await tunnel.exchange(await tunnel.opened(paravent.port, "chatgpt.com"), head.encode())
    assert answer.startswith(b"HTTP/1.1 421")
    assert received == []


async def test_another_hosts_page_of_the_same_name_is_its_own(paravent: Paravent, received: list[Received]) -> None:
    head = f"GET /.paravent/signaler/{REFERENCE} HTTP/1.1\r\nHost: {OTHER_HOST}\r\nConnection: close\r\n\r\n"
    await tunnel.exchange(await tunnel.opened(paravent.port, OTHER_HOST), head.encode())
    assert [item.path for item in received] == [f"/.paravent/signaler/{REFERENCE}"]


async def test_a_program_is_told_both_ways_to_report(paravent: Paravent, asker: httpx.AsyncClient) -> None:
    answer = await asker.post(CHAT, content=asking(STORY))
    reference = answer.headers["x-paravent-reference"]
    message = str(answer.json()["error"]["message"])
    assert f"https://api.openai.com/.paravent/signaler/{reference} (ou paravent report {reference})" in message
    assert (await asker.get(f"https://api.openai.com/.paravent/signaler/{reference}")).status_code == 200


async def test_the_command_reports_to_the_running_proxy(paravent: Paravent, received: list[Received]) -> None:
    app = typer.Typer()
    app.command()(report)
    arguments = [REFERENCE, "--said", "cas-invente", "--port", str(paravent.port)]
    result = await asyncio.to_thread(CliRunner().invoke, app, arguments)
    assert result.exit_code == 0
    assert reports(paravent) == [(REFERENCE, "invented")]
    assert received == []


async def test_a_journal_that_is_gone_is_said(
    paravent: Paravent, asker: httpx.AsyncClient, received: list[Received]
) -> None:
    shutil.rmtree(paravent.settings.journal)
    paravent.settings.journal.write_bytes(b"")
    answer = await asker.post(DESK, content=b"said=other", headers=FORM)
    assert (answer.status_code, answer.headers["x-paravent-code"]) == (503, "journal_unwritable")
    assert received == []


async def _asked(context: BrowserContext) -> Page:
    """The form, as a person comes to it: by the link of a refusal."""
    page = await context.new_page()
    await page.goto(f"https://chatgpt.com/?q={LETTER}")
    async with context.expect_page() as opened:
        await page.get_by_role("link").click()
    form = await opened.value
    await form.wait_for_load_state()
    return form


async def test_a_person_follows_the_link_chooses_and_is_thanked(paravent: Paravent, received: list[Received]) -> None:
    async with browsing(paravent) as context:
        form = await _asked(context)
        await form.get_by_label("aucune personne").check()
        await form.get_by_role("button", name="Signaler").click()
        await form.get_by_role("heading", name="Merci").wait_for()
        await form.reload()
    [decision] = [line for line in decisions(paravent) if line["action"] == "block"]
    assert reports(paravent) == [(decision["id"], "no_person")]
    assert not [item for item in received if ".paravent" in item.path]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_form_can_be_used_by_everybody(scheme: Json, paravent: Paravent, received: list[Received]) -> None:
    async with browsing(paravent) as context:
        form = await _asked(context)
        await form.set_viewport_size({"width": 320, "height": 640})
        await form.emulate_media(color_scheme=scheme)
        assert (await Axe().run(form)).violations_count == 0
        assert await form.evaluate("document.documentElement.scrollWidth <= 320")
        assert await form.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") == "24px"
        for key in ("Tab", "Space", "Tab", "Enter"):
            await form.keyboard.press(key)
        await form.get_by_role("heading", name="Merci").wait_for()
        assert (await Axe().run(form)).violations_count == 0
    assert [said for _, said in reports(paravent)] == ["no_person"]


_ATTACK = """async ([desk]) => {
    const tried = []
    const form = {'content-type': 'application/x-www-form-urlencoded'}
    for (const options of [{}, {method: 'POST', body: 'said=other', headers: form},
                           {method: 'POST', body: 'said=other', headers: form, mode: 'no-cors'}])
        tried.push(await fetch(desk, options).then(answer => answer.status, () => 'refused'))
    const frame = document.createElement('iframe')
    frame.src = desk
    const loaded = new Promise(done => { frame.onload = done })
    document.body.append(frame)
    await loaded
    try { tried.push(frame.contentDocument?.querySelector('form') ? 'framed' : 'refused') }
    catch { tried.push('refused') }
    return tried
}"""


@pytest.mark.parametrize("home", ["https://chatgpt.com/", f"https://{OTHER_HOST}/"])
async def test_a_page_s_script_can_neither_read_send_nor_frame_it(
    home: str, world: World, paravent: Paravent, received: list[Received]
) -> None:
    world.stand_in.pages = {"/": lambda _: HTMLResponse("<!doctype html><title>x</title><body>")}
    async with browsing(paravent) as context:
        page = await context.new_page()
        await page.goto(home)
        tried = await page.evaluate(_ATTACK, [DESK])
    assert set(tried) <= {403, 0, "refused"}
    assert reports(paravent) == []


async def test_another_sites_form_is_refused(world: World, paravent: Paravent, received: list[Received]) -> None:
    form = f'<form method="post" action="{DESK}"><input name="said" value="other"></form>'
    world.stand_in.pages = {"/": lambda _: HTMLResponse(f"<!doctype html><title>x</title>{form}")}
    async with browsing(paravent) as context:
        page = await context.new_page()
        await page.goto(f"https://{OTHER_HOST}/")
        async with page.expect_navigation() as left:
            await page.evaluate("document.forms[0].submit()")
        answer = await left.value
    assert answer is not None
    assert answer.status == 403
    assert reports(paravent) == []
