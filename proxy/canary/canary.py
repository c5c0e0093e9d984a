"""Sings every few minutes, through the very port that browsers use."""

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from proxy.canary.outcome import Health, Outcome, judge
from proxy.canary.perch import Perch
from proxy.canary.song import Song, compose
from proxy.journal.record import Record
from proxy.services.canary import HOST

EVERY_S = 300.0
"""Seconds between two trials."""
AGAIN_S = 20.0
"""Seconds after one that did not go well."""
PATIENCE_S = 30.0
"""Seconds that a trial may take: longer than any analysis."""


@dataclass
class Canary:
    """Tries the product; its `health` says when the gate must be shut.

    Attributes:
        every_s: Seconds between two trials.
        again_s: Seconds after one that did not go well.
        perch: Where its requests arrive.
        health: What trials so far say.
        seen: When the last one ended, UTC; None before the first.
    """

    every_s: float = EVERY_S
    again_s: float = AGAIN_S
    perch: Perch = field(default_factory=Perch)
    health: Health = field(default_factory=Health)
    seen: datetime | None = None
    _records: list[Record] = field(default_factory=list, repr=False)
    _near: tuple[str, int] | None = field(default=None, repr=False)
    _chance: random.Random = field(default_factory=random.SystemRandom, repr=False)

    def note(self, record: Record, near: tuple[str, int] | None) -> None:
        """Take in a decision that the journal holds by now, if the client's end of its connection is ours."""
        if near is not None and near == self._near:
            self._records.append(record)

    async def follow(self, port: int) -> None:
        """Go on until cancelled, through the proxy on that port of the loopback."""
        while True:
            outcome = await self.sing(port)
            self.health, self.seen = self.health.after(outcome), datetime.now(UTC)
            await asyncio.sleep(self.every_s if outcome is Outcome.WELL else self.again_s)

    async def sing(self, port: int) -> Outcome:
        """Try once."""
        self._records.clear()
        self.perch.heard()
        song, answered = compose(self._chance), False
        with suppress(OSError, TimeoutError, asyncio.IncompleteReadError):
            async with asyncio.timeout(PATIENCE_S):
                answered = await self._asked(port, song)
        record = self._records[-1] if self._records else None
        arrived = any(song.is_heard_in(body) for body in self.perch.heard())
        return judge(record, answered=answered, arrived=arrived)

    async def _asked(self, port: int, song: Song) -> bool:
        """Send a request as a program behind an explicit proxy does (RFC 9112 §3.2.2), and read all of the answer."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        self._near = writer.get_extra_info("sockname")
        try:
            body = song.request()
            writer.write(
                f"POST http://{HOST}/v1/chat/completions HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                + body
            )
            await writer.drain()
            return (await reader.read()).startswith(b"HTTP/1.1 ")
        finally:
            writer.close()
