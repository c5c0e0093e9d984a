"""The product as something to kill: alone in a process, started again and again in the same home.

`python -m tests.wire.mortal FOLDER PORT STAND_IN AUTHORITY` is one life with the real analysis. With `light` as a last
word it is a nursery: it imports everything once, and for each line on its standard input it forks a life, whose process
number it says; texts are then read by nobody, and gate, policy, journal and sockets are the real ones.
"""

import asyncio
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from detectors.reading import Reading
from models import PATH
from proxy.composition import Paravent
from proxy.reasons import ReasonCode
from proxy.screening.pool import Pool, PoolLimits
from proxy.settings import Settings

_CHILD = 0


@dataclass
class LightPool(Pool):
    """Reads nothing into any text, in no process."""

    model: Path = PATH
    limits: PoolLimits = field(default_factory=PoolLimits)
    version: str = "light-1"

    async def read(self, texts: Sequence[str], site: object = ()) -> list[Reading]:
        await asyncio.sleep(0.002)
        return [Reading() for _ in texts]

    @property
    def failure(self) -> ReasonCode | None:
        return None


async def _live(settings: Settings, pool: Pool | None) -> None:
    await Paravent(settings, pool).start()
    await asyncio.Event().wait()


def _nurse(settings: Settings) -> None:
    for _ in sys.stdin:
        child = os.fork()
        if child == _CHILD:
            asyncio.run(_live(settings, LightPool()))
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)


if __name__ == "__main__":
    home, port, stand_in, authority, *light = sys.argv[1:]
    wanted = Settings(
        home=Path(home), port=int(port), upstream_ca=Path(authority), reroute=("127.0.0.1", int(stand_in))
    )
    if light:
        _nurse(wanted)
    else:
        asyncio.run(_live(wanted, None))
