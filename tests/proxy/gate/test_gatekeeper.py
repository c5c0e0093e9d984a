import pytest

from policies.decision import Action
from proxy.journal.append_file import JournalError
from proxy.prompt import Rewriting
from proxy.reasons import ADVICE, ReasonCode
from proxy.screening.errors import ScreeningError
from proxy.wire import strict_json
from tests.proxy.gate.house import House, Make, forwarded, message, refused, said


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


async def test_what_is_for_the_gate_itself_is_answered_and_never_judged_or_forwarded(
    house: House, trequest: Make
) -> None:
    for target in ("/.paravent/signaler/00000000000000aa", "/.paravent/autre?q=Mme+Claire"):
        refusal = await refused(house, trequest(method="GET", target=target))
        assert b"Claire" not in refusal.body
    assert house.log == []
