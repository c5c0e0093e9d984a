"""What became of a canary's request, and what follows from several. Pure."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from policies.decision import Action
from policies.document import Mode
from proxy.canary.song import EXPECTED
from proxy.journal.record import Record

PATIENCE = 3
"""Trials in a row that may fail without a fault being seen, as on a machine that is busy."""


class Outcome(Enum):
    """Of one trial."""

    WELL = auto()
    """Found, written down, and nothing of it arrived that the policy holds back."""
    LEAKED = auto()
    """Something arrived that the policy holds back."""
    BLIND = auto()
    """Not all of it was found."""
    UNJUDGED = auto()
    """It was refused without having been read: busy, or shut already."""
    SILENT = auto()
    """No answer, or no line in the journal."""


def judge(record: Record | None, *, answered: bool, arrived: bool) -> Outcome:
    """Tell how a trial went.

    Args:
        record: Of its decision; None where the journal has none.
        answered: Whether the proxy answered.
        arrived: Whether a part that must not leave was seen where requests arrive.
    """
    if record is None:
        return Outcome.LEAKED if arrived else Outcome.SILENT
    is_let = record.action is Action.ALLOW or record.mode is Mode.OBSERVE
    if arrived and not is_let:
        return Outcome.LEAKED
    if record.reason is not None and record.rule_id is None:
        return Outcome.UNJUDGED
    if not record.categories.keys() >= EXPECTED:
        return Outcome.BLIND
    return Outcome.WELL if answered else Outcome.SILENT


@dataclass(frozen=True, slots=True)
class Health:
    """What trials so far say.

    Attributes:
        last: The last; None before the first.
        failures: How many in a row did not go well.
    """

    last: Outcome | None = None
    failures: int = 0

    @property
    def is_shut(self) -> bool:
        """Whether AI services are refused: at once where something was wrong, in the end where nothing is heard.

        A request that cannot be judged is refused by itself, and its author told why: that shuts nothing more.
        """
        return self.last in {Outcome.LEAKED, Outcome.BLIND} or (
            self.last is Outcome.SILENT and self.failures >= PATIENCE
        )

    def after(self, outcome: Outcome) -> "Health":
        """Give what is known after one more."""
        return replace(self, last=outcome, failures=0 if outcome is Outcome.WELL else self.failures + 1)
