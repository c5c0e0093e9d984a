"""Events in Elastic Common Schema 9.4.0: https://www.elastic.co/docs/reference/ecs.

What the schema has no field for stands under `paravent.*` (proxy/siem/own.py). Where no category of the schema fits,
none is given, as it asks. `event.outcome` is the author's: a request that was held back is a failure.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from policies.decision import Action
from proxy.journal.events import Elsewhere, Known, Report, Started
from proxy.journal.policy_read import Outcome, PolicyRead
from proxy.journal.record import Record
from proxy.journal.review import Access, Entrance, Handled
from proxy.siem.event import Event, let_pass
from proxy.siem.own import nested, own
from proxy.siem.product import PRODUCT, VENDOR
from proxy.siem.severity import ALERT, Level, level
from proxy.siem.titles import TITLES

VERSION = "9.4.0"

SEVERITIES: Mapping[Level, int] = {
    Level.INFORMATIONAL: 1,
    Level.LOW: 21,
    Level.MEDIUM: 47,
    Level.HIGH: 73,
    Level.CRITICAL: 99,
}
"""The numbers that Elastic Security gives to its own levels."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where the schema puts an event: its categories, and its types among those that the categories allow."""

    category: str
    type: str


_KINDS: Mapping[str, _Kind] = {
    "policy": _Kind("configuration", "change"),
    "started": _Kind("process", "start"),
    "stopped": _Kind("process", "end"),
    "recovered": _Kind("file", "change"),
    "clock": _Kind("host", "change"),
    "purged": _Kind("file", "deletion"),
    "elsewhere": _Kind("network", "info"),
    "identity": _Kind("iam", "user"),
    "segment": _Kind("file", "creation"),
    "checkpoint": _Kind("file", "info"),
    "rolled_back": _Kind("file", "change"),
    "missed": _Kind("file", "deletion"),
    "malformed": _Kind("file", "change"),
    "segment_missing": _Kind("file", "deletion"),
    "segment_altered": _Kind("file", "change"),
    "access_signed_in": _Kind("authentication", "start"),
    "access_refused": _Kind("authentication", "start"),
    "access_signed_out": _Kind("authentication", "end"),
    "access_exported": _Kind("file", "access"),
}
"""By action, failing that by name. A report and its answer are nowhere at home in the schema."""


def fields(event: Event) -> dict[str, object]:
    """The event as dotted names."""
    mine = {name: value for name, value in {**_common(event), **_particular(event)}.items() if value not in (None, [])}
    return {**mine, **own(event)}


def document(event: Event) -> dict[str, object]:
    """The event as the JSON object that Elasticsearch takes."""
    return nested(fields(event))


def _common(event: Event) -> dict[str, object]:
    important = level(event)
    return {
        "@timestamp": event.entry.time,
        "ecs.version": VERSION,
        "message": TITLES[event.action],
        "tags": ["paravent"],
        "event.kind": "alert" if important >= ALERT else "state" if event.name == "checkpoint" else "event",
        "event.category": [kind.category] if (kind := _kind(event)) else None,
        "event.type": [kind.type] if kind else None,
        "event.action": event.action,
        "event.severity": SEVERITIES[important],
        "event.id": event.proof.digest,
        "event.hash": event.proof.digest,
        "event.sequence": event.proof.seq,
        "event.module": "paravent",
        "event.dataset": "paravent.journal",
        "event.provider": "paravent",
        "observer.vendor": VENDOR,
        "observer.product": PRODUCT,
        "observer.type": "proxy",
        "observer.serial_number": event.proof.chain,
    }


def _kind(event: Event) -> _Kind | None:
    if isinstance(event.entry, Record):
        return _Kind("network", "allowed" if _went_out(event.entry) else "denied")
    return _KINDS.get(event.action) or _KINDS.get(event.name)


def _went_out(record: Record) -> bool:
    return record.action is not Action.BLOCK or let_pass(record)


def _particular(event: Event) -> dict[str, object]:  # noqa: PLR0911 - one for each kind of entry
    match event.entry:
        case Record() as record:
            return _decision(record)
        case PolicyRead() as read:
            return {
                "event.outcome": "success" if read.outcome is Outcome.IN_FORCE else "failure",
                "event.reason": read.cause,
                "rule.ruleset": read.policy_hash,
            }
        case Access() as access:
            return {
                "event.outcome": "failure" if access.what is Entrance.REFUSED else "success",
                **_people(access.who),
            }
        case Handled(outcome=outcome, who=who):
            return {"event.reason": outcome, **_people(who)}
        case Report(said=said):
            return {"event.reason": said}
        case Elsewhere(site=site):
            return {"service.target.name": site}
        case Known(user=user):
            return _people(user)
        case Started(version=version):
            return {"observer.version": version}
    return {}


def _decision(record: Record) -> dict[str, object]:
    return {
        "event.outcome": "success" if _went_out(record) else "failure",
        "event.reason": record.reason,
        "event.duration": record.latency_ms * 1_000_000,
        "rule.id": record.rule_id,
        "rule.ruleset": record.policy_hash,
        "service.target.name": record.service,
        "service.target.type": record.kind,
        **_people(record.user, record.workstation),
    }


def _people(user: str | None, workstation: str | None = None) -> dict[str, object]:
    """Nobody's name: keyed hashes only."""
    return {
        "user.hash": user,
        "host.id": workstation,
        "related.hash": [each for each in (user, workstation) if each],
    }
