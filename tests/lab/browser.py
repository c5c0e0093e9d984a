"""Debian's Chromium, without a window, for the visits of one person.

`python tests/lab/browser.py VISITS [ARGUMENT…]`: VISITS is a JSON list of `{"url": …, "post": …, "body": …}`. Each
opens the page, then sends the body to the path from within the page, if there is one. Prints what was met, as a JSON
list of `{"title", "certificate", "error", "status", "answer"}`. No certificate is ever excused.
"""

import base64
import hashlib
import json
import sys
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Error, Page, sync_playwright

_QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
_POST = """async ([path, body]) => {
    const headers = {"content-type": "application/json"};
    const answer = await fetch(path, {method: "POST", body, headers});
    return {status: answer.status, answer: await answer.text()};
}"""

type Json = Any


def _visit(context: BrowserContext, visit: Mapping[str, str]) -> dict[str, Json]:
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")  # without which certificates are not kept
    try:
        page.goto(visit["url"], timeout=30_000)
        met = {"title": page.title(), "certificate": _certificate(tools, page), "error": ""}
        return met | (page.evaluate(_POST, [visit["post"], visit["body"]]) if "post" in visit else {})
    except Error as error:
        return {"title": "", "certificate": "", "error": error.message}


def _certificate(tools: CDPSession, page: Page) -> str:
    """SHA-256 of the certificate that the page came with, in hexadecimal."""
    origin = "/".join(page.url.split("/")[:3])
    chain = tools.send("Network.getCertificate", {"origin": origin})["tableNames"]
    return hashlib.sha256(base64.b64decode(chain[0])).hexdigest() if chain else ""


def _browse(visits: list[Mapping[str, str]], arguments: list[str]) -> list[dict[str, Json]]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=[*_QUIET, *arguments])
        context = browser.new_context(locale="fr-FR")
        met = [_visit(context, visit) for visit in visits]
        browser.close()
        return met


if __name__ == "__main__":
    json.dump(_browse(json.loads(sys.argv[1]), sys.argv[2:]), sys.stdout)
