from typing import Any

import pytest
from hypothesis import given

from policies.decision import Action
from policies.document import Mode
from proxy.journal.entries import Entry
from proxy.journal.review import Handled, Handling
from proxy.siem import ocsf
from proxy.siem.event import Event
from tests.proxy.siem.decisions import REFERENCE, USER, WORKSTATION, decision
from tests.proxy.siem.provenance import unaccounted
from tests.proxy.siem.schemas import ocsf_class
from tests.proxy.siem.strategies import SEEN, any_entry, any_event, event_from, line_of


@given(any_event)
def test_every_event_is_valid_under_the_class_that_it_names(event: Event) -> None:
    document: Any = ocsf.document(event)
    ocsf_class(document["class_uid"], tuple(document["metadata"]["profiles"])).validate(document)


def test_the_schema_refuses_what_is_not_of_its_class() -> None:
    document: Any = ocsf.document(event_from(decision()))
    assert not ocsf_class(2006, ("security_control",)).is_valid({**document, "prompt": "x"})
    assert not ocsf_class(2006, ("security_control",)).is_valid({**document, "disposition_id": 1000})


@given(any_entry)
def test_no_value_comes_from_anywhere_but_the_entry(entry: Entry) -> None:
    event = event_from(entry)
    assert not unaccounted(ocsf.document(event), event, line_of(entry))


@pytest.mark.parametrize(
    ("told", "action", "disposition"),
    [
        ({}, 2, 2),
        ({"action": Action.REDACT}, 4, 11),
        ({"action": Action.ALLOW}, 1, 1),
        ({"mode": Mode.OBSERVE}, 3, 15),
        ({"mode": Mode.OBSERVE, "action": Action.ALLOW}, 1, 1),
    ],
)
def test_a_decision_says_what_was_done_with_the_request(told: dict[str, Any], action: int, disposition: int) -> None:
    document = ocsf.document(event_from(decision(**told)))
    assert (document["action_id"], document["disposition_id"]) == (action, disposition)


def test_a_decision_is_a_finding_under_its_reference() -> None:
    document: Any = ocsf.document(event_from(decision()))
    assert document["class_uid"] == 2006
    assert document["finding_info"]["uid"] == REFERENCE
    assert document["finding_info"]["types"] == ["NIR", "PERSON"]
    assert document["actor"] == {"user": {"uid": USER}}
    assert document["device"]["uid"] == WORKSTATION


@pytest.mark.parametrize(
    ("outcome", "activity", "verdict"),
    [
        (Handling.FALSE_ALARM, 4, 1),
        (Handling.JUSTIFIED, 3, 2),
        (Handling.RULE_CHANGED, 3, 1),
        (Handling.REOPENED, 2, 99),
    ],
)
def test_the_answer_to_a_false_alarm_updates_the_finding(outcome: Handling, activity: int, verdict: int) -> None:
    document: Any = ocsf.document(event_from(Handled(time=SEEN, about=REFERENCE, outcome=outcome, who=USER)))
    assert (document["class_uid"], document["activity_id"], document["verdict_id"]) == (2006, activity, verdict)
    assert document["finding_info"]["uid"] == REFERENCE
