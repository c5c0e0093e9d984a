"""What every refusal must be, whatever the reason."""

import httpx

from proxy.composition import Paravent
from proxy.demo.stand_in import Received
from proxy.reasons import ADVICE, ReasonCode
from tests.wire.kit import decisions


def refused(answer: httpx.Response, code: str, status: int, received: list[Received]) -> None:
    """Nothing left, and the answer is clear: a status, a code, words of advice, a reference."""
    assert received == []
    assert (answer.status_code, answer.headers.get("x-paravent-code")) == (status, code)
    text = str(answer.json()) if answer.headers["content-type"].startswith("application/json") else answer.text
    assert "n'a pas été envoyée" in text.replace("\\", "")
    if code in set(ReasonCode):
        assert ADVICE[ReasonCode(code)].partition(".")[0] in text
    assert answer.headers["x-paravent-reference"] in text
    assert "Lefèvre" not in text


def written(answer: httpx.Response, paravent: Paravent) -> None:
    """The journal's last line is this refusal."""
    line = decisions(paravent)[-1]
    assert line["id"] == answer.headers["x-paravent-reference"]
    assert line["action"] == "block"
    assert answer.headers["x-paravent-code"] in (line.get("reason"), line.get("rule_id"))
