import pytest
from hypothesis import given

from proxy.siem.event import Event
from proxy.siem.own import nested, own
from tests.proxy.siem.decisions import REFERENCE, decision
from tests.proxy.siem.strategies import any_event, event_from


def test_what_is_ours_is_named_by_the_kind_of_event() -> None:
    told = own(event_from(decision(groups=("urgences", "samu"))))
    assert told["paravent.event"] == "decision"
    assert told["paravent.reference"] == REFERENCE
    assert told["paravent.decision.groups"] == ["urgences", "samu"]
    assert told["paravent.journal.mac"] == "ab" * 16


def test_counts_are_told_as_names_and_as_a_number_for_each() -> None:
    told = own(event_from(decision()))
    assert told["paravent.decision.categories"] == ["NIR", "PERSON"]
    assert told["paravent.decision.categories_counts.PERSON"] == 2


@given(any_event)
def test_values_are_plain_and_what_is_not_known_is_left_out(event: Event) -> None:
    assert {type(value) for value in own(event).values()} <= {str, int, bool, list}


def test_dotted_names_become_objects() -> None:
    assert nested({"a.b": 1, "a.c.d": 2, "e": 3}) == {"a": {"b": 1, "c": {"d": 2}}, "e": 3}


def test_a_name_that_is_a_value_and_an_object_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        nested({"a": 1, "a.b": 2})
