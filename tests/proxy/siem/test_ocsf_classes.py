from hypothesis import given

from proxy.siem.event import Event
from proxy.siem.ocsf_classes import ACTIVITIES, activity_of
from proxy.siem.titles import TITLES
from tests.proxy.siem.schemas import ocsf_type_caption
from tests.proxy.siem.strategies import any_event

_CAPTIONS = {
    "decision": "Data Security Finding: Create",
    "report": "Data Security Finding: Update",
    "handled_false_alarm": "Data Security Finding: Suppressed",
    "handled_justified": "Data Security Finding: Close",
    "policy_in_force": "Entity Management: Activate",
    "identity": "Entity Management: Enroll",
    "started": "Application Lifecycle: Start",
    "stopped": "Application Lifecycle: Stop",
    "recovered": "Application Error: General Error",
    "clock": "Base Event: Other",
    "purged": "Event Log Activity: Delete",
    "segment_day": "Event Log Activity: Rotate",
    "segment_altered": "Detection Finding: Create",
    "access_signed_in": "Authentication: Logon",
    "access_signed_out": "Authentication: Logoff",
    "access_exported": "Event Log Activity: Export",
    "elsewhere": "Detection Finding: Create",
}


def test_ocsf_calls_each_event_what_we_mean() -> None:
    told = {name: ocsf_type_caption(ACTIVITIES[name].class_uid, ACTIVITIES[name].type_uid) for name in _CAPTIONS}
    assert told == _CAPTIONS


@given(any_event)
def test_every_event_has_its_activity(event: Event) -> None:
    assert activity_of(event).type_uid // 100 == activity_of(event).class_uid


def test_no_activity_is_for_what_never_happens() -> None:
    names = set(TITLES) | {action.partition("_")[0] for action in TITLES}
    assert set(ACTIVITIES) <= names
