"""One line each, in French."""

import pytest

from proxy.status.refusals import REFUSALS, refusal


@pytest.mark.parametrize("status", REFUSALS)
def test_a_refusal_is_one_line_of_plain_french(status: int) -> None:
    answer = refusal(status)
    assert answer.status_code == status
    assert bytes(answer.body).decode() == f"{REFUSALS[status]}\n"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert ("allow" in answer.headers) == (status == 405)
