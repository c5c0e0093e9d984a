"""A console of a test: real sockets, a real journal, a real index, and pages that do one thing each."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse

from proxy.console.local_door import LocalDoor
from proxy.console.opening import Opened, opened
from proxy.console.page import Asked, Page
from proxy.console.plan import Plan
from proxy.console.refusals import Refusal
from proxy.console.session import Right
from proxy.journal.reading import lines
from proxy.journal.review import Export, Handling

REFERENCE = "0123456789abcdef"


def _home(asked: Asked) -> Response:
    return asked.page("refusal.html", refusal=Refusal(200, asked.request.query_params.get("dit", "Accueil"), "Rien."))


def _handle(asked: Asked) -> Response:
    asked.handle(asked.form.get("about", REFERENCE), Handling.FALSE_ALARM)
    return RedirectResponse("/", 303)


def _export(_asked: Asked) -> Response:
    return PlainTextResponse("a;b\n")


def _broken(_asked: Asked) -> Response:
    raise RuntimeError("Hélène Lefèvre")


def _cut(_asked: Asked) -> Response:
    def pieces():  # type: ignore[no-untyped-def]  # noqa: ANN202 - a generator that breaks off
        yield b"a;b\n" * 1000
        raise RuntimeError("Hélène Lefèvre")

    return StreamingResponse(pieces())


def _missing(_asked: Asked) -> Response:
    raise HTTPException(404)


PAGES = (
    Page("/", "accueil", _home, menu="Accueil"),
    Page("/decisions/{reference}", "decision", _home),
    Page("/traiter", "traiter", _handle, "POST", Right.HANDLE),
    Page("/export", "export", _export, needs=Right.EXPORT, exports=Export.CSV, menu="Exports"),
    Page("/casse", "casse", _broken),
    Page("/coupe", "coupe", _cut),
    Page("/absente", "absente", _missing),
)


@dataclass(frozen=True, slots=True)
class House:
    """A console that answers, and where it keeps things."""

    open: Opened
    home: Path

    @property
    def origin(self) -> str:
        return self.open.address.origin

    @property
    def door(self) -> LocalDoor:
        assert isinstance(self.open.door, LocalDoor)
        return self.open.door

    def told(self) -> list[dict[str, object]]:
        """What the console's journal holds of accesses and handlings, without times and chaining."""
        kept = ("event", "what", "who", "export", "about", "outcome")
        return [
            {name: line.entry[name] for name in kept if name in line.entry}
            for line in lines(self.home / "console" / "journal")
            if line.event in {"access", "handled"}
        ]

    def browser(self) -> httpx.AsyncClient:
        """A client that follows nothing and trusts no environment."""
        return httpx.AsyncClient(base_url=self.origin, trust_env=False)

    @asynccontextmanager
    async def reader(self) -> AsyncIterator[httpx.AsyncClient]:
        """A browser whose user came in."""
        async with self.browser() as browser:
            entered = await self.enter(browser)
            assert entered.status_code == 303
            yield browser

    async def enter(self, browser: httpx.AsyncClient, token: str = "", **form: str) -> httpx.Response:
        sent = {"jeton": token or token_of(self.door.address()), **form}
        return await browser.post("/entrer", data=sent, headers={"origin": self.origin})

    async def post(self, browser: httpx.AsyncClient, path: str, **form: str) -> httpx.Response:
        """What a form of ours sends."""
        sent = {"csrf": csrf_of((await browser.get("/")).text), **form}
        return await browser.post(path, data=sent, headers={"origin": self.origin})

    async def raw(self, request: bytes) -> bytes:
        """Bytes as they are; gives all that comes back. The request must have the connection closed."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.open.address.port)
        writer.write(request)
        answer = await reader.read()
        writer.close()
        return answer


def csrf_of(page: str) -> str:
    found = re.search(r'name="csrf" value="([\w-]+)"', page)
    assert found is not None
    return found[1]


def token_of(address: str) -> str:
    return httpx.URL(address).params["jeton"]


@asynccontextmanager
async def house(home: Path, plan: Plan | None = None, pages: tuple[Page, ...] = PAGES) -> AsyncIterator[House]:
    """A console on a free port."""
    async with opened(replace(plan or Plan(home), home=home, port=0), pages) as console:
        yield House(console, home)
