import json

import pytest

from detectors.finding import Category
from proxy.redaction.ledger import Ledger
from proxy.restoration.whole import restore_json
from proxy.services.registry import find
from proxy.services.wire_format import Answer

NAME = 'Hélène "Nono"\\Lefèvre'
LEDGER = Ledger("AB2N")
PLACEHOLDER = LEDGER.placeholder(Category.PERSON, NAME)
OPENAI = find("openai", "/v1/chat/completions")[1].answer
ANTHROPIC = find("anthropic", "/v1/messages")[1].answer
GEMINI = find("gemini", "/v1beta/models/gemini-pro:streamGenerateContent")[1].answer


@pytest.mark.parametrize(
    ("answer", "body", "expected"),
    [
        (
            OPENAI,
            {"choices": [{"message": {"content": f"Chère {PLACEHOLDER}"}, "finish_reason": "stop"}]},
            {"choices": [{"message": {"content": f"Chère {NAME}"}, "finish_reason": "stop"}]},
        ),
        (
            OPENAI,
            {"choices": [{"message": {"tool_calls": [{"function": {"arguments": json.dumps({"q": PLACEHOLDER})}}]}}]},
            {
                "choices": [
                    {
                        "message": {
                            "tool_calls": [
                                {
                                    "function": {
                                        "arguments": json.dumps({"q": PLACEHOLDER}).replace(
                                            PLACEHOLDER, json.dumps(NAME, ensure_ascii=False)[1:-1]
                                        )
                                    }
                                }
                            ]
                        }
                    }
                ]
            },
        ),
        (
            ANTHROPIC,
            {
                "content": [
                    {"thinking": PLACEHOLDER, "signature": "x"},
                    {"type": "tool_use", "input": {"q": PLACEHOLDER}},
                ]
            },
            {"content": [{"thinking": PLACEHOLDER, "signature": "x"}, {"type": "tool_use", "input": {"q": NAME}}]},
        ),
        (
            GEMINI,
            [
                {"candidates": [{"content": {"parts": [{"text": piece}]}}]}
                for piece in (PLACEHOLDER[:4], PLACEHOLDER[4:])
            ],
            [{"candidates": [{"content": {"parts": [{"text": piece}]}}]} for piece in ("", NAME)],
        ),
    ],
)
def test_an_answer_in_one_piece_comes_back_with_words(answer: Answer, body: object, expected: object) -> None:
    assert json.loads(restore_json(json.dumps(body).encode(), answer, LEDGER)) == expected


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"\xff", b'{"a": 1.50, "b" : "rien"}', b'{"a":"x","a":"[NOM_1_AB2N]"}', b"[ ]", b"null", b'"a"'],
)
def test_what_has_nothing_to_restore_keeps_its_bytes(body: bytes) -> None:
    assert restore_json(body, OPENAI, LEDGER) == body


def test_the_conversation_is_told_where_the_answer_names_it() -> None:
    told: list[str] = []
    answer = find("lechat", "/api/trpc/message.newChat")[1].answer
    restore_json(b'[{"result":{"data":{"json":{"chatId":"c-1"}}}}]', answer, Ledger(), told.append)
    restore_json(b'{"autre":"c-2"}', answer, Ledger(), told.append)
    assert told == ["c-1"]
