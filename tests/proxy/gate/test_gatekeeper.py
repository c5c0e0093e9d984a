import grp
import html
import json
import os
from collections.abc import Callable
from dataclasses import replace

import pytest

from policies.custodians import Custodian
from policies.decision import Action
from policies.document import Mode
from policies.groups import NOBODY_KNOWN, Group, Identity
from policies.messages import Language
from proxy.gate.accounting import Account
from proxy.gate.gatekeeper import Gatekeeper
from proxy.gate.passage import Forward, Refuse
from proxy.gate.request import Request
from proxy.gate.senders import Sender, Senders
from proxy.journal.append_file import JournalError
from proxy.journal.custody import generate
from proxy.journal.events import Known as Noted
from proxy.prompt import Rewriting
from proxy.reasons import ADVICE, ReasonCode
from proxy.screening.errors import ScreeningError
from proxy.wire import strict_json
from tests.proxy.gate.house import SHIPPED, TELL, House, Judging, Writing

type Make = Callable[..., Request]


USER = "00000000000000bb"


class Known(Senders):
    """Knows everybody as one person."""

    def __init__(self, login: str) -> None:
        super().__init__()
        self.login = login

    async def of(self, request: Request) -> Sender:
        return Sender(NOBODY_KNOWN, USER, USER, self.login)


def said(*texts: str) -> dict[str, object]:
    return {"messages": [{"role": "user", "content": text} for text in texts]}


@pytest.fixture
def house() -> House:
    log: list[str] = []
    judge, journal = Judging(log), Writing(log)
    return House(Gatekeeper(judge, journal, Account()), judge, journal, log)


async def forwarded(house: House, request: Request) -> Forward:
    passage = await house.keeper.examine(request)
    house.log.append("forwarded")
    assert isinstance(passage, Forward)
    return passage


async def refused(house: House, request: Request) -> Refuse:
    passage = await house.keeper.examine(request)
    assert isinstance(passage, Refuse)
    return passage


def message(refusal: Refuse) -> str:
    return str(json.loads(refusal.body)["error"]["message"])


async def test_a_request_is_forwarded_only_once_its_record_is_durable(house: House, trequest: Make) -> None:
    request = trequest(said("Bonjour"))
    passage = await forwarded(house, request)
    assert house.log == ["judged", "writing", "written", "forwarded"]
    assert passage.body == request.body
    assert [(record.action, record.rule_id) for record in house.journal.records] == [("allow", "une-regle")]


async def test_what_leaves_is_what_was_rewritten(house: House, trequest: Make) -> None:
    house.judge.action = Action.REDACT
    house.judge.rewriting = Rewriting({("messages", 0, "content"): "Écris à [NOM_1_AB2N]."})
    passage = await forwarded(house, trequest(said("Écris à Claire.")))
    assert passage.body == strict_json.dumps(said("Écris à [NOM_1_AB2N].")).encode()
    assert passage.ledger is house.judge.seen[0][2]
    assert passage.answer.deltas
    assert house.journal.records[0].action == "redact"


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


@pytest.mark.parametrize(
    ("sent", "reason", "status"),
    [
        ({"body": b"{"}, ReasonCode.JSON_INVALID, 400),
        ({"body": b'{"a":1,"a":2}'}, ReasonCode.JSON_DUPLICATE_KEY, 400),
        ({"body": b"[" * 100 + b"]" * 100}, ReasonCode.JSON_TOO_DEEP, 400),
        ({"body": b'"\\ud800"'}, ReasonCode.UNICODE_INVALID, 400),
        ({"body": b"{}", "headers": {"content-encoding": "inconnu"}}, ReasonCode.ENCODING_UNKNOWN, 415),
        ({"body": b"{}", "headers": {"content-encoding": "gzip"}}, ReasonCode.ENCODING_INVALID, 400),
        ({"headers": {"connection": "Upgrade", "upgrade": "websocket"}}, ReasonCode.WEBSOCKET_REFUSED, 403),
    ],
)
async def test_what_cannot_be_understood_is_refused_written_down_and_never_judged(
    house: House, trequest: Make, sent: dict, reason: ReasonCode, status: int
) -> None:
    refusal = await refused(house, trequest(**sent))
    assert (refusal.status, dict(refusal.headers)["x-paravent-code"]) == (status, reason)
    assert ADVICE[reason] in message(refusal)
    assert [(record.action, record.reason) for record in house.journal.records] == [("block", reason)]
    assert "judged" not in house.log


