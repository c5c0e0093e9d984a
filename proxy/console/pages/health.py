"""« Santé »: is everything up, what went wrong in the last day, how much room is left, how far back it goes."""

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from starlette.responses import Response

from policies.bounds import Retention
from proxy.console.page import Asked, Page
from proxy.console.pages.checks import Checks
from proxy.console.pages.showing import archive_of, machines_of, show
from proxy.console.pages.standing import damaged
from proxy.console.pages.troubles import TROUBLES
from proxy.journal.segments import segments
from proxy.store.states import Machine
from proxy.store.store import Store
from proxy.store.views import Query

SILENT = timedelta(minutes=30)
"""A machine that is up signs its journal every quarter of an hour: twice that long without a line is an absence."""

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes of the disk that a journal is on, and of the journal."""

    free: int
    total: int
    journal: int


@dataclass(frozen=True, slots=True)
class Health:
    """The page, with the verifications of which it tells the bad ones."""

    checks: Checks

    def show(self, asked: Asked) -> Response:
        """Show machines, troubles, room and how long decisions are kept."""
        now = datetime.now(UTC)
        machines = machines_of(asked)
        since = (now - _A_DAY).date()
        reasons = asked.store.overview(Query(since=since)).reasons
        return show(
            asked,
            "health",
            damaged=damaged(self.checks.last),
            machines=machines,
            silent={machine.chain for machine in machines if now - machine.last > SILENT},
            troubles=[(one, TROUBLES[one.name]) for one in reasons if one.name in TROUBLES],
            since=since,
            today=now.date(),
            room=room(asked.console.journal),
            retention=_retention(asked, machines),
            oldest=_oldest(asked.store),
        )

    def page(self) -> Page:
        """Declare it."""
        return Page("/sante", "sante", self.show, menu="Santé")


def room(folder: Path) -> Room | None:
    """Measure the disk of a journal's folder; None where there is no such folder."""
    try:
        usage = shutil.disk_usage(folder)
        return Room(usage.free, usage.total, sum(one.path.stat().st_size for one in segments(folder)))
    except OSError:
        return None


def _retention(asked: Asked, machines: list[Machine]) -> Retention | None:
    """What the policy in force says, on the machine heard of last whose policy is kept here."""
    policies = archive_of(asked).policies(machine.policy_hash for machine in machines)
    return policies[0].retention if policies else None


def _oldest(store: Store) -> date | None:
    """The day (UTC) of the oldest decision that is kept: the index counts by days."""
    days = store.overview().days
    return days[0].day if days else None
