"""A status page that answers, over a board, and what it shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import httpx

from proxy.board import Board, Kind, Notice
from proxy.gate.accounts import owner_of
from proxy.serving import listen
from proxy.standing import Light, Point, Standing
from proxy.status.page import StatusPage

PAC = 'function FindProxyForURL(url, host) { return "DIRECT"; }\n'
STARTED = datetime(2026, 11, 22, 7, 30, 5, tzinfo=UTC)
WELL = Standing("0.1.0", 8080, STARTED, STARTED, (Point(Light.GREEN, "Politique", "Règle HAS, lue ce matin."),))
WORN = replace(
    WELL,
    points=(
        *WELL.points,
        Point(Light.AMBER, "Autorité", "Elle expire dans 6 jours.", "Renouvelez-la : « paravent ca renew »."),
    ),
)
SHUT = replace(
    WORN,
    points=(
        *WORN.points,
        Point(Light.RED, "Journal", "Le disque <b>est</b> plein.", "Libérez de la place dans /var/lib/paravent."),
    ),
    closed=True,
)
STANDINGS = {Light.GREEN: WELL, Light.AMBER: WORN, Light.RED: SHUT}


def notice(reference: str = "AB12-CD34", kind: Kind = Kind.BLOCKED) -> Notice:
    return Notice(reference, "ChatGPT", kind, "Identité d'un patient", STARTED)


@dataclass
class House:
    """What is shown may be changed."""

    port: int
    board: Board
    shown: list[Standing] = field(default_factory=lambda: [WELL])

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=self.origin, trust_env=False, timeout=20)

    async def get(self, path: str, **headers: str) -> httpx.Response:
        async with self.client() as client:
            return await client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})


@asynccontextmanager
async def house() -> AsyncIterator[House]:
    with listen("127.0.0.1", 0) as taken:
        opened = House(taken.getsockname()[1], Board())
        page = StatusPage(lambda: opened.shown[0], lambda: PAC, opened.board, owner_of)
        async with page.served(taken):
            yield opened
