"""Analysis processes kept warm: so many at work, one more ready to step in, and a bound on who may wait."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from detectors.reading import Reading
from detectors.site import Site
from proxy.reasons import ReasonCode
from proxy.screening.errors import ScreeningError
from proxy.screening.process import Process


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """Bounds of the analysis.

    Attributes:
        workers: Requests analysed at once. One process more than that is kept warm.
        waiting: Requests that may wait; the next is refused at once.
        base_s: Time that any request may take.
        per_10k_s: More time for each 10,000 code points.
        most_s: Time that no request may exceed.
        jobs: Requests after which a process is replaced: its vocabulary grows with what it reads.
        restart_s: Pause before a process that did not come up is tried again.
    """

    workers: int = 1
    waiting: int = 16
    base_s: float = 4.0
    per_10k_s: float = 1.0
    most_s: float = 15.0
    jobs: int = 5_000
    restart_s: float = 1.0

    def time_for(self, texts: Sequence[str]) -> float:
        """Seconds that reading `texts` may take."""
        return min(self.most_s, self.base_s + self.per_10k_s * sum(map(len, texts)) / 10_000)


@dataclass
class Pool:
    """Reads texts in processes of their own. Start it before use; stop it after."""

    model: Path
    limits: PoolLimits = field(default_factory=PoolLimits)
    version: str = ""

    def __post_init__(self) -> None:
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Semaphore(self.limits.workers)
        self._arrived = asyncio.Condition()
        self._waiting = 0
        self._broken: ReasonCode | None = None
        self._stopped = False

    async def start(self) -> None:
        """Start one process, then the others; returns when the first is ready, or has said why it cannot be."""
        self._launch()
        async with self._arrived:
            await self._arrived.wait_for(lambda: bool(self._idle) or self._broken is not None)
        for _ in range(self.limits.workers):
            self._launch()

    async def stop(self) -> None:
        """End all processes."""
        self._stopped = True
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        await asyncio.gather(*(process.close() for process in [*self._idle, *self._busy]))
        self._idle.clear()

    @property
    def pids(self) -> list[int]:
        """Of the processes that are ready or at work."""
        return [process.pid for process in [*self._idle, *self._busy]]

    @property
    def failure(self) -> ReasonCode | None:
        """Why no process can come up, or None while one can."""
        return None if self._idle or self._busy else self._broken

    async def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        """Read each text, in order.

        Raises:
            ScreeningError: any of them could not be read in full and in time.
        """
        if self._waiting >= self.limits.waiting:
            raise ScreeningError(ReasonCode.ANALYSIS_OVERLOADED)
        limit = self.limits.time_for(texts)
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.most_s):
                await self._turn.acquire()
        except TimeoutError:
            raise ScreeningError(ReasonCode.ANALYSIS_OVERLOADED) from None
        finally:
            self._waiting -= 1
        try:
            return await self._read(texts, site, limit)
        finally:
            self._turn.release()

    async def _read(self, texts: Sequence[str], site: Site, limit: float) -> list[Reading]:
        process = await self._take(limit)
        try:
            return await process.read(texts, limit, site)
        finally:
            await self._give_back(process)

    async def _take(self, limit: float) -> Process:
        try:
            async with asyncio.timeout(limit), self._arrived:
                await self._arrived.wait_for(lambda: self._living() or self._broken is not None)
        except TimeoutError:
            raise ScreeningError(ReasonCode.ANALYSIS_TIMEOUT) from None
        if not self._idle:
            raise ScreeningError(self._broken or ReasonCode.WORKER_DIED)
        process = self._idle.pop(0)
        self._busy.add(process)
        return process

    def _living(self) -> bool:
        """Whether a process is ready; those that died while idle are replaced."""
        for process in [process for process in self._idle if not process.usable]:
            self._idle.remove(process)
            self._launch()
        return bool(self._idle)

    async def _give_back(self, process: Process) -> None:
        self._busy.discard(process)
        if process.usable and process.jobs < self.limits.jobs:
            self._idle.append(process)
            async with self._arrived:
                self._arrived.notify()
        else:
            process.kill()
            self._launch()

    def _launch(self) -> None:
        if not self._stopped:
            task = asyncio.get_running_loop().create_task(self._bring_up())
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    async def _bring_up(self) -> None:
        """Try until a process is up; what it says meanwhile is what requests are told."""
        while not self._stopped:
            try:
                process = await Process.start(self.model)
            except ScreeningError as error:
                self._broken = error.reason
                async with self._arrived:
                    self._arrived.notify_all()
                await asyncio.sleep(self.limits.restart_s)
                continue
            self._broken, self.version = None, process.version
            self._idle.append(process)
            async with self._arrived:
                self._arrived.notify_all()
            return
