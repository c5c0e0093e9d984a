"""What someone slipped into a journal, or into the index itself, is shown as text or not at all."""

import sqlite3
from contextlib import closing
from html import escape
from pathlib import Path

import httpx
import pytest

from proxy.console.menu import pages
from tests.proxy.console.house import House, house
from tests.proxy.store.journals import NOON, POLICIES, Journal, decision

HOSTILE = (
    "<script>alert(1)</script>",
    '"onload="alert(1)" x="',
    "'><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "</title></svg><svg onload=alert(1)>",
)
REFERENCE = "00000000000000aa"
SHOWN = ("/", "/decisions", "/services", "/alertes", "/politiques", "/integrite", "/sante", "/exports")
COLUMNS = (
    *(("shapes", name) for name in ("service", "kind", "tier", "rule", "reason", "identifying")),
    *(("facets", "name"), ("elsewhere", "site"), ("alarms", "outcome")),
    *(("journals", name) for name in ("version", "detector_version")),
)


def _forged(folder: Path, hostile: str) -> None:
    """Lines that the product would never write, beside one that it would."""
    journal = Journal(folder)
    journal.add(
        decision(1, id=REFERENCE, action="block", policy_hash=POLICIES[0], groups=["urgences"], categories={"NIR": 1}),
        *(decision(2, **{name: hostile}) for name in ("id", "service", "rule_id", "kind", "tier", "action", "user")),
        decision(3, id="00000000000000bb", policy_hash=hostile, reason=hostile),
        decision(4, id="00000000000000cc", categories={hostile: 1}, groups=[hostile], observed=[hostile]),
        {"event": "elsewhere", "site": hostile},
        {"event": "elsewhere", "site": "poe"},
        {"event": "report", "about": hostile, "said": "invented"},
        {"event": "report", "about": REFERENCE, "said": hostile},
        {"event": "report", "about": REFERENCE, "said": "invented"},
        {"event": "policy", "outcome": "refused", "cause": hostile, "policy_id": hostile, "supplier": "file"},
        {"event": "started", "boot_id": hostile, "version": hostile, "detector_version": hostile},
        {"event": hostile},
    )


async def _look(console: House, browser: httpx.AsyncClient) -> list[httpx.Response]:
    """Every page there is to see of it, once the index holds all."""
    await console.post(browser, f"/alertes/{REFERENCE}", issue="reopened")
    references = (REFERENCE, "00000000000000bb", "00000000000000cc", f"{1:016x}")
    paths = (*SHOWN, *(f"/decisions/{each}" for each in references), f"/politiques/{POLICIES[0]}")
    months = f"/exports/rapport?mois={NOON:%Y-%m}"
    return [await browser.get(path) for path in (*paths, months)]


def _assert_harmless(answer: httpx.Response, hostile: str) -> None:
    assert answer.headers["content-type"].startswith("text/html")
    assert hostile not in answer.text or hostile == "javascript:alert(1)"
    assert 'href="javascript:' not in answer.text
    assert "<svg onload" not in answer.text
    assert answer.text.count("<script") <= 1


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_a_forged_journal_does_nothing_to_its_readers(tmp_path: Path, hostile: str) -> None:
    _forged(tmp_path / "journal", hostile)
    async with house(tmp_path, pages=pages()) as console, console.reader() as browser:
        for answer in await _look(console, browser):
            assert answer.status_code in {200, 404}, answer.url
            _assert_harmless(answer, hostile)


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_an_index_that_was_tampered_with_is_shown_as_text(tmp_path: Path, hostile: str) -> None:
    _forged(tmp_path / "journal", "plain")
    async with house(tmp_path, pages=pages()) as console, console.reader() as browser:
        await _look(console, browser)
        with closing(sqlite3.connect(tmp_path / "console" / "index.sqlite", timeout=30)) as index, index:
            for table, column in COLUMNS:
                index.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} IS NOT NULL", (hostile,))
        answers = [await browser.get(path) for path in (*SHOWN, f"/decisions/{REFERENCE}")]
    for answer in answers:
        assert answer.status_code in {200, 404, 500}, answer.url
        _assert_harmless(answer, hostile)
    told = escape(hostile).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")
    assert any(told in answer.text for answer in answers), "nothing was shown: the test proves nothing"
