"""People whose request is held back are told why, in their language, and where to report it."""

import html
from dataclasses import replace

import pytest

from policies.decision import Action
from policies.messages import Language
from proxy.prompt import Rewriting
from proxy.reasons import ReasonCode
from proxy.screening.errors import ScreeningError
from tests.proxy.gate.house import SHIPPED, TELL, House, Make, message, refused, said


async def test_a_block_tells_what_was_found_and_what_may_be_sent(house: House, trequest: Make) -> None:
    house.judge.action = Action.BLOCK
    house.judge.rewriting = Rewriting(proposal="Écris à [NOM_1_AB2N].")
    refusal = await refused(house, trequest(said("Écris à Claire.")))
    [record] = house.journal.records
    assert refusal.status == 403
    assert dict(refusal.headers)["x-paravent-code"] == "une-regle"
    for words in (TELL, "nom d'une personne", "Écris à [NOM_1_AB2N].", f"Référence : {record.id}", "API OpenAI"):
        assert words in message(refusal)
    assert "Claire" not in message(refusal)


@pytest.mark.parametrize("failure", [None, ScreeningError(ReasonCode.ANALYSIS_TIMEOUT)])
@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.FRENCH, "Cette demande n'a pas été envoyée à ChatGPT."),
        (Language.ENGLISH, "This request was not sent to ChatGPT."),
    ],
)
async def test_people_are_told_in_the_language_of_their_establishment(
    house: House, trequest: Make, failure: Exception | None, language: Language, told: str
) -> None:
    house.judge.loaded = replace(SHIPPED, policy=replace(SHIPPED.policy, language=language))
    house.judge.action, house.judge.failure = Action.BLOCK, failure
    request = trequest(method="GET", host="chatgpt.com", target="/?q=Mme+Claire", headers={"accept": "text/html"})
    shown = html.unescape((await refused(house, request)).body.decode())
    assert told in shown
    assert f'<html lang="{language}">' in shown


async def test_without_a_policy_people_are_told_in_french(house: House, trequest: Make) -> None:
    house.judge.loaded, house.judge.failure = None, ScreeningError(ReasonCode.POLICY_INVALID)
    refusal = await refused(house, trequest(said("Bonjour")))
    assert message(refusal).startswith("Cette demande n'a pas été envoyée à API OpenAI.")


async def test_a_block_says_where_to_report_it(house: House, trequest: Make) -> None:
    house.judge.action = Action.BLOCK
    refusal = await refused(house, trequest(said("Écris à Claire.")))
    [record] = house.journal.records
    told = f"https://api.openai.com/.paravent/signaler/{record.id} (ou paravent report {record.id})"
    assert told in message(refusal)
