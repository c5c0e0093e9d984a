"""What the console's own journal tells: who came in, what they took out, how they answered false alarms."""

from dataclasses import dataclass
from enum import StrEnum

from proxy.journal.forms import Checked, Id, Time


class Handling(StrEnum):
    """What the security team makes of a false alarm."""

    FALSE_ALARM = "false_alarm"
    JUSTIFIED = "justified"
    RULE_CHANGED = "rule_changed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled(Checked):
    """The reports on the decision `about` were answered, by `who` (a keyed hash)."""

    time: Time
    about: Id
    outcome: Handling
    who: Id


class Entrance(StrEnum):
    """What someone did at the console's door, or carried out of it."""

    SIGNED_IN = "signed_in"
    REFUSED = "refused"
    SIGNED_OUT = "signed_out"
    EXPORTED = "exported"


class Export(StrEnum):
    """What may be carried out."""

    CSV = "csv"
    JSON = "json"
    REPORT = "report"
    DOSSIER = "dossier"
    CHECKPOINT = "checkpoint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access(Checked):
    """Someone came in, was refused, left, or took something out."""

    time: Time
    what: Entrance
    who: Id | None = None
    export: Export | None = None
