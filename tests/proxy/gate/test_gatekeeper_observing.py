"""An establishment that only observes touches nothing, but what nobody can follow or write down is still refused."""

from dataclasses import replace

import pytest

from policies.decision import Action
from policies.document import Mode
from proxy.journal.append_file import JournalError
from proxy.reasons import ReasonCode
from proxy.screening.errors import ScreeningError
from tests.proxy.gate.house import SHIPPED, House, Make, forwarded, refused, said

OBSERVING = replace(SHIPPED, policy=replace(SHIPPED.policy, mode=Mode.OBSERVE))


@pytest.mark.parametrize("action", [Action.BLOCK, Action.REDACT])
async def test_an_establishment_that_only_observes_touches_nothing_and_notes_what_it_would_have_done(
    house: House, trequest: Make, action: Action
) -> None:
    house.judge.action, house.judge.loaded = action, OBSERVING
    passage = await forwarded(house, trequest(said("Écris à Claire.")))
    assert (passage.body, passage.ledger) == (None, None)
    assert [(record.action, record.mode) for record in house.journal.records] == [(action, Mode.OBSERVE)]


@pytest.mark.parametrize("failure", [None, ScreeningError(ReasonCode.ANALYSIS_TIMEOUT)])
async def test_what_could_not_be_read_goes_on_as_it_came_where_the_establishment_only_observes(
    house: House, trequest: Make, failure: Exception | None
) -> None:
    house.judge.failure, house.judge.loaded = failure, OBSERVING
    passage = await forwarded(house, trequest(b"{" if failure is None else said("Bonjour")))
    assert passage.body is None
    [record] = house.journal.records
    assert (record.action, record.mode) == (Action.BLOCK, Mode.OBSERVE)
    assert record.reason in {ReasonCode.JSON_INVALID, ReasonCode.ANALYSIS_TIMEOUT}


async def test_observing_lets_nothing_pass_that_nobody_can_follow(house: House, trequest: Make) -> None:
    house.judge.loaded = OBSERVING
    await refused(house, trequest(said("Bonjour"), headers={"upgrade": "websocket"}))
    assert [record.mode for record in house.journal.records] == [Mode.ENFORCE]


async def test_observing_without_a_journal_lets_nothing_pass(house: House, trequest: Make) -> None:
    house.judge.loaded, house.judge.failure = OBSERVING, ScreeningError(ReasonCode.ANALYSIS_TIMEOUT)
    house.journal.failure = JournalError("plein", ReasonCode.JOURNAL_FULL)
    await refused(house, trequest(said("Bonjour")))
