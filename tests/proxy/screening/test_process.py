import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable

import psutil
import pytest
import pytest_asyncio

from detectors.finding import Category
from models import PATH
from proxy.reasons import ReasonCode
from proxy.screening import process as process_module
from proxy.screening.errors import ScreeningError
from proxy.screening.process import Process

LETTER = "Courrier pour Mme Hélène Lefèvre, tél. 06 39 98 12 34."
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def process() -> AsyncIterator[Process]:
    process = await Process.start(PATH)
    yield process
    await process.close()


async def reason_of(failing: Awaitable[object]) -> ReasonCode:
    with pytest.raises(ScreeningError) as raised:
        await failing
    assert "Lefèvre" not in str(raised.value)
    return raised.value.reason


def children() -> int:
    return len(psutil.Process().children())


async def test_texts_are_read_in_a_process_of_their_own(process: Process) -> None:
    assert process.pid != os.getpid()
    assert process.version.startswith("fr_paravent-")
    jobs = process.jobs
    first, second = await process.read([LETTER, "Quelle posologie ?"], 20)
    assert [finding.category for finding in first.findings] == [Category.PERSON, Category.PHONE_NUMBER]
    assert second.findings == ()
    assert (process.jobs, process.usable) == (jobs + 1, True)


async def test_a_long_text_passes_both_ways(process: Process) -> None:
    [reading] = await process.read([f"{LETTER} {'Bilan normal. ' * 2000}{LETTER}"], 60)
    assert len(reading.findings) == 4


async def test_a_process_that_hangs_is_ended_at_its_time_limit(process: Process) -> None:
    os.kill(process.pid, signal.SIGSTOP)
    assert await reason_of(process.read([LETTER], 0.3)) is ReasonCode.ANALYSIS_TIMEOUT
    assert not process.usable
    await asyncio.wait_for(process.close(), 5)
    assert await reason_of(process.read([LETTER], 5)) is ReasonCode.WORKER_DIED


@pytest.mark.usefixtures("quick_worker")
async def test_a_process_that_is_killed_at_work_says_so() -> None:
    process = await Process.start(PATH)
    reading = asyncio.ensure_future(process.read(["attends"], 20))
    await asyncio.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    assert await reason_of(reading) is ReasonCode.WORKER_DIED
    assert not process.usable
    await process.close()


@pytest.mark.usefixtures("quick_worker")
async def test_a_request_that_is_cancelled_ends_its_process() -> None:
    process = await Process.start(PATH)
    reading = asyncio.ensure_future(process.read(["attends"], 20))
    await asyncio.sleep(0.05)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert not process.usable
    await asyncio.wait_for(process.close(), 5)


@pytest.mark.parametrize(
    ("executable", "limit"),
    [
        (sys.executable, 0.2),
        ("/bin/true", 60),
        ("/nowhere/python", 60),
    ],
)
async def test_a_process_that_does_not_come_up_says_why_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, executable: str, limit: float
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    monkeypatch.setattr(process_module, "START_LIMIT_S", limit)
    before = children()
    assert await reason_of(Process.start(PATH)) is ReasonCode.WORKER_DIED
    assert children() == before


async def test_a_start_that_is_cancelled_leaves_nothing_behind() -> None:
    before = children()
    starting = asyncio.ensure_future(Process.start(PATH))
    await asyncio.sleep(0.2)
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    assert children() == before


async def test_a_process_inherits_no_key_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", "/nowhere/keys")
    before = set(psutil.Process().children())  # an earlier test's may still be dying
    starting = asyncio.ensure_future(Process.start(PATH))
    await asyncio.sleep(0.2)
    [child] = set(psutil.Process().children()) - before
    assert "SSLKEYLOGFILE" not in child.environ()
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
