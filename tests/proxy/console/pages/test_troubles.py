from proxy.console.pages.troubles import TROUBLES
from proxy.reasons import ReasonCode

OF_A_REQUEST = {
    ReasonCode.ENCODING_UNKNOWN,
    ReasonCode.ENCODING_INVALID,
    ReasonCode.TOO_LARGE,
    ReasonCode.DECOMPRESSION_BOMB,
    ReasonCode.JSON_INVALID,
    ReasonCode.JSON_DUPLICATE_KEY,
    ReasonCode.JSON_TOO_DEEP,
    ReasonCode.UNICODE_INVALID,
    ReasonCode.BODY_UNREADABLE,
    ReasonCode.WEBSOCKET_REFUSED,
    ReasonCode.NOT_HTTP,
    ReasonCode.CLIENT_GONE,
    ReasonCode.CANCELLED,
    ReasonCode.REDACTION_INCOMPLETE,
    ReasonCode.CANNOT_REWRITE,
    ReasonCode.TEXT_TOO_LONG,
    ReasonCode.HTTP_MALFORMED,
}


def test_every_refusal_comes_from_a_machine_or_from_a_request() -> None:
    assert set(TROUBLES) | OF_A_REQUEST == set(ReasonCode)
    assert not set(TROUBLES) & OF_A_REQUEST


def test_each_trouble_says_what_to_do() -> None:
    assert all(said.endswith(".") and len(said.split(". ")) >= 2 for said in TROUBLES.values())
