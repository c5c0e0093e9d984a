"""What people read when the console says no."""

import pytest

from proxy.console import refusals
from proxy.console.refusals import Refusal

ALL = [value for value in vars(refusals).values() if isinstance(value, Refusal)]


@pytest.mark.parametrize("refusal", ALL, ids=lambda refusal: refusal.title)
def test_a_refusal_is_a_page_that_says_what_to_do(refusal: Refusal) -> None:
    answer = refusal.response()
    page = bytes(answer.body).decode()
    assert answer.status_code == refusal.status >= 400
    assert f"<h1>{refusal.title}</h1>" in page
    assert refusal.advice.endswith(".")
    assert "'" not in refusal.title + refusal.advice


def test_a_method_that_is_refused_names_those_that_are_not() -> None:
    assert refusals.METHOD.response().headers["allow"] == "GET, HEAD, POST"
