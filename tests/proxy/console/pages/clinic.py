"""A real console over the invented hospital, kept open in a thread of its own for tests that only read."""

import asyncio
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import httpx

from proxy.console.menu import pages
from tests.proxy.console.house import House, house, token_of

_UP_S = 60


@dataclass(frozen=True, slots=True)
class Clinic:
    """Attributes say where it answers, and who asks it: a reader with every right."""

    home: Path
    origin: str
    browser: httpx.Client
    house: House

    def get(self, path: str, **params: str) -> httpx.Response:
        return self.browser.get(path, params=params or None)

    def text(self, path: str, **params: str) -> str:
        """What a page says, without its tags and with plain spaces."""
        answer = self.get(path, **params)
        assert answer.status_code == 200, (path, answer.status_code)
        return plain(answer.text)

    def post(self, path: str, **form: str) -> httpx.Response:
        found = re.search(r'name="csrf" value="([\w-]+)"', self.get("/").text)
        assert found is not None
        return self.browser.post(path, data={"csrf": found[1], **form}, headers={"origin": self.origin})


def plain(html: str) -> str:
    """The words of a page."""
    words = re.sub(r"<[^>]+>", " ", html)
    return re.sub(r"\s+", " ", unescape(words)).replace("\u202f", " ")


def entered(opened: House) -> httpx.Client:
    browser = httpx.Client(base_url=opened.origin, trust_env=False, timeout=60)
    answer = browser.post("/entrer", data={"jeton": token_of(opened.door.address())}, headers={"origin": opened.origin})
    assert answer.status_code == 303
    return browser


@contextmanager
def clinic(home: Path) -> Iterator[Clinic]:
    """Keep a console open over what `home` holds."""
    up, stop = threading.Event(), threading.Event()
    opened: dict[str, House] = {}

    async def serve() -> None:
        async with house(home, pages=pages()) as console:
            opened["console"] = console
            up.set()
            await asyncio.to_thread(stop.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        assert up.wait(_UP_S)
        console = opened["console"]
        with closing(entered(console)) as browser:
            yield _filled(Clinic(home, console.origin, browser, console))
    finally:
        stop.set()
        thread.join()


def _filled(console: Clinic) -> Clinic:
    """Wait until the index holds what the journal holds: a form makes it so."""
    console.post("/alertes/0000000000000000", issue="reopened")
    return console


def cells(html: str) -> Mapping[str, str]:
    """Terms and what is said of them, in the definition lists of a page."""
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", html, re.DOTALL)
    return {plain(term).strip(): plain(said).strip() for term, said in pairs}
