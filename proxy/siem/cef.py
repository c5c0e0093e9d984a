"""Events in ArcSight's Common Event Format, version 0: "Implementing ArcSight CEF", revision 26.

Keys of the standard where one fits; everything of ours again under keys `Paravent…`, in the form that the standard
recommends for them (vendor, product, name, letters and digits only).
"""

import re
from collections.abc import Mapping

from proxy.journal.events import Elsewhere, Known
from proxy.journal.policy_read import PolicyRead
from proxy.journal.record import Record
from proxy.journal.review import Access, Handled
from proxy.siem.event import Event
from proxy.siem.own import Value, own
from proxy.siem.product import PRODUCT, VENDOR, VERSION
from proxy.siem.severity import Level, level
from proxy.siem.titles import TITLES

SEVERITIES: Mapping[Level, int] = {
    Level.INFORMATIONAL: 1,
    Level.LOW: 3,
    Level.MEDIUM: 6,
    Level.HIGH: 8,
    Level.CRITICAL: 10,
}
"""The standard calls 0 to 3 low, 4 to 6 medium, 7 and 8 high, 9 and 10 very high."""


def line(event: Event) -> str:
    """The event as one line, without its end."""
    header = [VENDOR, PRODUCT, VERSION, event.action, TITLES[event.action], str(SEVERITIES[level(event)])]
    extension = " ".join(f"{key}={escaped(_text(value))}" for key, value in _extension(event).items())
    return "|".join(["CEF:0", *map(in_header, header), extension])


def in_header(text: str) -> str:
    r"""Backslash and pipe take a backslash before them; a header has no line breaks, a space stands for them."""
    return re.sub(r"\s+", " ", text).replace("\\", "\\\\").replace("|", "\\|")


def escaped(text: str) -> str:
    r"""In an extension backslash and equals sign take a backslash before them, line breaks are \n and \r."""
    return text.replace("\\", "\\\\").replace("=", "\\=").replace("\n", "\\n").replace("\r", "\\r")


def _extension(event: Event) -> dict[str, Value]:
    told: dict[str, Value | None] = {
        "rt": event.milliseconds,
        "externalId": event.reference,
        "deviceExternalId": event.proof.chain,
        **_standard(event),
    }
    told |= {key(name): value for name, value in own(event).items()}
    return {key: value for key, value in told.items() if value is not None}


def _standard(event: Event) -> dict[str, Value | None]:  # noqa: PLR0911 - one for each kind of entry
    match event.entry:
        case Record() as record:
            return {
                "act": record.action,
                "reason": record.reason,
                "destinationServiceName": record.service,
                "suid": record.user,
                "cs1Label": "rule",
                "cs1": record.rule_id or "none",
            }
        case PolicyRead(outcome=outcome, cause=cause):
            return {"outcome": outcome, "reason": cause}
        case Handled(outcome=outcome, who=who):
            return {"outcome": outcome, "suid": who}
        case Access(what=what, who=who):
            return {"act": what, "suid": who}
        case Known(user=user):
            return {"suid": user}
        case Elsewhere(site=site):
            return {"destinationServiceName": site}
    return {}


def key(name: str) -> str:
    """`paravent.decision.rule_id` as `ParaventDecisionRuleId`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[._]", name))


def _text(value: Value) -> str:
    return ",".join(value) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value)
