"""Events in the Open Cybersecurity Schema Framework 1.8.0: https://schema.ocsf.io/1.8.0.

A decision, and all that people say of it later, is a Data Security Finding (2006) whose `finding_info.uid` is the
reference number; other events have the class that fits (proxy/siem/ocsf_classes.py). People and machines are keyed
hashes. What OCSF has no attribute for stands in `unmapped`.
"""

from collections.abc import Mapping

from policies.decision import Action
from proxy.journal.events import Elsewhere, Known
from proxy.journal.policy_read import PolicyRead
from proxy.journal.record import Record
from proxy.journal.review import Access, Handled, Handling
from proxy.siem import ocsf_classes as classes
from proxy.siem.event import Event, let_pass
from proxy.siem.ocsf_classes import Activity, activity_of
from proxy.siem.ocsf_data import data_security, policy
from proxy.siem.own import nested, own
from proxy.siem.product import PRODUCT, VENDOR
from proxy.siem.product import VERSION as PRODUCT_VERSION
from proxy.siem.severity import ALERT, level
from proxy.siem.titles import TITLES

VERSION = "1.8.0"

_PRODUCT = {"name": PRODUCT, "vendor_name": VENDOR, "version": PRODUCT_VERSION}
_ALLOWED, _DENIED, _OBSERVED, _MODIFIED = 1, 2, 3, 4  # action_id of the security_control profile
_DISPOSITIONS: Mapping[int, int] = {_ALLOWED: 1, _DENIED: 2, _OBSERVED: 15, _MODIFIED: 11}
"""disposition_id: allowed, blocked, detected without further action, corrected."""

_VERDICTS: Mapping[Handling, int] = {
    Handling.FALSE_ALARM: 1,
    Handling.JUSTIFIED: 2,
    Handling.RULE_CHANGED: 1,
    Handling.REOPENED: 99,
}
"""verdict_id of the incident profile: false positive, true positive, other."""

type Object = dict[str, object]


def document(event: Event) -> Object:
    """The event as a JSON object."""
    activity = activity_of(event)
    told = {**_base(event, activity), **_finding(event, activity), **_particular(event)}
    return {name: value for name, value in told.items() if value is not None}


def _base(event: Event, activity: Activity) -> Object:
    return {
        "class_uid": activity.class_uid,
        "category_uid": activity.category_uid,
        "activity_id": activity.activity_id,
        "activity_name": activity.name,
        "type_uid": activity.type_uid,
        "status_id": activity.status_id,
        "severity_id": int(level(event)),
        "time": event.milliseconds,
        "message": TITLES[event.action],
        "metadata": _metadata(event),
        "unmapped": nested(own(event)),
        "log_name": "journal" if activity.class_uid == classes.EVENT_LOG_ACTIVITY else None,
        "app": _PRODUCT if activity.class_uid == classes.APPLICATION_LIFECYCLE else None,
    }


def _metadata(event: Event) -> Object:
    profiles = {Record: ["security_control"], Elsewhere: ["security_control"], Handled: ["incident"]}
    return {
        "version": VERSION,
        "product": _PRODUCT,
        "uid": event.proof.digest,
        "sequence": event.proof.seq,
        "original_time": event.entry.time,
        "event_code": event.action,
        "log_name": "journal",
        "log_provider": "paravent",
        "profiles": profiles.get(type(event.entry), []),
    }


def _finding(event: Event, activity: Activity) -> Object:
    if not activity.is_finding:
        return {}
    return {
        "finding_info": {"uid": event.reference or event.proof.digest, "title": TITLES[event.action]},
        "is_alert": level(event) >= ALERT,
    }


def _particular(event: Event) -> Object:  # noqa: PLR0911 - one for each kind of entry
    match event.entry:
        case Record() as record:
            return _decision(record, event)
        case Elsewhere(site=site):
            return {**_control(_OBSERVED), "resources": [{"name": site, "role_id": 1}]}
        case Handled(outcome=outcome, who=who):
            return {"verdict_id": _VERDICTS[outcome], "verdict": outcome.value, "actor": _actor(who)}
        case PolicyRead() as read:
            return {
                "entity": {"type_id": 5, "name": "policy", "policy": policy(read.policy_id, read.policy_hash)},
                "status_detail": read.cause,
            }
        case Known(user=user):
            return {"entity": {"type_id": 2, "user": {"uid": user}}}
        case Access() as access:
            return _access(access, activity_of(event))
    return {}


def _decision(record: Record, event: Event) -> Object:
    taken = {Action.ALLOW: _ALLOWED, Action.REDACT: _MODIFIED, Action.BLOCK: _DENIED}[record.action]
    return {
        **_control(_OBSERVED if let_pass(record) else taken),
        "finding_info": {
            "uid": record.id,
            "title": TITLES[event.action],
            "types": sorted(record.categories),
            "created_time": event.milliseconds,
            **({"analytic": {"uid": record.rule_id, "type_id": 1}} if record.rule_id else {}),
        },
        "data_security": data_security(record),
        "policy": policy(None, record.policy_hash) if record.policy_hash else None,
        "status_detail": record.reason,
        "duration": record.latency_ms,
        "resources": [{"name": record.service, "type": record.kind, "labels": [record.tier], "role_id": 1}],
        "actor": _actor(record.user),
        "device": {"uid": record.workstation, "type_id": 0} if record.workstation else None,
    }


def _control(action: int) -> Object:
    return {"action_id": action, "disposition_id": _DISPOSITIONS[action]}


def _actor(user: str | None) -> Object | None:
    return {"user": {"uid": user}} if user else None


def _access(access: Access, activity: Activity) -> Object:
    """Who came in, where the console knows; the class of log-ins demands a user all the same."""
    if activity.class_uid == classes.EVENT_LOG_ACTIVITY:
        return {"actor": _actor(access.who)}
    return {"user": {"uid": access.who or "unknown"}, "service": {"name": "console"}}
