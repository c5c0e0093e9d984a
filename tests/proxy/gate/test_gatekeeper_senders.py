"""What is known of a sender reaches the judge and the custodians, and nobody else."""

import grp
import os
from dataclasses import replace

import pytest

from policies.custodians import Custodian
from policies.groups import NOBODY_KNOWN, Group, Identity
from proxy.gate.request import Request
from proxy.gate.senders import Sender, Senders
from proxy.journal.append_file import JournalError
from proxy.journal.custody import generate
from proxy.journal.events import Known as Noted
from proxy.reasons import ReasonCode
from proxy.screening.errors import ScreeningError
from tests.proxy.gate.house import SHIPPED, House, Make, forwarded, refused, said

USER = "00000000000000bb"


class Known(Senders):
    """Knows everybody as one person."""

    def __init__(self, login: str) -> None:
        super().__init__()
        self.login = login

    async def of(self, request: Request) -> Sender:
        return Sender(NOBODY_KNOWN, USER, USER, self.login)


async def test_what_is_known_of_the_sender_reaches_the_judge_as_it_was_said(house: House, trequest: Make) -> None:
    dim = Group(id="dim", title="DIM", os_groups=frozenset({grp.getgrgid(os.getgid()).gr_name}))
    house.judge.loaded = replace(SHIPPED, policy=replace(SHIPPED.policy, groups=(dim,)))
    headers = {"X-Paravent-Group": "dim, urgences,"}
    await forwarded(house, trequest(said("Bonjour"), headers=headers, client="10.20.0.5"))
    [(prompt, audience, _)] = house.judge.seen
    assert audience.who == Identity("10.20.0.5", frozenset({"dim", "urgences"}))
    assert "dim" not in {segment.text for segment in prompt.segments}


@pytest.mark.parametrize("failure", [None, ScreeningError(ReasonCode.ANALYSIS_TIMEOUT)])
async def test_who_is_behind_a_decision_is_noted_for_custodians_before_it(
    house: House, trequest: Make, failure: Exception | None
) -> None:
    custodians = tuple(Custodian(title=name, key=generate(b"x")[1]) for name in ("DPO", "RSSI"))
    house.judge.loaded, house.judge.failure = (
        replace(SHIPPED, policy=replace(SHIPPED.policy, custodians=custodians)),
        failure,
    )
    house.keeper.senders = Known("claire.vidal")
    for _ in range(2):
        await house.keeper.examine(trequest(said("Bonjour")))
    known, first, second = house.journal.records
    assert type(known) is Noted
    assert {known.user, first.user, second.user} == {USER}
    assert first.workstation == USER


async def test_a_note_that_cannot_be_written_keeps_the_gate_shut(house: House, trequest: Make) -> None:
    custodians = tuple(Custodian(title=name, key=generate(b"x")[1]) for name in ("DPO", "RSSI"))
    house.judge.loaded = replace(SHIPPED, policy=replace(SHIPPED.policy, custodians=custodians))
    house.keeper.senders = Known("claire.vidal")
    house.journal.failure = JournalError("le disque est plein")
    refusal = await refused(house, trequest(said("Bonjour")))
    assert dict(refusal.headers)["x-paravent-code"] == ReasonCode.JOURNAL_UNWRITABLE
