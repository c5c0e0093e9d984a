"""The work of `paravent policy diff`: two policies compared, replayed, and a weaker one confirmed or refused."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer
from rich.console import Console

from policies.comparing import Change, changes
from policies.decision import Action
from policies.facts import Tier
from policies.model import Policy
from policies.trials import Outcome
from policies.weakening import Weakenings, weakenings
from proxy.cli.asking import confirm
from proxy.cli.compared import lines
from proxy.cli.exits import Exit
from proxy.cli.judging import audience_of, policy_at
from proxy.cli.options import errors, fail
from proxy.cli.recorded import Recorded, from_journal, from_texts, is_journal, lines_of
from proxy.cli.replaying import Replay, replay
from proxy.services.catalogue import Catalogue

_WEAKER = "La seconde politique laisse partir plus que la première."


@dataclass(frozen=True, slots=True)
class Difference:
    """All that was found between two policies.

    Attributes:
        changes: What they do not say alike.
        weakenings: What the second holds back less, of all that they can tell apart.
        replay: What becomes of past requests; None where none were given.
    """

    changes: tuple[Change, ...]
    weakenings: Weakenings
    replay: Replay | None = None

    @property
    def weaker(self) -> bool:
        """Whether the second lets more through, or may: then somebody has to want it."""
        unseen = any(change.unseen for change in self.changes) or not self.weakenings.whole
        return unseen or bool(self.weakenings.found) or (self.replay is not None and bool(self.replay.looser))


@dataclass(frozen=True, slots=True)
class Ending:
    """How the command speaks and ends: whether in JSON, and whether a weaker policy is accepted beforehand."""

    as_json: bool = False
    accepted: bool = False


def differ(old: Path, new: Path, past: Path | None, service: str, ending: Ending) -> Exit:
    """Compare two policy files, say what differs, and give the command's status."""
    policies = policy_at(old).policy, policy_at(new).policy
    catalogued = {entry.id: entry.tier for entry in Catalogue.load().services}
    kept = None if past is None or _missing(past) else past
    replayed = None if kept is None else replay(_recorded(kept, policies, catalogued, service), *policies)
    found = Difference(changes(*policies), weakenings(*policies, catalogued), replayed)
    if ending.as_json:
        typer.echo(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        out = Console(emoji=False, highlight=False, soft_wrap=True)
        for line, style in lines(found.changes, found.weakenings, found.replay):
            out.print(line, style=style, markup=False)
    if kept is not past:
        message = f"pas encore de journal à {past} : il se crée au premier « paravent run »"
        errors.print(message, style="yellow", markup=False, soft_wrap=True)
    return Exit.OK if not found.weaker or _accepted(ending) else Exit.POLICY_WEAKER


def _missing(past: Path) -> bool:
    """Tell a file that nobody wrote yet from one that cannot be read, which its reader complains about."""
    try:
        past.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def _recorded(
    past: Path, policies: tuple[Policy, Policy], catalogued: dict[str, Tier], service: str
) -> Iterator[Recorded]:
    from detectors.engine import PresidioDetector
    from detectors.protocol import ModelMissingError

    found = lines_of(past)
    if is_journal(found):
        yield from from_journal(found, policies, catalogued)
        return
    audience = audience_of(service)
    try:
        with errors.status("Lecture des textes…"):
            yield from from_texts(found, policies, audience, PresidioDetector())
    except ModelMissingError as error:
        fail(Exit.MODEL_MISSING, str(error))


def _accepted(ending: Ending) -> bool:
    if ending.accepted:
        return True
    if not ending.as_json and _at_terminal():
        return confirm(f"{_WEAKER} L'accepter ?")
    errors.print(f"{_WEAKER} Si c'est voulu, relancez avec --accept-weaker.", style="red", markup=False, soft_wrap=True)
    return False


def _at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def as_json(found: Difference) -> dict[str, object]:
    """Give a difference as JSON values, for other programs."""
    return {
        "weaker": found.weaker,
        "changes": [_change(change) for change in found.changes],
        "weakenings": [
            {"before": _outcome(one.before), "after": _outcome(one.after), "situation": one.situation}
            for one in found.weakenings.found
        ],
        "every_situation_tried": found.weakenings.whole,
        "replay": None if found.replay is None else _replay(found.replay),
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "part": change.part,
        "name": change.name,
        "key": change.key,
        "before": change.before,
        "after": change.after,
        "unseen": change.unseen,
    }


def _outcome(outcome: Outcome) -> dict[str, str | Action]:
    return {"rule": outcome.rule_id, "action": outcome.action}


def _replay(found: Replay) -> dict[str, object]:
    return {
        "decisions": len(found.decisions),
        "looser": len(found.looser),
        "stricter": len(found.stricter),
        "unchanged": found.unchanged,
        "by": [
            {"before": _outcome(before), "after": _outcome(after), "count": count}
            for (before, after), count in found.by_outcome()
        ],
        "examples": [
            {"place": one.place, "before": _outcome(one.before), "after": _outcome(one.after)}
            for one in found.examples()
        ],
    }
