"""What the store keeps of lines that are not decisions. Pure."""

from collections.abc import Iterable, Mapping

from proxy.journal.reading import Line
from proxy.store import keys, narrowing

_KEPT = frozenset(
    {"started", "stopped", "policy", "recovered", "clock", "purged", "segment", "report", "handled", "access"}
)
_NOTABLE = frozenset({"recovered", "clock", "purged"})
_ODD_OPENINGS = frozenset({"missing", "altered", "lost"})
SAID = ("no_person", "invented", "public", "other")
"""What a report may say."""

type Values = dict[str, object]
"""A row of a table, by column."""


def time_of(line: Line) -> int:
    """When a line was written, in milliseconds; 0 where that cannot be read."""
    time = narrowing.time(line.entry)
    return keys.milliseconds(time) if time else 0


def event(key: int, line: Line) -> Values | None:
    """The row of `events` for a line that is looked up by itself, if it is one."""
    if line.event not in _KEPT or (line.event == "segment" and not _is_notable(line)):
        return None
    about = narrowing.word(line.entry, "about")
    return {"key": key, "time": time_of(line), "event": line.event, "notable": _is_notable(line), "about": about}


def contact(key: int, line: Line) -> Values | None:
    """The row of `elsewhere` for a line that tells of an unknown AI site."""
    site = narrowing.word(line.entry, "site") if line.event == "elsewhere" else None
    return {"key": key, "time": time_of(line), "site": site} if site else None


def report(line: Line) -> Values | None:
    """The row of `alarms` that a report alone would make."""
    about, said = narrowing.word(line.entry, "about"), narrowing.word(line.entry, "said")
    if line.event != "report" or about is None or said not in SAID:
        return None
    time = time_of(line)
    return {"about": about, "first": time, "last": time, **{each: int(each == said) for each in SAID}}


def handling(line: Line) -> Values | None:
    """The row of `alarms` that a handling alone would make."""
    told: Values = {"about": narrowing.word(line.entry, "about"), "outcome": narrowing.word(line.entry, "outcome")}
    if line.event != "handled" or None in told.values():
        return None
    return {**told, "handled": time_of(line), "who": narrowing.word(line.entry, "who"), **dict.fromkeys(SAID, 0)}


def standing(lines: Iterable[Line]) -> Values:
    """What lines in order change in what is known of their machine, by column of `journals`."""
    known: Values = {}
    for line in lines:
        known |= _told(line)
    return known


def _told(line: Line) -> Mapping[str, object]:
    entry = line.entry
    match line.event:
        case "started":
            return {name: narrowing.word(entry, name) for name in ("boot_id", "version", "detector_version")}
        case "checkpoint":
            told = {name: narrowing.word(entry, name) for name in ("boot_id", "detector_version", "policy_hash")}
            return {"checkpoint": time_of(line), **told}
        case "policy" if narrowing.word(entry, "outcome") == "in_force":
            return {"policy_hash": narrowing.word(entry, "policy_hash")}
    return {}


def _is_notable(line: Line) -> bool:
    """Whether someone who watches over the journals wants to know."""
    match line.event:
        case "policy":
            return narrowing.word(line.entry, "outcome") == "refused"
        case "segment":
            return narrowing.word(line.entry, "cause") in _ODD_OPENINGS
    return line.event in _NOTABLE
