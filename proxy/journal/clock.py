"""How far the machine's clock and the time that really passed have come apart. Pure, but for `now`."""

import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from proxy.journal.events import ClockSet, Direction
from proxy.journal.forms import stamp

TOLERATED_S = 2.0
"""Seconds that a clock may be off from one entry to the next: time servers move it by less (NTP: 0.5 ms/s)."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One look at both clocks.

    Attributes:
        wall: Seconds since 1970, as the machine tells the date.
        steady: Seconds that only grow, from no beginning in particular.
    """

    wall: float
    steady: float

    @property
    def stamp(self) -> str:
        """The date and time, as the journal writes them."""
        return stamp(datetime.fromtimestamp(self.wall, UTC))

    def set_since(self, before: "Moment") -> ClockSet | None:
        """What the journal says when the clock was set between two looks."""
        off = (self.wall - before.wall) - (self.steady - before.steady)
        if abs(off) <= TOLERATED_S:
            return None
        return ClockSet(
            time=self.stamp, direction=Direction.FORWARD if off > 0 else Direction.BACK, seconds=round(abs(off))
        )


def now() -> Moment:
    """Both clocks, now."""
    return Moment(time.time(), _steady())


def _steady() -> float:
    """Give what goes on while the machine sleeps, so that a laptop opened in the morning is no clock set forward."""
    if sys.platform == "win32":
        return time.monotonic()
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def since_written(last: str, moment: Moment) -> ClockSet | None:
    """The same from the last entry of an earlier run: a clock can be seen to be late, never to be early."""
    try:
        written = datetime.fromisoformat(last).timestamp()
    except ValueError:
        return None
    return moment.set_since(Moment(written, moment.steady)) if moment.wall < written else None
