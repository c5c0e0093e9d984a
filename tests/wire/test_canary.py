"""The product tries itself, all the way, and shuts its gate where an invented patient was not seen."""

from dataclasses import dataclass, replace

from policies.decision import Action
from policies.loading import Loaded
from proxy.canary.outcome import Outcome
from proxy.composition import Paravent
from proxy.demo.stand_in import Received
from proxy.prompt import Prompt, Rewriting
from proxy.redaction.ledger import Ledger
from proxy.screening.facts import Audience
from proxy.screening.verdict import Verdict
from tests.wire.kit import CHAT, HARMLESS, LETTER, Json, World, asking, client, decisions, until

RARELY = {"canary_s": 3600.0}


@dataclass
class Blindfolded:
    """Detection that reads something else than what is there."""

    judge_: Json

    @property
    def loaded(self) -> Loaded | None:
        loaded: Loaded | None = self.judge_.loaded
        return loaded

    async def judge(self, prompt: Prompt, audience: Audience, ledger: Ledger) -> tuple[Verdict, Rewriting]:
        harmless = tuple(replace(segment, text=HARMLESS) for segment in prompt.segments)
        verdict: tuple[Verdict, Rewriting] = await self.judge_.judge(
            replace(prompt, segments=harmless), audience, ledger
        )
        return verdict


async def _sung(paravent: Paravent) -> None:
    await until(lambda: paravent.attendance.canary.seen is not None)


async def test_a_trial_goes_all_the_way_and_reaches_no_service(world: World, received: list[Received]) -> None:
    async with world.running(**RARELY) as paravent:
        await _sung(paravent)
        assert paravent.attendance.canary.health.last is Outcome.WELL
        lines = decisions(paravent)
    assert {line["service"] for line in lines} == {"canari"}
    assert {"PERSON", "NIR", "PHONE_NUMBER"} <= lines[0]["categories"].keys()
    assert received == []


async def test_where_an_invented_patient_is_not_seen_nothing_leaves_until_it_is_again(
    world: World, received: list[Received]
) -> None:
    async with world.running(**RARELY) as paravent, client(paravent) as workstation:
        await _sung(paravent)
        canary, sight = paravent.attendance.canary, paravent.keeper.judge
        paravent.keeper.judge = Blindfolded(sight)
        canary.health = canary.health.after(await canary.sing(paravent.port))
        assert canary.health.last is Outcome.BLIND
        refused = await workstation.post(CHAT, content=asking(HARMLESS))
        assert (refused.status_code, refused.headers["x-paravent-code"]) == (503, "canary_failed")
        assert received == []
        assert str(paravent.attendance.standing().light) == "red"
        paravent.keeper.judge = sight
        canary.health = canary.health.after(await canary.sing(paravent.port))
        answered = await workstation.post(CHAT, content=asking(HARMLESS))
    assert answered.status_code == 200
    assert len(received) == 1


async def test_words_that_leave_all_the_same_are_heard_where_they_arrive(world: World) -> None:
    async with world.running(**RARELY) as paravent:
        await _sung(paravent)
        paravent.keeper.account.decided = _denying(paravent)  # type: ignore[method-assign]  # a journal that lies
        paravent.keeper.judge = Blindfolded(paravent.keeper.judge)
        assert await paravent.attendance.canary.sing(paravent.port) is Outcome.LEAKED


def _denying(paravent: Paravent) -> Json:
    """Writes that it masked what it let go."""
    decided = paravent.keeper.account.decided

    def lying(*told: Json) -> Json:
        return replace(decided(*told), action=Action.REDACT)

    return lying


async def test_nobody_who_must_sign_in_keeps_it_from_its_trial(world: World, tmp_path_factory: Json) -> None:
    accounts = tmp_path_factory.mktemp("accounts") / "comptes"
    accounts.write_text("c.martin:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=\n")
    async with world.running(passwords=accounts, **RARELY) as paravent:
        await _sung(paravent)
        assert paravent.attendance.canary.health.last is Outcome.WELL


async def test_a_stranger_who_asks_the_canary_s_service_learns_nothing(paravent: Paravent) -> None:
    async with client(paravent) as workstation:
        answer = await workstation.post("http://canari.paravent.invalid/v1/chat/completions", content=asking(LETTER))
    assert answer.status_code == 503
