"""Journals for tests: entries, a clock that is told the time, a folder filled day by day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from detectors.finding import Category, Identifying, Role
from policies.decision import Action
from policies.facts import Obstacle, Tier
from proxy.audit.root import Root
from proxy.audit.verdict import Verdict
from proxy.audit.verify import Evidence, verify
from proxy.journal.book import Book
from proxy.journal.clock import Moment
from proxy.journal.entries import Entry
from proxy.journal.reading import lines
from proxy.journal.record import Record
from proxy.services.catalogue import Kind

BOOT = "00112233aabbccdd"
TIME = "2026-11-22T08:30:00.123Z"
DAY_S = 86_400.0
MORNING = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


@dataclass
class Watch:
    """A clock that goes when it is told to, and can be set."""

    wall: float = MORNING.timestamp()
    steady: float = 1000.0

    def __call__(self) -> Moment:
        return Moment(self.wall, self.steady)

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.wall, UTC)

    def go(self, seconds: float) -> None:
        """Time passes."""
        self.wall, self.steady = self.wall + seconds, self.steady + seconds

    def set(self, seconds: float) -> None:
        """Someone sets it forward, or back."""
        self.wall += seconds


def record(number: int = 0, **changes: Any) -> Record:  # noqa: ANN401 - wrong values are tested too
    values: dict[str, Any] = {
        "id": f"{number:016x}",
        "time": TIME,
        "service": "claude",
        "kind": Kind.WEB,
        "tier": Tier.OPEN,
        "action": Action.ALLOW,
        "rule_id": "default",
    }
    return Record(**values | changes)


def typical(number: int = 0) -> Record:
    """A decision as most are: a redaction in a conversation."""
    return record(
        number,
        service="chatgpt",
        action=Action.REDACT,
        rule_id="patient-identity",
        policy_hash="a" * 64,
        categories={Category.PERSON: 2, Category.PHONE_NUMBER: 1},
        identifying=Identifying.DIRECT,
        secret=True,
        segments=3,
        cached_segments=2,
        characters=1000,
        latency_ms=41,
        user="0123456789abcdef",
        workstation="fedcba9876543210",
    )


def rich(number: int = 0) -> Record:
    """A decision with all that one may well have at once."""
    many = [Category.PERSON, Category.PHONE_NUMBER, Category.NIR, Category.IPP, Category.DATE, Category.EMAIL_ADDRESS]
    return replace(
        typical(number),
        observed=("doubtful-names", "rare-disease"),
        categories=dict.fromkeys(many, 2),
        obstacles={Obstacle.IMAGE: 1},
        vignette=False,
        anonymity=12,
        persons=(Role.PATIENT, Role.RELATIVE),
        groups=("urgences",),
        unknown_fields=1,
    )


def write(folder: Path, entries: Sequence[Entry], watch: Watch | None = None) -> None:
    """One run: open, append one by one, close."""
    book = Book.open(folder, BOOT, watch or Watch())
    for entry in entries:
        book.append([entry])
    book.close()


def days(folder: Path, lengths: Sequence[int], watch: Watch) -> Book:
    """An open journal with a segment a day, and so many decisions in each, signed at the end of each day."""
    book = Book.open(folder, BOOT, watch)
    for day, length in enumerate(lengths):
        if day:
            watch.go(DAY_S)
        for number in range(length):
            book.append([record(1000 * day + number)])
        book.sign()
    return book


def abandon(book: Book) -> None:
    """Let go of a journal as a stop does: nothing is signed."""
    book._pages.close()  # noqa: SLF001 - what a stop does is no one's interface


def root(folder: Path) -> Root:
    """The key of a journal that has one."""
    (path,) = folder.glob("*.key")
    return Root.parse(path.read_text("ascii"))


def keyed(folder: Path, *roots: Root) -> Evidence:
    """What who holds all the keys left in a folder knows."""
    return Evidence([*roots, *(Root.parse(path.read_text("ascii")) for path in sorted(folder.glob("*.key")))])


def rows(path: Path) -> list[bytes]:
    """Lines of a file, ends included."""
    return path.read_bytes().splitlines(keepends=True)


def entries(folder: Path) -> list[dict[str, Any]]:
    """All that the segments hold, in order."""
    return [dict(line.entry) for line in lines(folder)]


def events(folder: Path) -> list[str]:
    """What kinds of entries a journal holds, in order."""
    return [str(entry["event"]) for entry in entries(folder)]


def causes(folder: Path) -> list[str]:
    """Why each segment was begun."""
    return [entry["cause"] for entry in entries(folder) if entry["event"] == "segment"]


def verdict(folder: Path, watch: Watch) -> Verdict:
    """What an audit with the key says of a journal."""
    return verify(folder, keyed(folder), watch.now).verdict
