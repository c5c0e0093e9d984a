import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from detectors.finding import Category
from models import PATH
from proxy.reasons import ReasonCode
from proxy.screening.errors import ScreeningError
from proxy.screening.pool import Pool, PoolLimits

LETTER = "Courrier pour Mme Hélène Lefèvre, tél. 06 39 98 12 34."
LIMITS = PoolLimits(base_s=10, restart_s=0.1)
pytestmark = pytest.mark.asyncio(loop_scope="module")


@asynccontextmanager
async def running(limits: PoolLimits = LIMITS) -> AsyncIterator[Pool]:
    pool = Pool(PATH, limits)
    await pool.start()
    yield pool
    pids = pool.pids
    await pool.stop()
    assert not [pid for pid in pids if psutil.pid_exists(pid)]


@pytest_asyncio.fixture(loop_scope="module")
async def quick(quick_worker: None) -> AsyncIterator[Pool]:
    async with running() as pool:
        yield await full(pool)


async def full(pool: Pool) -> Pool:
    """The pool, with its process and its spare."""
    async with asyncio.timeout(60):
        while len(pool.pids) < 2:  # noqa: ASYNC110 - the pool tells nobody when its spare is there
            await asyncio.sleep(0.02)
    return pool


async def reason_of(pool: Pool, text: str = LETTER) -> ReasonCode:
    with pytest.raises(ScreeningError) as raised:
        await pool.read([text])
    return raised.value.reason


async def reads(pool: Pool) -> bool:
    [reading] = await pool.read([LETTER])
    return [finding.category for finding in reading.findings] == [Category.PERSON, Category.PHONE_NUMBER]


@pytest.mark.parametrize(
    ("texts", "seconds"), [([], 4), (["x" * 10_000], 5), (["x" * 5_000] * 4, 6), (["x" * 900_000], 15)]
)
async def test_the_time_allowed_grows_with_the_text_up_to_a_bound(texts: list[str], seconds: float) -> None:
    assert PoolLimits().time_for(texts) == seconds


async def test_when_a_real_process_hangs_or_dies_its_request_fails_alone_and_the_spare_steps_in() -> None:
    async with running() as pool:
        stopped, spare = (await full(pool)).pids
        os.kill(stopped, signal.SIGSTOP)
        pool.limits = replace(LIMITS, base_s=0.3)
        assert await reason_of(pool) is ReasonCode.ANALYSIS_TIMEOUT
        pool.limits = LIMITS
        assert await reads(pool)
        assert (pool.failure, pool.version.startswith("fr_paravent-")) == (None, True)
        assert stopped not in pool.pids
        reading = asyncio.ensure_future(reason_of(pool, LETTER * 3000))
        await asyncio.sleep(0.05)
        os.kill(spare, signal.SIGKILL)
        assert await reading is ReasonCode.WORKER_DIED


async def test_a_process_that_hangs_is_replaced(quick: Pool) -> None:
    stopped = quick.pids[0]
    quick.limits = replace(LIMITS, base_s=0.1)
    assert await reason_of(quick, "attends") is ReasonCode.ANALYSIS_TIMEOUT
    assert len(await quick.read(["x"])) == 1
    assert stopped not in (await full(quick)).pids


async def test_requests_at_once_are_each_answered_with_their_own_readings(quick: Pool) -> None:
    answers = await asyncio.gather(*(quick.read(["x" * i, "x"]) for i in range(12)))
    assert [[reading.findings[0].end for reading in answer] for answer in answers] == [[i, 1] for i in range(12)]


async def test_a_process_that_died_idle_is_replaced_before_anyone_waits_for_it(quick: Pool) -> None:
    dead = quick.pids[0]
    os.kill(dead, signal.SIGKILL)
    await asyncio.sleep(0.2)
    await quick.read(["x"])
    assert dead not in quick.pids
    assert len((await full(quick)).pids) == 2


async def test_a_process_is_replaced_after_so_many_requests(quick: Pool) -> None:
    old = quick.pids[0]
    quick.limits = replace(LIMITS, jobs=2)
    used = [(await quick.read(["x"])) and set(quick.pids) for _ in range(4)]
    assert [old in pids for pids in used] == [True, True, False, False]
    assert old not in (await full(quick)).pids


async def test_a_request_that_is_cancelled_gives_its_turn_to_the_next(quick: Pool) -> None:
    reading = asyncio.ensure_future(quick.read(["attends"]))
    await asyncio.sleep(0.05)
    reading.cancel()
    assert len(await quick.read(["x"])) == 1


async def test_stopping_ends_what_is_at_work(quick: Pool) -> None:
    reading = asyncio.ensure_future(reason_of(quick, "attends"))
    await asyncio.sleep(0.05)
    pids = quick.pids
    await quick.stop()
    assert await reading is ReasonCode.WORKER_DIED
    assert not [pid for pid in pids if psutil.pid_exists(pid)]


async def test_beyond_the_bound_a_request_is_refused_at_once() -> None:
    pool = Pool(PATH, PoolLimits(waiting=1, base_s=5, most_s=5))
    first, second = (asyncio.ensure_future(pool.read([LETTER])) for _ in range(2))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    async with asyncio.timeout(1):
        assert await reason_of(pool) is ReasonCode.ANALYSIS_OVERLOADED
    for waiting in (first, second):
        waiting.cancel()
    await asyncio.gather(first, second, return_exceptions=True)


async def test_waiting_for_ever_is_waiting_too_long() -> None:
    pool = Pool(PATH, PoolLimits(base_s=0.2, most_s=0.2))
    reasons = await asyncio.gather(*(reason_of(pool) for _ in range(2)))
    assert set(reasons) == {ReasonCode.ANALYSIS_TIMEOUT, ReasonCode.ANALYSIS_OVERLOADED}


async def test_without_its_model_the_pool_starts_and_says_why_it_cannot_read() -> None:
    pool = Pool(Path("fr_absent"), replace(LIMITS, restart_s=60))
    await asyncio.wait_for(pool.start(), 60)
    assert pool.failure is ReasonCode.MODEL_MISSING
    assert await reason_of(pool) is ReasonCode.MODEL_MISSING
    await asyncio.wait_for(pool.stop(), 5)
    assert pool.pids == []
