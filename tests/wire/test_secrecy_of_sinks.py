"""A random name, number and word, in prompts of every fate, are looked for wherever the product may have written."""

from pathlib import Path

import pytest

from tests.wire import tunnel
from tests.wire.canary import Canary, disguises, fates, held, holds
from tests.wire.household import Household
from tests.wire.kit import CHAT, asking, said


@pytest.fixture(scope="module")
def canary() -> Canary:
    return Canary.new()


async def test_every_fate_is_met_and_no_sink_holds_a_word(household: Household, canary: Canary) -> None:
    async with household.client() as client:
        for fate in fates(canary):
            answer = await client.request(fate.method, fate.url, content=fate.content, headers=fate.headers)
            assert (fate.label, answer.status_code) == (fate.label, fate.status)
            assert fate.status != 200 or canary.word in said(answer)
    raw = await tunnel.bare(household.port, "api.openai.com")
    assert b"not_http" in await tunnel.exchange(raw, f"\0 {canary.name} {canary.number}\n\n".encode())
    kept = held(household.folder)
    assert {"stderr", "stdout", "watch", "00000001.jsonl", "seal"} <= {Path(name).name for name in kept}
    assert canary.found_in(kept) == []


async def test_exceptions_were_raised_and_hold_no_word(household: Household, canary: Canary) -> None:
    async with household.client() as client:
        await client.post(CHAT, content=asking(f"{canary.name} {canary.number} {canary.word}")[:-2])
    raised = household.noted("exception")
    assert any("WireError" in shown[0] for shown in raised)
    shown_as = "\n".join(text for shown in raised for text in shown).encode()
    assert not any(holds(shown_as, text) for text in canary.parts)


@pytest.mark.parametrize("form", range(10))
def test_the_search_finds_every_disguise(form: int, canary: Canary) -> None:
    hidden = list(disguises(canary.name))[form]
    assert holds(b"before " + hidden + b" after", canary.name)
    assert not holds(b"before " + b" after", canary.name)
