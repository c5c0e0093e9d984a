"""The same, in all that is made of the journal afterwards: pages, exports, the index, what a SIEM receives, reports."""

import asyncio
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from proxy.cli.app import app
from proxy.console.menu import pages
from proxy.journal.reading import lines
from proxy.siem.event import event_of
from proxy.siem.rendering import Format, rendered
from tests.proxy.console.house import House, house
from tests.wire.canary import Canary, fates, held, read_pdf
from tests.wire.household import Household

SEEN = "2026-11-22T12:00:00.000Z"


@pytest.fixture(scope="module")
def canary() -> Canary:
    return Canary.new()


async def _asked(household: Household, canary: Canary) -> None:
    """Requests of every fate, and a report on each that was refused, with the words where words do not belong."""
    async with household.client() as client:
        for fate in fates(canary):
            answer = await client.request(fate.method, fate.url, content=fate.content, headers=fate.headers)
            if reference := answer.headers.get("x-paravent-reference"):
                address = f"https://chatgpt.com/.paravent/signaler/{reference}"
                form = {"content-type": "application/x-www-form-urlencoded", "origin": "https://chatgpt.com"}
                for content in (f"said={canary.name}", f"said=no_person&mot={canary.word}", "said=other"):
                    await client.post(address, content=content, headers=form)


async def _seen(open_house: House, canary: Canary) -> dict[str, bytes]:
    """Every page of the console that can be asked for, for each decision and policy, with the words as filters."""
    home = open_house.home
    written = list(lines(home / "journal"))
    names = {
        "reference": [line.entry["id"] for line in written if line.event == "decision"],
        "sha256": [line.entry["policy_hash"] for line in written if line.event == "policy"],
    }
    found = {}
    async with open_house.reader() as browser:
        await _until_filled(browser, len(names["reference"]))
        for page in pages():
            if page.method == "GET":
                for path in _paths(page.path, names):
                    answer = await browser.get(path)
                    assert (path, answer.status_code) == (path, 200)
                    found[path] = read_pdf(answer.content) if path.endswith(".pdf") else answer.content
        await open_house.post(browser, f"/alertes/{names['reference'][0]}", outcome=canary.name, note=canary.word)
        await open_house.post(browser, "/integrite/verifier")
        found["integrity"] = (await browser.get("/integrite")).content
    return found


async def _until_filled(browser: httpx.AsyncClient, decisions: int) -> None:
    async with asyncio.timeout(30):
        while (await browser.get("/exports/decisions.jsonl")).text.count("\n") < decisions:  # noqa: ASYNC110 - what it waits for is no task of this loop
            await asyncio.sleep(0.2)


def _paths(path: str, names: dict[str, list[str]]) -> list[str]:
    for name, values in names.items():
        if f"{{{name}}}" in path:
            return [path.replace(f"{{{name}}}", value) for value in values]
    return [path]


async def test_nothing_that_is_made_of_the_journal_holds_a_word(
    household: Household, canary: Canary, tmp_path: Path
) -> None:
    await _asked(household, canary)
    home = household.folder / "home"
    async with house(home, pages=pages()) as open_house:
        shown = await _seen(open_house, canary)
    events = {
        f"{form} {line.seq}": rendered(event_of(line, SEEN), form).encode()
        for form in Format
        for line in lines(home / "journal")
    }
    said = {
        command: CliRunner().invoke(app, ["journal", command, "--home", str(home)]).output.encode()
        for command in ("verify", "checkpoint")
    }
    kept = held(household.folder)
    assert {"00000001.jsonl", "index.sqlite", "seal"} <= {Path(name).name for name in kept}
    assert canary.found_in(shown | events | said | kept) == []
