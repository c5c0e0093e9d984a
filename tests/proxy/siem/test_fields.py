import pytest
from hypothesis import given

from proxy.siem import ecs, fields
from proxy.siem.event import Event
from tests.proxy.siem.strategies import any_event

_EMITTED = fields.emitted().keys()


def test_the_guide_is_what_the_code_says() -> None:
    document = fields.README.read_text("utf-8")
    assert fields.inserted(document) == document


@given(any_event)
def test_every_field_that_is_ever_sent_is_known_beforehand(event: Event) -> None:
    told = {name for name in ecs.fields(event) if "_counts." not in name}
    assert told <= _EMITTED


def test_a_guide_without_its_marks_is_no_guide() -> None:
    with pytest.raises(ValueError, match="événements"):
        fields.inserted("")


def test_an_action_is_told_with_its_levels_and_its_places() -> None:
    row = "| `decision_block` | Demande bloquée | high (73, 8, 3) | network / denied | 200601 |"
    assert row in fields.events_table().splitlines()


def test_a_field_is_told_under_each_of_its_names() -> None:
    row = "| `paravent.decision.latency_ms` | `ParaventDecisionLatencyMs` | nombre |"
    assert row in fields.fields_table().splitlines()
    assert "| `paravent.decision.categories_counts.*` |" in fields.fields_table()


def test_a_standard_field_says_which_of_ours_it_holds() -> None:
    assert any(row.startswith("| `rule.id` |") and "rule_id" in row for row in fields.standard_table().splitlines())
