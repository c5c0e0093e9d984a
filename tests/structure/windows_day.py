"""A day of the product, told in JSON: run by `test_portability.py` in a process that believes it is on Windows."""

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from pathlib import Path

import httpx

from models import PATH
from proxy import durable
from proxy.composition import Paravent
from proxy.demo.stand_in import StandIn
from proxy.journal.append_file import AppendFile, JournalError
from proxy.journal.writer import Journal
from proxy.screening.pool import Pool
from tests.wire.kit import CHAT, HARMLESS, LETTER, NAME, Json, World, asking, client, decisions, said


async def day(home: Path) -> Json:
    """Start, answer, be looked at, refuse a second writer, stop."""
    async with AsyncExitStack() as open_:
        stand_in = StandIn(home)
        await stand_in.start()
        open_.push_async_callback(stand_in.stop)
        paravent = Paravent(World(stand_in, Pool(PATH)).settings(home, status=0, canary_s=3600.0))
        await paravent.start()
        open_.push_async_callback(paravent.stop)
        page = f"http://127.0.0.1:{paravent.attendance.page}"
        async with client(paravent) as http, httpx.AsyncClient(trust_env=False) as browser:
            return {
                "troubles": paravent.troubles,
                "harmless": said(await http.post(CHAT, content=asking(HARMLESS))),
                "letter": (await http.post(CHAT, content=asking(LETTER))).status_code,
                "left": [NAME in one.body.decode() for one in stand_in.received],
                "actions": [one["action"] for one in decisions(paravent) if one["service"] == "openai-api"],
                "status": (await browser.get(f"{page}/")).status_code,
                "pac": "api.openai.com" in (await browser.get(f"{page}/proxy.pac")).text,
                "second": _second(paravent.settings.journal),
                "account": await _account(),
            }


def _second(folder: Path) -> str:
    try:
        Journal.open(folder)
    except JournalError as error:
        return str(error)
    return "opened"


async def _account() -> object:
    from proxy.gate.accounts import Accounts, person_of  # noqa: PLC0415 - beside its use

    return [person_of(0), await Accounts().person(("127.0.0.1", 50_000), ("127.0.0.1", 8080))]


def retired(path: Path) -> bool:
    """Whether a segment that nothing is added to any more can be purged."""
    AppendFile(path).retire()
    durable.remove(path)
    return not path.exists()


if __name__ == "__main__":
    where = Path(sys.argv[1])
    told = asyncio.run(day(where))
    sys.stdout.write(json.dumps(told | {"purged": retired(where / "segment")}))