@pytest.mark.parametrize("reason", ReasonCode)
async def test_what_could_not_be_judged_is_refused_and_written_down(
    house: House, trequest: Make, reason: ReasonCode
) -> None:
    house.judge.failure = ScreeningError(reason)
    refusal = await refused(house, trequest(said("Bonjour")))
    assert refusal.status in (400, 403, 413, 415, 421, 503)
    assert ADVICE[reason] in message(refusal)
    [record] = house.journal.records
    assert (record.action, record.reason, record.rule_id) == ("block", reason, None)
    assert dict(refusal.headers)["x-paravent-reference"] == record.id


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("reason", [ReasonCode.JOURNAL_UNWRITABLE, ReasonCode.JOURNAL_FULL])
async def test_without_a_durable_record_nothing_is_forwarded(
    house: House, trequest: Make, action: Action, reason: ReasonCode
) -> None:
    house.judge.action = action
    house.journal.failure = JournalError("le disque est plein", reason)
    refusal = await refused(house, trequest(said("Bonjour")))
    assert (refusal.status, dict(refusal.headers)["x-paravent-code"]) == (503, reason)
    assert house.log == ["judged", "writing"]


async def test_a_refusal_that_cannot_be_written_down_says_so(house: House, trequest: Make) -> None:
    house.journal.failure = JournalError("le disque est plein")
    refusal = await house.keeper.refuse(trequest(), ReasonCode.NOT_HTTP)
    assert dict(refusal.headers)["x-paravent-code"] == ReasonCode.JOURNAL_UNWRITABLE


@pytest.mark.parametrize(
    ("sent", "leaves"),
    [
        ({"method": "GET", "target": "/v1/models"}, None),
        ({"body": {"model": "gpt-5"}}, b'{"model": "gpt-5"}'),
    ],
)
async def test_a_request_without_words_goes_through_and_leaves_no_record(
    house: House, trequest: Make, sent: dict, leaves: bytes | None
) -> None:
    passage = await forwarded(house, trequest(**sent))
    assert (passage.body, passage.ledger) == (leaves, None)
    assert house.log == ["forwarded"]


@pytest.mark.parametrize("target", ["/?q=Mme+Claire", "/Mme%20Claire"])
async def test_words_in_the_address_alone_are_judged(house: House, trequest: Make, target: str) -> None:
    await forwarded(house, trequest(method="GET", target=target))
    assert house.log == ["judged", "writing", "written", "forwarded"]


