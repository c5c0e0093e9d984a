import asyncio

from proxy.canary.canary import Canary
from proxy.canary.outcome import Outcome
from proxy.canary.perch import Perch


async def test_a_proxy_that_is_not_there_is_silence() -> None:
    perch = Perch()
    await perch.open()
    gone = perch.port
    await perch.close()
    assert await Canary().sing(gone) is Outcome.SILENT


async def test_what_arrives_without_a_line_in_the_journal_has_leaked() -> None:
    canary = Canary()
    await canary.perch.open()
    assert await canary.sing(canary.perch.port) is Outcome.LEAKED
    await canary.perch.close()


async def test_it_goes_on_sooner_while_it_fails() -> None:
    canary = Canary(every_s=3600, again_s=0.01)
    await canary.perch.open()
    port = canary.perch.port
    await canary.perch.close()
    following = asyncio.create_task(canary.follow(port))
    while canary.health.failures < 3:  # noqa: ASYNC110 - what it waits for is counted, not told
        await asyncio.sleep(0.01)
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    assert canary.health.is_shut
    assert canary.seen is not None
