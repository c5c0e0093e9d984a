import json
from typing import Any

import pytest
from hypothesis import given

from detectors.finding import Identifying
from policies.decision import Action
from policies.document import Mode
from proxy.journal.entries import Entry
from proxy.journal.review import Access, Entrance
from proxy.siem import ecs
from proxy.siem.event import Event
from tests.proxy.siem.decisions import POLICY, USER, WORKSTATION, decision
from tests.proxy.siem.provenance import unaccounted
from tests.proxy.siem.schemas import ecs_fields
from tests.proxy.siem.strategies import SEEN, any_entry, any_event, event_from, line_of

_PYTHON = {"keyword": str, "constant_keyword": str, "match_only_text": str, "long": int, "date": str}
_LISTS = {"event.category", "event.type", "related.hash", "tags"}


def _published(event: Event) -> dict[str, Any]:
    return {name: value for name, value in ecs.fields(event).items() if not name.startswith("paravent.")}


@given(any_event)
def test_every_field_outside_our_own_is_one_that_elastic_publishes_with_a_value_of_its_type(event: Event) -> None:
    _, published = ecs_fields()
    for name, value in _published(event).items():
        declared = published[name]
        assert ("array" in declared["normalize"]) == (name in _LISTS) == isinstance(value, list)
        for each in value if isinstance(value, list) else [value]:
            assert isinstance(each, _PYTHON[declared["type"]])


@given(any_event)
def test_categories_and_types_are_among_those_that_elastic_allows_together(event: Event) -> None:
    _, published = ecs_fields()
    told = _published(event)
    for name in ("event.kind", "event.category", "event.type", "event.outcome"):
        allowed = {each["name"] for each in published[name]["allowed_values"]}
        value = told.get(name, [])
        assert set(value if isinstance(value, list) else [value]) <= allowed
    expected = {each["name"]: each["expected_event_types"] for each in published["event.category"]["allowed_values"]}
    assert all(set(told["event.type"]) <= set(expected[category]) for category in told.get("event.category", []))


def test_the_version_is_the_one_that_is_checked() -> None:
    version, published = ecs_fields()
    assert version == ecs.VERSION
    assert {name for name, field in published.items() if field.get("required")} <= _published(
        event_from(decision())
    ).keys()


@given(any_entry)
def test_no_value_comes_from_anywhere_but_the_entry(entry: Entry) -> None:
    event = event_from(entry)
    assert not unaccounted(ecs.document(event), event, line_of(entry))


def test_a_value_from_elsewhere_would_be_seen() -> None:
    event = event_from(decision())
    document = {**ecs.document(event), "message": "Madame Lefèvre", "number": 112233}
    assert unaccounted(document, event, line_of(decision())) >= {"Madame Lefèvre", 112233}


@pytest.mark.parametrize(
    ("told", "kind", "type_", "outcome"),
    [
        ({}, "alert", "denied", "failure"),
        ({"mode": Mode.OBSERVE}, "alert", "allowed", "success"),
        ({"action": Action.REDACT}, "event", "allowed", "success"),
        ({"action": Action.ALLOW, "identifying": Identifying.NONE}, "event", "allowed", "success"),
        ({"identifying": Identifying.NONE}, "event", "denied", "failure"),
    ],
)
def test_a_decision_is_told_as_what_became_of_the_request(
    told: dict[str, Any], kind: str, type_: str, outcome: str
) -> None:
    fields = ecs.fields(event_from(decision(**told)))
    assert (fields["event.kind"], fields["event.type"], fields["event.outcome"]) == (kind, [type_], outcome)


def test_a_decision_names_its_rule_its_service_and_nobody() -> None:
    document: Any = ecs.document(event_from(decision()))
    assert document["rule"] == {"id": "patient-identity", "ruleset": POLICY}
    assert document["service"] == {"target": {"name": "chatgpt", "type": "web"}}
    assert document["user"] == {"hash": USER}
    assert document["related"] == {"hash": [USER, WORKSTATION]}
    assert document["event"]["duration"] == 42_000_000


def test_a_refused_entrance_is_a_failed_authentication() -> None:
    fields = ecs.fields(event_from(Access(time=SEEN, what=Entrance.REFUSED)))
    assert (fields["event.category"], fields["event.outcome"]) == (["authentication"], "failure")


@given(any_event)
def test_a_document_is_json(event: Event) -> None:
    assert json.loads(json.dumps(ecs.document(event))) == ecs.document(event)
