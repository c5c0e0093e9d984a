"""What was once asked, as facts to decide on again: a journal's decisions, or texts read by the real detection."""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from detectors.finding import Category, Identifying, Role
from detectors.protocol import DetectionError, Detector
from policies.axes import ORDINARY
from policies.facts import Facts, Obstacle, Tier
from policies.model import Policy
from proxy.causes import cause
from proxy.cli.exits import Exit
from proxy.cli.options import fail
from proxy.journal.segments import segments
from proxy.prompt import Prompt, Segment
from proxy.prompt import Role as Speaker
from proxy.reasons import ReasonCode
from proxy.screening.facts import Audience, facts_of
from proxy.services.canary import CANARY
from proxy.wire import strict_json
from proxy.wire.errors import WireError
from proxy.wire.types import Tree

_UNMASKED = frozenset({ReasonCode.REDACTION_INCOMPLETE, ReasonCode.CANNOT_REWRITE})
_AFTER_READING = _UNMASKED | {None}
"""Reasons of a refusal that came once everything had been read; for any other, nothing of it is known."""

_NAME = 80  # characters of a text's own id that are shown


@dataclass(frozen=True, slots=True)
class Unmasked:
    """Why a request that was to be masked was blocked in the end.

    Attributes:
        reason: What was wrong with the masking.
        rule_id: The rule that held back what remained.
    """

    reason: ReasonCode
    rule_id: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """One request, as facts under each of two policies.

    Attributes:
        place: Reference number of the decision, or line of the text and its id.
        old: Facts under the first policy.
        new: Facts under the second.
        unmasked: Why masking it did not do at the time; None where it did, or was not tried.
    """

    place: str
    old: Facts
    new: Facts
    unmasked: Unmasked | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that holds something: its file, its number from 1, and what it holds."""

    path: Path
    number: int
    line: bytes = field(repr=False)


def lines_of(path: Path) -> list[Numbered]:
    """Give the lines of a file, or of a journal's folder; ends the command where they cannot be read."""
    if path.is_dir():
        return [one for segment in segments(path) for one in lines_of(segment.path)]
    try:
        content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        fail(Exit.INPUT_INVALID, f"{path} : ne peut pas être lu ({cause(error)}).")
    return [Numbered(path, number, line) for number, line in enumerate(content.split(b"\n"), 1) if line.strip()]


def is_journal(lines: Sequence[Numbered]) -> bool:
    """Tell a journal from texts, by its first line."""
    try:
        first = strict_json.loads(lines[0].line) if lines else None
    except WireError:
        return False
    return isinstance(first, dict) and "event" in first


def from_journal(
    lines: Sequence[Numbered], policies: tuple[Policy, Policy], catalogued: Mapping[str, Tier]
) -> Iterator[Recorded]:
    """Give the decisions of a journal; ends the command at a line that is none of a journal's."""
    for numbered in lines:
        try:
            entry: Any = strict_json.loads(numbered.line)
            if entry["event"] == "decision" and entry["service"] != CANARY.id:
                facts = _facts(entry, catalogued)
                old, new = (_under(policy, facts) for policy in policies)
                yield Recorded(entry["id"], old, new, _unmasked(entry))
        except (WireError, LookupError, TypeError, ValueError):
            fail(
                Exit.INPUT_INVALID,
                f"{numbered.path}:{numbered.number} : cette ligne n'est pas une ligne de journal entière. Retirez-la.",
            )


def _under(policy: Policy, facts: Facts) -> Facts:
    return replace(facts, tier=policy.tier_of(facts.service, facts.tier))


def _unmasked(entry: Mapping[str, Any]) -> Unmasked | None:
    return Unmasked(ReasonCode(entry["reason"]), entry["rule_id"]) if entry.get("reason") in _UNMASKED else None


def _facts(entry: Mapping[str, Any], catalogued: Mapping[str, Tier]) -> Facts:
    """What a decision was taken on, with the tier of the catalogue, or that of the time for a service it has lost."""
    reason = ReasonCode(entry["reason"]) if "reason" in entry else None
    moment = datetime.fromisoformat(entry["time"]).astimezone().replace(tzinfo=None)
    facts = replace(
        ORDINARY,
        service=entry["service"],
        tier=catalogued.get(entry["service"], Tier(entry["tier"])),
        at=moment,
        complete=reason in _AFTER_READING and "identifying" in entry,
    )
    if not facts.complete:
        return facts
    return replace(
        facts,
        categories=frozenset(map(Category, entry.get("categories", ()))),
        identifying=Identifying(entry["identifying"]),
        secret=bool(entry.get("secret")),
        vignette=bool(entry.get("vignette")),
        obstacles=frozenset(map(Obstacle, entry.get("obstacles", ()))),
        groups=frozenset(entry.get("groups", ())),
        anonymity=entry.get("anonymity"),
        persons=frozenset(map(Role, entry.get("persons", ()))),
    )


def from_texts(
    lines: Sequence[Numbered],
    policies: tuple[Policy, Policy],
    audience: Audience,
    detector: Detector,
) -> Iterator[Recorded]:
    """Give texts as if each were sent now; ends the command at a line that cannot be read."""
    objects = bool(lines) and lines[0].line.lstrip().startswith(b"{")
    now = datetime.now().astimezone().replace(tzinfo=None)
    for numbered in lines:
        number, line = numbered.number, numbered.line
        try:
            name, text = _object(line) if objects else (None, line.decode().rstrip("\r"))
        except (WireError, UnicodeDecodeError):
            fail(Exit.INPUT_INVALID, f'{numbered.path}:{number} : ni un objet {{"id", "text"}}, ni un texte, en UTF-8.')
        place = f"ligne {number}" if name is None else f"ligne {number} ({str(name)[:_NAME]})"
        old, new = _read(text, policies, audience, now, detector)
        yield Recorded(place, old, new)


def _object(line: bytes) -> tuple[Tree, str]:
    entry = strict_json.loads(line)
    text = entry.get("text") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(text, str):
        raise WireError(ReasonCode.JSON_INVALID)
    name = entry.get("id")
    return name if isinstance(name, str | int) else None, text


def _read(
    text: str, policies: tuple[Policy, Policy], audience: Audience, now: datetime, detector: Detector
) -> Iterator[Facts]:
    """Give a text's facts under each policy; read once, unless the policies look for other identifiers."""
    prompt = Prompt(audience.service, (Segment((), Speaker.USER, text),))
    readings = {}
    for policy in policies:
        sent = audience.under(policy, now)
        try:
            if policy.site not in readings:
                readings[policy.site] = detector.read([text], policy.site)
            yield facts_of(prompt, readings[policy.site], sent)
        except DetectionError:
            yield replace(ORDINARY, service=sent.service, tier=sent.tier, at=sent.at, complete=False)
