"""One analysis process, seen from the proxy."""

import asyncio
import contextlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detectors.reading import Reading
from detectors.site import Site
from proxy.reasons import ReasonCode
from proxy.screening.errors import ScreeningError
from proxy.screening.messages import LENGTH_BYTES, Message, from_site, length, packed, to_readings, unpacked

START_LIMIT_S = 60.0


@dataclass(slots=True, eq=False)
class Process:
    """A process that has loaded its model and waits for texts.

    Attributes:
        version: Of its detector.
        jobs: Requests answered so far.
    """

    _child: asyncio.subprocess.Process
    version: str
    jobs: int = 0
    _killed: bool = False

    @classmethod
    async def start(cls, model: Path) -> "Process":
        """Start a process and wait until it is ready.

        Raises:
            ScreeningError: the model is missing, or the process did not come up.
        """
        process = cls(await _spawned(model), "")
        try:
            process.version = await asyncio.wait_for(process._greeting(), START_LIMIT_S)
        except TimeoutError:
            await process.close()
            raise ScreeningError(ReasonCode.WORKER_DIED) from None
        except BaseException:
            await process.close()
            raise
        return process

    @property
    def pid(self) -> int:
        """Of the process, for measures and tests."""
        return self._child.pid

    async def read(self, texts: Sequence[str], limit_s: float, site: Site = ()) -> list[Reading]:
        """Have texts read. After a failure the process must not be used again, unless `usable` says otherwise.

        Raises:
            ScreeningError: it failed, died, or took longer than `limit_s`.
        """
        self.jobs += 1
        try:
            async with asyncio.timeout(limit_s):
                await self._send({"texts": list(texts), "site": from_site(site)})
                answer = await self._receive()
        except TimeoutError:
            self.kill()
            raise ScreeningError(ReasonCode.ANALYSIS_TIMEOUT) from None
        except BaseException:
            self.kill()
            raise
        if "error" in answer:
            raise ScreeningError(ReasonCode(answer["error"]))
        return to_readings(answer["readings"])

    @property
    def usable(self) -> bool:
        """Whether it still runs and its channel is in step."""
        return not self._killed and self._child.returncode is None

    def kill(self) -> None:
        """End it now; what it was reading goes with it."""
        self._killed = True
        with contextlib.suppress(ProcessLookupError):
            self._child.kill()

    async def close(self) -> None:
        """End it and wait until it is gone."""
        self.kill()
        await self._child.wait()

    async def _greeting(self) -> str:
        """The version of its detector, which it tells first; or why it has none."""
        hello = await self._receive()
        if "error" in hello:
            raise ScreeningError(ReasonCode(hello["error"]))
        return str(hello["ready"])

    async def _send(self, message: Message) -> None:
        assert self._child.stdin is not None  # noqa: S101 - asked for above
        try:
            self._child.stdin.write(packed(message))
            await self._child.stdin.drain()
        except (ConnectionError, OSError):
            raise ScreeningError(ReasonCode.WORKER_DIED) from None

    async def _receive(self) -> Message:
        assert self._child.stdout is not None  # noqa: S101 - asked for above
        try:
            head = await self._child.stdout.readexactly(LENGTH_BYTES)
            return unpacked(await self._child.stdout.readexactly(length(head)))
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            raise ScreeningError(ReasonCode.WORKER_DIED) from None


def _environment() -> dict[str, str]:
    """Give a process our environment: no key log, and one thread of algebra, for processes share the cores."""
    kept = {name: value for name, value in os.environ.items() if name != "SSLKEYLOGFILE"}
    return kept | {"OPENBLAS_NUM_THREADS": "1"}


async def _spawned(model: Path) -> asyncio.subprocess.Process:
    try:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "proxy.screening.worker",
            str(model),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=_environment(),
        )
    except OSError:
        raise ScreeningError(ReasonCode.WORKER_DIED) from None
