"""Latency of a 2 kB prompt: straight to the stand-in, through bare mitmproxy, through the product."""

import asyncio
import random
import ssl
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
from rich.table import Table

from proxy import ca
from proxy.composition import Paravent
from proxy.demo.stand_in import StandIn
from proxy.gate.master import Proxy
from proxy.gate.options import options
from proxy.gate.rerouting import Rerouting
from proxy.services.catalogue import Catalogue
from proxy.settings import Settings

REQUESTS = 200
PROMPT_CHARACTERS = 2_000
URL = "https://api.openai.com/v1/chat/completions"

_WORDS = """
quelle surveillance proposer après une chirurgie digestive chez un adulte sous anticoagulant avec une fonction rénale
modérément altérée en tenant compte des recommandations récentes et des interactions médicamenteuses
""".split()  # noqa: SIM905 - a sentence, in order

type Prompt = Callable[[int], str]


def harmless(_: int) -> str:
    """A new text each time, so that nothing is known beforehand."""
    text = " ".join(random.choices(_WORDS, k=PROMPT_CHARACTERS // 7))
    return text[:PROMPT_CHARACTERS]


def known(_: int) -> str:
    """The same text each time."""
    return (" ".join(_WORDS) + " ") * 8


def identifying(i: int) -> str:
    """A new text each time, with a name and a phone number in it."""
    return f"{harmless(i)[:-60]} pour Mme Hélène Lefèvre, tél. 06 39 98 {i % 100:02d} 34."


def empty_table() -> Table:
    """One request at a time, on a connection that is kept."""
    rows = Table(title=f"Requête de 2 ko, {REQUESTS} à la suite, en millisecondes", title_justify="left")
    for column in ("Chemin", "p50", "p99"):
        rows.add_column(column, justify="left" if column == "Chemin" else "right")
    return rows


async def add_direct(rows: Table, stand_in: StandIn) -> None:
    """Without any proxy."""
    trusted = ssl.create_default_context(cafile=str(stand_in.authority))
    client = httpx.AsyncClient(verify=trusted, base_url=f"https://127.0.0.1:{stand_in.port}", trust_env=False)
    _add(rows, "sans proxy", await _measure(client, "/v1/chat/completions", harmless))


async def add_mitmproxy(rows: Table, stand_in: StandIn, settings: Settings) -> None:
    """Through the same mitmproxy, with no gate in it."""
    ca.ensure(settings.authority, Catalogue.load().constraint_names(), datetime.now(UTC))
    wanted = options(port=0, confdir=settings.authority, allow=".*", upstream_ca=stand_in.authority)
    bare = Proxy(wanted, object(), (Rerouting("127.0.0.1", stand_in.port),))
    port = await bare.start()
    _add(
        rows, "mitmproxy seul", await _measure(_through(port, settings.authority / ca.CERTIFICATE_FILE), URL, harmless)
    )
    await bare.stop()


async def add_product(rows: Table, paravent: Paravent, authority: Path) -> None:
    """Through the product: new harmless texts, a known one, and texts to redact and restore."""
    for name, prompt in (("inoffensive", harmless), ("déjà analysée", known), ("masquée et restituée", identifying)):
        _add(rows, f"Paravent, {name}", await _measure(_through(paravent.port, authority), URL, prompt))


def _through(port: int, authority: Path) -> httpx.AsyncClient:
    trusted = ssl.create_default_context(cafile=str(authority))
    return httpx.AsyncClient(proxy=f"http://127.0.0.1:{port}", verify=trusted, trust_env=False, timeout=30)


async def _measure(client: httpx.AsyncClient, url: str, prompt: Prompt) -> list[float]:
    taken = []
    async with client:
        for i in range(REQUESTS + 10):
            body = {"model": "gpt-5", "messages": [{"role": "user", "content": prompt(i)}]}
            began = time.perf_counter()
            answer = await client.post(url, json=body, headers={"host": "api.openai.com"})
            taken.append((time.perf_counter() - began) * 1000)
            answer.raise_for_status()
            await asyncio.sleep(0)
    return taken[10:]


def _add(rows: Table, name: str, taken: list[float]) -> None:
    rows.add_row(name, f"{statistics.median(taken):.1f}", f"{statistics.quantiles(taken, n=100)[98]:.1f}")
