"""Which lines of a folder go on from what the store holds. Pure.

A line is taken where it names the one before: its number and its hash. One that another hand wrote is passed over, and
so keeps none of the true ones that follow from getting in. Whether a line that links is true only the audit can tell.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from proxy.journal.chain import HEADER
from proxy.journal.reading import Line
from proxy.store import narrowing
from proxy.store.errors import altered

FULL = 1 << 17
"""Lines of a segment at most: 16 MiB, none shorter than 128 bytes."""

type Stands = Callable[["Tip"], bool]


@dataclass(frozen=True, slots=True)
class Tip:
    """The last line that was taken of a chain, and where; number 0 before the first."""

    seq: int = 0
    digest: str = ""
    prev: str = ""
    segment: int = 0
    row: int = 0
    time: int = 0


@dataclass(slots=True)
class Trail:
    """A chain, followed line by line.

    Attributes:
        tip: The last line taken.
        stands: Whether a line is still where it was taken from.
        files: Numbers of the folder's segments.
        met: Whether the tip was read again, or left behind.
        foreign: After which numbers lines were passed over.
        entrance: A header from which the chain may go on, if nothing links to the tip.
    """

    tip: Tip
    stands: Stands
    files: Sequence[int]
    met: bool = False
    foreign: set[int] = field(default_factory=set)
    entrance: Line | None = None
    _rival: Line | None = None
    _skipped: int = 0

    @property
    def known(self) -> int:
        """The number from which to read on: that of the line before the tip, which is then met again."""
        return self.tip.seq - bool(self.tip.row)

    def follow(self, line: Line) -> Iterator[Line]:
        """Give what a line lets in: itself, nothing, or itself after the one that it proves to replace the tip.

        Raises:
            ShippingError: the tip is no longer the line that was taken.
        """
        if _links(line, self.tip.seq, self.tip.digest):
            if self._rival and not self.stands(self.tip):
                raise altered(self._rival)
            yield self._take(line)
        elif (rival := self._rival) and _links(line, rival.seq, rival.digest):
            yield from (self._take(rival), self._take(line))
        elif not self.tip.seq and _is_header(line):
            yield self._take(line)
        elif line.seq == self.tip.seq and self.tip.row:
            self._contest(line)
        else:
            self.pass_over(line)

    def pass_over(self, line: Line) -> None:
        """Leave a line where it is, and remember that it was there."""
        if line.seq <= self.tip.seq:
            return
        if self.entrance is None and _is_header(line) and self._is_near(line):
            self.entrance = line
        elif self.entrance is None:
            self.foreign.add(self.tip.seq)
        self._skipped += 1

    def enter(self) -> bool:
        """Where nothing links to the tip, go on from the entrance, if there is one; the folder is then read again."""
        if (header := self.entrance) is None:
            return False
        self.tip = Tip(header.seq - 1, str(header.entry.get("prev")), segment=header.segment)
        self.entrance, self._rival, self._skipped = None, None, 0
        return True

    def _take(self, line: Line) -> Line:
        if self.entrance:
            self.foreign.add(self.tip.seq)  # no entrance, then: the true line came after it
        self.tip = Tip(line.seq, line.digest, str(line.entry.get("prev")), line.segment, line.row)
        self.met, self.entrance, self._rival, self._skipped = True, None, None, 0
        return line

    def _contest(self, line: Line) -> None:
        """Look at the tip itself, or at a line in its place, which the next one may prove to be what replaced it.

        A line that was taken back was never acknowledged, and nothing ever follows it.
        """
        if line.digest == self.tip.digest:
            self.met = True
        elif line.entry.get("prev") == self.tip.prev:
            self._rival = line
        elif self.stands(self.tip):
            self.foreign.add(self.tip.seq)
        else:
            raise altered(line)

    def _is_near(self, header: Line) -> bool:
        """Whether no more numbers are missing than lines were passed over, and missing files can have held."""
        there = sum(self.tip.segment <= number < header.segment for number in self.files)
        gone = max(header.segment - self.tip.segment - there, 0)
        return narrowing.is_place(header.seq) and header.seq <= self.tip.seq + 1 + self._skipped + FULL * gone


def follow(lines: Iterable[Line], trails: Mapping[str, Trail], chains: Mapping[int, str]) -> Iterator[Line]:
    """Give the lines that go on.

    Args:
        lines: Of a folder, in order.
        trails: By chain.
        chains: By number of a segment: no line inside one begins another chain.

    Raises:
        ShippingError: a line that was taken has changed.
    """
    for line in lines:
        trail = trails.get(chains.get(line.segment, ""))
        if trail and line.chain == chains[line.segment] and narrowing.is_place(line.seq):
            yield from trail.follow(line)
        elif trail:
            trail.pass_over(line)


def _links(line: Line, seq: int, digest: str) -> bool:
    return line.seq == seq + 1 and line.entry.get("prev") == digest


def _is_header(line: Line) -> bool:
    return line.row == 1 and line.event == HEADER
