import pytest
from hypothesis import given

from proxy.journal.entries import EVENTS, Entry
from proxy.journal.forms import as_dict
from proxy.siem.admission import NotAdmitted, admitted
from tests.proxy.siem.decisions import decision
from tests.proxy.siem.strategies import any_entry, line_of


@given(any_entry)
def test_a_line_is_read_back_as_the_entry_that_was_written(entry: Entry) -> None:
    line = line_of(entry)
    assert as_dict(admitted(line.event, line.entry)) == as_dict(entry)


def test_a_field_of_a_newer_version_is_left_out() -> None:
    told = {**line_of(decision()).entry, "words": "Madame Lefèvre"}
    assert admitted("decision", told) == decision()


@pytest.mark.parametrize(
    "change",
    [
        {"service": "Madame Lefèvre"},
        {"service": 7},
        {"action": "perhaps"},
        {"categories": {"Lefèvre": 1}},
        {"categories": {"PERSON": "Lefèvre"}},
        {"categories": ["PERSON"]},
        {"groups": "urgences"},
        {"groups": ["Madame Lefèvre"]},
        {"latency_ms": -1},
        {"latency_ms": True},
        {"secret": "yes"},
        {"time": "2026-13-45T08:30:00.123Z"},
        {"reason": "too_large", "action": "allow"},
        {"rule_id": None},
    ],
    ids=str,
)
def test_a_value_of_another_form_is_not_admitted(change: dict[str, object]) -> None:
    with pytest.raises(NotAdmitted):
        admitted("decision", {**line_of(decision()).entry, **change})


@pytest.mark.parametrize("event", sorted(set(EVENTS.values()) - {"decision"}))
def test_an_entry_without_what_it_must_say_is_not_admitted(event: str) -> None:
    with pytest.raises(NotAdmitted):
        admitted(event, {"event": event, "seq": 1})


def test_an_entry_of_an_unknown_kind_is_not_admitted() -> None:
    with pytest.raises(NotAdmitted):
        admitted("gossip", {})