@pytest.mark.parametrize(
    ("host", "target", "rewrite"),
    [
        ("api.openai.com", "/v1/chat/completions", True),
        ("api.openai.com", "/v9/inconnu", False),
        ("aistudio.google.com", "/v1/x", False),
    ],
)
async def test_whether_words_may_be_replaced_depends_on_service_and_path(
    house: House, trequest: Make, host: str, target: str, rewrite: bool
) -> None:
    request = trequest(said("Bonjour"), host=host, target=target)
    await house.keeper.examine(request)
    audience = house.judge.seen[0][1]
    assert (audience.service, audience.tier, audience.rewrite) == (request.service.id, request.service.tier, rewrite)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"a": ("Bonjour",)}, {"a": ("Bonjour", "Encore")}, True),
        ({"a": ("Bonjour",)}, {"a": ("Bonsoir",)}, False),
        ({"a": ("Bonjour",), "key": "Bearer x"}, {"a": ("Bonjour",), "key": "Bearer y"}, False),
        ({"a": ("Bonjour",), "key": "Bearer x"}, {"a": ("Bonjour",), "key": "Bearer x", "client": "::1"}, True),
        ({"a": ("Bonjour",)}, {"a": ("Bonjour",), "client": "::1"}, False),
        ({"a": ("Bonjour",)}, {"a": ("Bonjour",), "host": "api.groq.com"}, False),
    ],
)
async def test_a_conversation_is_told_by_who_asks_whom_and_how_it_began(
    house: House, trequest: Make, one: dict, other: dict, same: bool
) -> None:
    for turn in (one, other):
        options = {name: turn[name] for name in ("client", "host") if name in turn}
        await forwarded(house, trequest(said(*turn["a"]), headers={"authorization": turn.get("key", "")}, **options))
    first, second = (ledger for _, _, ledger in house.judge.seen)
    assert (first is second) is same


async def test_once_the_service_has_told_its_id_a_conversation_is_known_by_it(house: House, trequest: Make) -> None:
    page = {"messages": [{"author": {"role": "user"}, "content": {"content_type": "text", "parts": ["Bonjour"]}}]}
    to_page = {"host": "chatgpt.com", "target": "/backend-api/f/conversation"}
    request = trequest(page, **to_page)
    first = await forwarded(house, request)
    assert first.ledger is not None
    house.keeper.learn(request, first.ledger, "6f2c0000-0000-4000-8000-00000000000a")
    then = trequest(page | {"conversation_id": "6f2c0000-0000-4000-8000-00000000000a"}, **to_page)
    assert (await forwarded(house, then)).ledger is first.ledger
    again = trequest(
        method="GET", host="chatgpt.com", target="/backend-api/conversation/6f2c0000-0000-4000-8000-00000000000a"
    )
    assert (await forwarded(house, again)).ledger is first.ledger
    other = trequest(page | {"conversation_id": "6f2c0000-0000-4000-8000-00000000000b"}, **to_page)
    assert (await forwarded(house, other)).ledger is not first.ledger
    stranger = trequest(
        page | {"conversation_id": "6f2c0000-0000-4000-8000-00000000000a"}, client="192.0.2.7", **to_page
    )
    assert (await forwarded(house, stranger)).ledger is not first.ledger


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


async def test_what_is_known_of_the_sender_reaches_the_judge_as_it_was_said(house: House, trequest: Make) -> None:
    dim = Group(id="dim", title="DIM", os_groups=frozenset({grp.getgrgid(os.getgid()).gr_name}))
    house.judge.loaded = replace(SHIPPED, policy=replace(SHIPPED.policy, groups=(dim,)))
    headers = {"X-Paravent-Group": "dim, urgences,"}
    await forwarded(house, trequest(said("Bonjour"), headers=headers, client="10.20.0.5"))
    [(prompt, audience, _)] = house.judge.seen
    assert audience.who == Identity("10.20.0.5", frozenset({"dim", "urgences"}))
    assert "dim" not in {segment.text for segment in prompt.segments}


async def test_what_is_for_the_gate_itself_is_answered_and_never_judged_or_forwarded(
    house: House, trequest: Make
) -> None:
    for target in ("/.paravent/signaler/00000000000000aa", "/.paravent/autre?q=Mme+Claire"):
        refusal = await refused(house, trequest(method="GET", target=target))
        assert b"Claire" not in refusal.body
    assert house.log == []


async def test_a_block_says_where_to_report_it(house: House, trequest: Make) -> None:
    house.judge.action = Action.BLOCK
    refusal = await refused(house, trequest(said("Écris à Claire.")))
    [record] = house.journal.records
    told = f"https://api.openai.com/.paravent/signaler/{record.id} (ou paravent report {record.id})"
    assert told in message(refusal)


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
