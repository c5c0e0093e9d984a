"""The three forms of an event as text, of one line each."""

import json
from enum import StrEnum

from proxy.siem import cef, ecs, ocsf
from proxy.siem.event import Event


class Format(StrEnum):
    """In which words events are told."""

    CEF = "cef"
    ECS = "ecs"
    OCSF = "ocsf"


def rendered(event: Event, form: Format) -> str:
    """The event, without end of line; JSON is all ASCII, so that it means the same in every encoding."""
    match form:
        case Format.CEF:
            return cef.line(event)
        case Format.ECS:
            return json.dumps(ecs.document(event), separators=(",", ":"))
        case Format.OCSF:
            return json.dumps(ocsf.document(event), separators=(",", ":"))
