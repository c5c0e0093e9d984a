"""Two months of an invented hospital's journal, written by the real writer on a clock of its own."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from detectors.finding import Category, Identifying, Role
from policies.decision import Action
from policies.facts import Obstacle, Tier
from policies.loading import Loaded, load
from proxy.journal.book import Book
from proxy.journal.clock import Moment
from proxy.journal.entries import Entry
from proxy.journal.events import Elsewhere, Report, Said, Started, Stopped
from proxy.journal.forms import stamp
from proxy.journal.policy_read import Cause, Outcome, PolicyRead, Supplier
from proxy.journal.record import Record
from proxy.reasons import ReasonCode
from proxy.services.catalogue import Kind
from proxy.supply.archive import Archive

ROOT = Path(__file__).parents[4]
DAYS = 60
BLOCKED = "b10c4ed000000001"
"""Reference of a blocked decision of yesterday, which was reported."""
LET_THROUGH = "a110e1d000000001"
"""Reference of one that was let through, the newest of all."""
MASKED = "ca5caded00000001"
UNREADABLE = "0b57ac1e00000001"
DETECTOR = "fr-paravent-1.4.0.0123456789ab"
BOOT = "b007000000000001"

SERVICES = (
    *(("chatgpt", Kind.WEB, Tier.OPEN, 42), ("claude", Kind.WEB, Tier.OPEN, 18), ("gemini", Kind.WEB, Tier.OPEN, 12)),
    *(("lechat", Kind.WEB, Tier.CONTRACTED, 15), ("openai-api", Kind.API, Tier.OPEN, 6)),
    *(("mistral-api", Kind.API, Tier.APPROVED, 7),),
)
UNITS = ("urgences", "cardiologie", "pediatrie", "dim", "geriatrie", "bloc", "pharmacie", "secretariat-orl")
SMALL = "soins-palliatifs"
"""A unit of three requests in all."""


@dataclass
class Clock:
    """A clock that is set by hand, and that never jumps."""

    at: datetime

    def look(self) -> Moment:
        seconds = self.at.timestamp()
        return Moment(seconds, seconds)


@cache
def policy() -> Loaded:
    return load(ROOT / "policies" / "examples" / "chu.yaml")


def record(number: int, at: datetime, **told: object) -> Record:
    """A plain decision, with what is told otherwise."""
    plain: dict[str, object] = {
        "id": f"{number:016x}",
        "time": stamp(at),
        "service": "chatgpt",
        "kind": Kind.WEB,
        "tier": Tier.OPEN,
        "action": Action.ALLOW,
        "rule_id": "question-generale",
        "policy_hash": policy().sha256,
        "identifying": Identifying.NONE,
        "secret": False,
        "vignette": False,
        "segments": 3,
        "cached_segments": 1,
        "characters": 1000,
        "latency_ms": 38,
        "user": "00000000000000aa",
        "workstation": "00000000000000bb",
    }
    return Record(**(plain | told))  # type: ignore[arg-type]  # a test's own words


def hospital(home: Path, days: int = DAYS, each: int = 24, now: datetime | None = None) -> datetime:
    """Write the journal, and keep its policy; gives the moment at which it ends, a minute ago."""
    end = (now or datetime.now(UTC)) - timedelta(minutes=1)
    Archive(home / "policy" / "archive").keep(policy())
    clock = Clock((end - timedelta(days=days)).replace(hour=0, minute=0, second=0))
    book = Book.open(home / "journal", BOOT, clock.look)
    book.append(
        [Started(time=stamp(clock.at), boot_id=BOOT, version="0.7.0", detector_version=DETECTOR), *_policies(clock.at)]
    )
    chance, number = random.Random(7), 1
    for _ in range(days):
        clock.at += timedelta(days=1)
        day = _day(number, clock.at.replace(hour=7), each, chance)
        book.append([one for one in day if one.time < stamp(end)])  # nothing of the afternoon, in the morning
        number += 1
    clock.at = end
    book.append(list(_remarkable(end)))
    book.close()
    return end


def _policies(at: datetime) -> Iterator[Entry]:
    told = policy().policy
    yield PolicyRead(time=stamp(at), outcome=Outcome.REFUSED, supplier=Supplier.GIT, cause=Cause.INVALID, complaints=3)
    yield PolicyRead(
        time=stamp(at + timedelta(minutes=4)),
        outcome=Outcome.IN_FORCE,
        supplier=Supplier.GIT,
        signed=True,
        policy_id=told.id,
        policy_hash=policy().sha256,
        version=told.version,
    )


def _day(number: int, morning: datetime, each: int, chance: random.Random) -> Iterator[Record]:
    busy = each if morning.weekday() < 5 else each // 4
    for index in range(max(1, round(busy * chance.uniform(0.7, 1.3)))):
        yield _drawn(number * 10_000 + index, morning + timedelta(minutes=20 * index), chance)


def _drawn(number: int, at: datetime, chance: random.Random) -> Record:
    service, kind, tier, _ = chance.choices(SERVICES, [one[3] for one in SERVICES])[0]
    where = {"service": service, "kind": kind, "tier": tier, "user": f"{chance.randrange(400):016x}"}
    groups = (chance.choices(UNITS, range(len(UNITS), 0, -1))[0],)
    drawn = chance.random()
    if drawn < 0.02:
        reason = chance.choice([ReasonCode.TOO_LARGE, ReasonCode.BODY_UNREADABLE, ReasonCode.ANALYSIS_TIMEOUT])
        bare = {"rule_id": None, "identifying": None}
        return record(number, at, **where, **bare, reason=reason, action=Action.BLOCK)
    if drawn < 0.72:
        found = {Category.DISEASE: 1, Category.DRUG: 2} if drawn < 0.5 else {}
        return record(number, at, **where, groups=groups, categories=found)
    if drawn < 0.93:
        found = {Category.PERSON: chance.randint(1, 3), Category.DATE: 1, Category.AGE: 1}
        told = {"rule_id": "identite-directe", "identifying": Identifying.DIRECT, "persons": (Role.PATIENT,)}
        return record(number, at, **where, **told, groups=groups, categories=found, action=Action.REDACT)
    told = {"rule_id": "contenu-illisible", "obstacles": {Obstacle.IMAGE: 1}, "latency_ms": 12}
    return record(number, at, **where, **told, groups=groups, action=Action.BLOCK)


def _remarkable(end: datetime) -> Iterator[Entry]:
    """Decisions that tests know by name, and what came of them."""
    told = {"action": Action.BLOCK, "rule_id": "identite-indirecte", "identifying": Identifying.INDIRECT}
    found = {Category.SITUATION: 1, Category.CITY: 2, Category.DISEASE: 1}
    yield record(0, end, **told | {"id": BLOCKED}, categories=found, anonymity=10, secret=True, groups=(SMALL,))
    masked = {"id": MASKED, "action": Action.REDACT, "rule_id": "identite-directe", "groups": (SMALL,)}
    yield record(0, end, **masked, identifying=Identifying.DIRECT, categories={Category.NIR: 1})
    bare = {"rule_id": None, "identifying": None}
    unread = {"id": UNREADABLE, "action": Action.BLOCK, "reason": ReasonCode.ANALYSIS_TIMEOUT}
    yield record(0, end, **bare, **unread, groups=(SMALL,))
    yield Report(time=stamp(end), about=BLOCKED, said=Said.INVENTED)
    yield Report(time=stamp(end), about=BLOCKED, said=Said.NO_PERSON)
    yield Report(time=stamp(end), about=f"{20_000:016x}", said=Said.OTHER)
    yield Report(time=stamp(end), about="feedfeedfeedfeed", said=Said.PUBLIC)
    yield Elsewhere(time=stamp(end), site="mammouth")
    yield Elsewhere(time=stamp(end), site="un-site-oublie")
    yield record(0, end, id=LET_THROUGH)


def stopped(end: datetime) -> Entry:
    return Stopped(time=stamp(end), boot_id=BOOT)
