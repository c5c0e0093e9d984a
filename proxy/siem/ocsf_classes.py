"""Which OCSF class and activity an event has, and why: https://schema.ocsf.io/1.8.0/classes."""

from collections.abc import Mapping
from dataclasses import dataclass

from proxy.siem.event import Event


@dataclass(frozen=True, slots=True)
class Activity:
    """What happened, in OCSF's numbers.

    Attributes:
        class_uid: Class of the event.
        activity_id: Activity of that class.
        status_id: Status of that class; None where it has none to tell. Of a finding: 1 new, 2 in progress,
            3 suppressed, 4 resolved. Of an activity: 1 success, 2 failure.
        name: What an activity that the class does not know is called; None where it knows it.
    """

    class_uid: int
    activity_id: int
    status_id: int | None = None
    name: str | None = None

    @property
    def category_uid(self) -> int:
        """Thousands of the class: https://schema.ocsf.io/1.8.0/categories."""
        return self.class_uid // 1000

    @property
    def type_uid(self) -> int:
        """Class and activity in one number."""
        return self.class_uid * 100 + self.activity_id

    @property
    def is_finding(self) -> bool:
        """Whether it is a finding, which somebody has to look at, rather than an activity."""
        return self.category_uid == _FINDINGS


DATA_SECURITY_FINDING = 2006
"""A decision, and what people say of it: the class for what a data loss prevention tool finds."""
DETECTION_FINDING = 2004
"""What points to a hand on the journal, or to an AI site that nobody knows: something found, by no data rule."""
EVENT_LOG_ACTIVITY = 1008
"""What is done to the journal itself: begun, rotated, purged, exported."""
ENTITY_MANAGEMENT = 3004
"""A policy comes into force or is refused, an account is enrolled: both are managed entities of that class."""
AUTHENTICATION = 3002
"""Coming in at the console, and leaving it."""
APPLICATION_LIFECYCLE = 6002
"""The product starts and stops."""
APPLICATION_ERROR = 6008
"""A line that a stop cut short."""
BASE_EVENT = 0
"""A clock that was set: no class has it (4013 is about the packets of time servers)."""

_FINDINGS = 2
_DETECTED = Activity(DETECTION_FINDING, 1, 1)

ACTIVITIES: Mapping[str, Activity] = {
    "decision": Activity(DATA_SECURITY_FINDING, 1, 1),
    "report": Activity(DATA_SECURITY_FINDING, 2, 2),
    "handled_false_alarm": Activity(DATA_SECURITY_FINDING, 4, 3),
    "handled_justified": Activity(DATA_SECURITY_FINDING, 3, 4),
    "handled_rule_changed": Activity(DATA_SECURITY_FINDING, 3, 4),
    "handled_reopened": Activity(DATA_SECURITY_FINDING, 2, 2),
    "policy_in_force": Activity(ENTITY_MANAGEMENT, 10, 1),
    "policy_refused": Activity(ENTITY_MANAGEMENT, 10, 2),
    "identity": Activity(ENTITY_MANAGEMENT, 6, 1),
    "started": Activity(APPLICATION_LIFECYCLE, 3, 1),
    "stopped": Activity(APPLICATION_LIFECYCLE, 4, 1),
    "recovered": Activity(APPLICATION_ERROR, 1),
    "clock": Activity(BASE_EVENT, 99, name="Clock set"),
    "purged": Activity(EVENT_LOG_ACTIVITY, 2, 1),
    "elsewhere": _DETECTED,
    "access_signed_in": Activity(AUTHENTICATION, 1, 1),
    "access_refused": Activity(AUTHENTICATION, 1, 2),
    "access_signed_out": Activity(AUTHENTICATION, 2, 1),
    "access_exported": Activity(EVENT_LOG_ACTIVITY, 3, 1),
    "segment_begun": Activity(EVENT_LOG_ACTIVITY, 6, 1),
    "segment_day": Activity(EVENT_LOG_ACTIVITY, 5, 1),
    "segment_size": Activity(EVENT_LOG_ACTIVITY, 5, 1),
    "segment_missing": _DETECTED,
    "segment_altered": _DETECTED,
    "segment_lost": _DETECTED,
    "checkpoint": Activity(EVENT_LOG_ACTIVITY, 99, 1, "Checkpoint"),
    "rolled_back": _DETECTED,
    "missed": _DETECTED,
    "malformed": _DETECTED,
}
"""By action, failing that by name."""


def activity_of(event: Event) -> Activity:
    """What happened, in OCSF's numbers."""
    return ACTIVITIES.get(event.action) or ACTIVITIES[event.name]
