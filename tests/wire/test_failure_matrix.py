"""The failure matrix, the product: whichever part fails, the gate stays shut, says so in French and writes it down.

Requests that are at fault themselves are in test_unreadable_requests.py, tunnels that lie in test_lying_tunnels.py.
"""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from policies.loading import Loaded
from proxy.audit.root import Root
from proxy.audit.verdict import Verdict as Audited
from proxy.audit.verify import Evidence, verify
from proxy.composition import Paravent
from proxy.demo.stand_in import Received
from proxy.gate.addon import Gate
from proxy.gate.gatekeeper import Judge
from proxy.journal.reading import lines
from proxy.journal.segments import segments
from proxy.prompt import Prompt, Rewriting
from proxy.redaction.ledger import Ledger
from proxy.screening.facts import Audience
from proxy.screening.verdict import Verdict
from tests.wire.faults import DISPLACED, UNWRITTEN, WRITTEN
from tests.wire.kit import CHAT, LETTER, World, asking, client, decisions, until
from tests.wire.refusals import refused, written


@pytest.mark.parametrize("fault", [*WRITTEN, *UNWRITTEN])
async def test_a_part_that_fails_keeps_the_gate_shut(
    fault: str, http2: bool, world: World, received: list[Received]
) -> None:
    code, broken = (WRITTEN | UNWRITTEN)[fault]
    async with broken(world) as paravent:
        async with client(paravent, http2=http2) as asker:
            answer = await asker.post(CHAT, content=asking(LETTER))
        refused(answer, code, 503, received)
        if fault in WRITTEN:
            written(answer, paravent)


async def test_a_journal_that_cannot_be_opened_keeps_the_gate_shut(
    http2: bool, world: World, received: list[Received], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "journal").write_bytes(b"")
    paravent = Paravent(world.settings(home), world.pool)
    await paravent.start()
    try:
        async with client(paravent, http2=http2) as asker:
            answer = await asker.post(CHAT, content=asking(LETTER))
    finally:
        await paravent.stop()
    refused(answer, "journal_unwritable", 503, received)


@pytest.mark.parametrize("displaced", DISPLACED)
async def test_a_journal_that_another_hand_has_been_at_goes_on_elsewhere_and_the_place_is_named(
    displaced: str, world: World, received: list[Received]
) -> None:
    harm, verdicts = DISPLACED[displaced]
    async with world.running() as paravent, client(paravent) as asker:
        await asker.post(CHAT, content=asking(LETTER))
        [segment] = segments(paravent.settings.journal)
        key = Root.parse(next(paravent.settings.journal.glob("*.key")).read_text("ascii"))
        harm(segment.path)
        answer = await asker.post(CHAT, content=asking(LETTER))
        found = verify(paravent.settings.journal, Evidence([key]))
        told = [line.event for line in lines(paravent.settings.journal) if line.segment > 1]
    assert answer.status_code == 200
    assert len(received) == 2
    assert told[:2] == ["segment", "decision"]
    assert found.verdict in verdicts
    assert found.verdict is Audited.OK or found.place is not None


@pytest.mark.parametrize("failing", ["requestheaders", "request"])
async def test_a_hook_that_raises_outside_of_every_guard_leaves_the_seal(
    failing: str, http2: bool, world: World, received: list[Received]
) -> None:
    async with world.running() as paravent:
        _break(paravent, failing)
        async with client(paravent, http2=http2) as asker:
            answer = await asker.post(CHAT, content=asking(LETTER))
    assert received == []
    assert answer.status_code == 503


def _break(paravent: Paravent, failing: str) -> None:
    """Take from the gate what that hook uses first."""
    gate = paravent.proxy.gate
    assert isinstance(gate, Gate)
    if failing == "requestheaders":
        gate.scope = None  # type: ignore[assignment]  # the point
    else:
        gate.keeper = None  # type: ignore[assignment]  # the point


@dataclass
class Slow:
    """The real judge, at its own time."""

    real: Judge
    entered: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def loaded(self) -> Loaded | None:
        return self.real.loaded

    async def judge(self, prompt: Prompt, audience: Audience, ledger: Ledger) -> tuple[Verdict, Rewriting]:
        self.entered.set()
        await self.go.wait()
        return await self.real.judge(prompt, audience, ledger)


@pytest.mark.parametrize("earlier", [0, 1], ids=["first request", "second request of its connection"])
async def test_a_client_that_leaves_during_the_analysis_sends_nothing(
    earlier: int, http2: bool, world: World, received: list[Received]
) -> None:
    async with world.running() as paravent:
        slow = Slow(paravent.keeper.judge)
        async with client(paravent, http2=http2) as asker:
            for _ in range(earlier):
                assert (await asker.get("https://api.openai.com/v1/models")).is_success
            paravent.keeper.judge = slow
            question = asyncio.create_task(asker.post(CHAT, content=asking(LETTER)))
            await slow.entered.wait()
            question.cancel()
            await asyncio.gather(question, return_exceptions=True)
        await asyncio.sleep(0.1)
        slow.go.set()
        await until(lambda: any(line.get("reason") == "client_gone" for line in decisions(paravent)), 5)
    assert len(received) == earlier
