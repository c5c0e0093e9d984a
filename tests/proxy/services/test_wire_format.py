import re

import pytest

from proxy.services.fields import Fields, Text
from proxy.services.wire_format import NOTHING, Answer, Endpoint, Refusal, WireFormat

FIRST = Endpoint(re.compile(r"/a(?:/b)?"), Fields(Text("x")))
SECOND = Endpoint(re.compile(r"/a/.*"), Fields(), rewrite=False)
FORMAT = WireFormat("test", (FIRST, SECOND), lambda refusal: refusal.message)


@pytest.mark.parametrize(
    ("path", "endpoint"), [("/a", FIRST), ("/a/b", FIRST), ("/a/c", SECOND), ("/ab", None), ("/x/a", None), ("", None)]
)
def test_the_first_endpoint_whose_path_matches_whole_serves(path: str, endpoint: Endpoint | None) -> None:
    assert FORMAT.endpoint(path) is endpoint


def test_an_endpoint_may_be_rewritten_and_says_nothing_unless_told_otherwise() -> None:
    assert (FIRST.rewrite, FIRST.answer, FIRST.conversation) == (True, NOTHING, ())


def test_an_answer_ends_with_no_event_unless_told_otherwise() -> None:
    assert not Answer().ends({"type": "done"})


def test_a_refusal_is_forbidden_unless_told_otherwise() -> None:
    assert Refusal("Non.", "REF1", "nir").status == 403
