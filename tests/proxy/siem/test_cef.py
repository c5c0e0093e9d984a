import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.decision import Action
from proxy.siem import cef
from proxy.siem.event import Event
from tests.proxy.siem.decisions import REFERENCE, USER, decision
from tests.proxy.siem.strategies import CHAIN, any_event, event_from

_KEY = re.compile(r"(?:^|(?<=[^\\]) )([A-Za-z0-9]+)=")


def _split(line: str) -> tuple[list[str], dict[str, str]]:
    """What a receiver reads: seven header fields, then keys and values."""
    *header, extension = re.split(r"(?<!\\)(?:\\\\)*\|", line, maxsplit=7)
    parts = _KEY.split(extension)[1:]
    return header, dict(zip(parts[::2], map(_unescaped, parts[1::2]), strict=True))


def _unescaped(text: str) -> str:
    signs = {"\\n": "\n", "\\r": "\r", "\\=": "=", "\\\\": "\\"}
    return re.sub(r"\\[nr=\\]", lambda found: signs[found[0]], text)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("a|b", "a\\|b"), ("a\\b", "a\\\\b"), ("a=b", "a=b"), ("a\nb", "a b"), ("a\\|b", "a\\\\\\|b")],
)
def test_a_header_escapes_pipes_and_backslashes_and_nothing_else(text: str, escaped: str) -> None:
    assert cef.in_header(text) == escaped


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("a|b", "a|b"), ("a\\b", "a\\\\b"), ("a=b", "a\\=b"), ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb")],
)
def test_an_extension_escapes_equals_signs_backslashes_and_line_breaks(text: str, escaped: str) -> None:
    assert cef.escaped(text) == escaped


@given(st.text())
def test_whatever_is_escaped_is_read_back_as_it_was(text: str) -> None:
    assert _unescaped(cef.escaped(text)) == text
    assert not set("\r\n") & set(cef.escaped(text))


@given(any_event)
def test_every_event_is_one_line_with_a_header_of_seven_fields(event: Event) -> None:
    line = cef.line(event)
    header, extension = _split(line)
    assert "\n" not in line
    assert [header[0], header[4], len(header)] == ["CEF:0", event.action, 7]
    assert int(header[6]) in range(11)
    assert extension["deviceExternalId"] == event.proof.chain
    assert extension["ParaventJournalDigest"] == event.proof.digest


def test_a_decision_uses_the_keys_of_the_standard() -> None:
    _, told = _split(cef.line(event_from(decision(groups=("urgences", "samu"), secret=True))))
    assert told["act"] == Action.BLOCK
    assert (told["externalId"], told["deviceExternalId"], told["suid"]) == (REFERENCE, CHAIN, USER)
    assert (told["cs1Label"], told["cs1"]) == ("rule", "patient-identity")
    assert (told["ParaventDecisionGroups"], told["ParaventDecisionSecret"]) == ("urgences,samu", "true")


def test_our_keys_are_letters_and_digits_of_the_form_that_the_standard_recommends() -> None:
    _, told = _split(cef.line(event_from(decision())))
    ours = {key for key in told if key.startswith("Paravent")}
    assert "ParaventDecisionCategoriesCountsPERSON" in ours
    assert all(key.isalnum() and len(key) <= 1023 for key in told)
