"""What the status page tells the user of this very process, as it happens."""

from collections.abc import AsyncIterator

import httpx
from pydantic import TypeAdapter, ValidationError

from proxy.board import Notice
from proxy.status.stream import BEAT_S

_NOTICE = TypeAdapter(Notice)
_PATIENCE = httpx.Timeout(5.0, read=3 * BEAT_S)
_DATA = "data: "


class UnreachableError(Exception):
    """Nothing is told for now: Paravent is stopped, or does not know us."""


async def notices(port: int) -> AsyncIterator[Notice]:
    """Give notices for as long as they are told.

    Args:
        port: Of the status page, on 127.0.0.1. No proxy of the environment is used to reach it.

    Raises:
        UnreachableError: at the end, always.
    """
    try:
        async with (
            httpx.AsyncClient(trust_env=False, timeout=_PATIENCE) as client,
            client.stream("GET", f"http://127.0.0.1:{port}/avis") as answer,
        ):
            answer.raise_for_status()
            async for line in answer.aiter_lines():
                if notice := _read(line):
                    yield notice
    except httpx.HTTPError:
        pass
    raise UnreachableError


def _read(line: str) -> Notice | None:
    """Read a line of the stream; what a later version may write there is passed over."""
    if not line.startswith(_DATA):
        return None
    try:
        return _NOTICE.validate_json(line.removeprefix(_DATA))
    except ValidationError:
        return None
