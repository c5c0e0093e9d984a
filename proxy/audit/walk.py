"""A journal followed line by line from its beginning; each step is proven before the next. Pure."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from proxy.audit.line import Read, read
from proxy.audit.root import Codes, Pairs, Root, root_of
from proxy.audit.verdict import Fault, FoundError, Place

HEADER, CHECKPOINT, PURGED = "segment", "checkpoint", "purged"
_SIGNED = frozenset({HEADER, CHECKPOINT})
PROOFS = _SIGNED | {PURGED}
"""What is kept of a purged segment."""
_BEGINNING = "0" * 64
_NEVER = datetime.min.replace(tzinfo=UTC)
_FARTHEST = 5_000_000
"""Lines that a gap may span before it is taken for a rewritten number. A segment of 16 MiB has 100,000 at most; each
line costs a hash, all of them some seconds."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of which the place is remembered."""

    line: Read
    place: Place


@dataclass(frozen=True, slots=True)
class Tail:
    """Lines that no signature covers: where the first is, when, and between which times all are."""

    place: Place
    begun: datetime
    earliest: datetime
    latest: datetime

    def longer(self, time: datetime) -> "Tail":
        """The same with one more line."""
        return replace(self, earliest=min(self.earliest, time), latest=max(self.latest, time))


@dataclass(slots=True)
class Walk:
    """How far a journal was followed.

    Attributes:
        roots: Verification keys at hand.
        chain: Name of the journal.
        chains: The same, and those that it had before keys were lost.
        seq: Number of the last line proven.
        tip: Its SHA-256.
        signed: Number of the last line that a signature covers.
        signed_at: When.
        unsigned: The lines after it, None when there are none.
        headers: Those of all segments, purged ones too, in order.
        proofs: SHA-256 of each line, its end included, that a purge would keep.
        purges: What the journal says of purges, the latest last.
        doubt: The last place where the keys were lost, or are not known; the lines themselves hold together.
    """

    roots: Sequence[Root] = ()
    chain: str = ""
    chains: list[str] = field(default_factory=list)
    seq: int = 0
    tip: str = _BEGINNING
    signed: int = 0
    signed_at: datetime = _NEVER
    unsigned: Tail | None = None
    headers: list[Read] = field(default_factory=list, repr=False)
    proofs: set[bytes] = field(default_factory=set, repr=False)
    purges: list[Said] = field(default_factory=list)
    doubt: tuple[Fault, Place] | None = None
    _public: str = ""
    _codes: Codes | None = field(default=None, repr=False)
    _pairs: Pairs | None = field(default=None, repr=False)

    @property
    def keyed(self) -> bool:
        """Whether lines' codes are being checked."""
        return self._codes is not None

    def step(self, raw: bytes, place: Place) -> Read:
        """Prove the next line.

        Raises:
            FoundError: it is not what the journal wrote there.
        """
        line = self._read(raw, place)
        try:
            self._take(line, place)
        except (KeyError, ValueError, TypeError):  # a header or a checkpoint without what it must have
            raise FoundError(Fault.REWRITTEN, place) from None
        return line

    def _take(self, line: Read, place: Place) -> None:
        begins = line.event == HEADER and (not self.chain or line.entry["cause"] == "lost")
        if begins:
            self._begin(line, place)
        elif not self.chain:
            raise FoundError(Fault.REWRITTEN, place)
        elif line.event in _SIGNED and line.entry["chain"] != self.chain:
            raise FoundError(Fault.OTHER_JOURNAL, place)
        self._number(line, place)
        self._prove(line, place)
        if line.event == HEADER and not begins:
            self._follow(line, place)
        self._advance(line, place)

    def skip(self, line: Read, place: Place) -> None:
        """Take a line's word for what was before it: those lines were purged. A step must prove it next.

        Raises:
            FoundError: it cannot come next.
        """
        if not 0 < line.seq - self.seq <= _FARTHEST:
            raise FoundError(Fault.REWRITTEN, place)
        if line.seq > self.seq + 1:
            self.seq, self.tip = line.seq - 1, line.prev

    def key_after(self, seq: int) -> bytes | None:
        """The line key that the writer holds once it has written a line, for a number not before this one."""
        if self._codes is None:
            return None
        ahead = Codes(self._codes.key, self._codes.at)
        ahead.forward(seq + 1)
        return ahead.key

    def _read(self, raw: bytes, place: Place) -> Read:
        if not raw.endswith(b"\n"):
            raise FoundError(Fault.CUT_SHORT, place)
        line = read(raw)
        if line is None:
            raise FoundError(Fault.NO_LINE if not raw.strip() else Fault.REWRITTEN, place)
        return line

    def _begin(self, line: Read, place: Place) -> None:
        """The first header of a chain names it after the key that it brings, and that signs it."""
        chain, public = str(line.entry["chain"]), str(line.entry["key"])
        if hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16] != chain:
            later = line.seq > self.seq + 1  # not the first of its chain
            raise FoundError(Fault.LINES_MISSING if later else Fault.WRONG_KEY, place)
        self.chain, self._public = chain, public
        self.chains.append(chain)
        root = root_of(chain, self.roots)
        self._codes, self._pairs = (root.codes(line.seq), root.pairs()) if root else (None, None)
        if root is None and self.roots:
            self.doubt = (Fault.KEY_UNKNOWN, place)
        if line.entry["cause"] == "lost":
            self.doubt = (Fault.KEYS_LOST, place)

    def _follow(self, line: Read, place: Place) -> None:
        """Another header, signed by the pair of the segment before, brings the next one."""
        self._public = str(line.entry["key"])
        if self._pairs is not None:
            self._pairs.forward()
            if self._pairs.public() != self._public:
                raise FoundError(Fault.WRONG_KEY, place)

    def _number(self, line: Read, place: Place) -> None:
        if line.seq <= self.seq:
            raise FoundError(Fault.REPEATED, place)
        if line.seq > self.seq + 1:
            genuine = line.seq - self.seq <= _FARTHEST and self._has_its_code(line)
            raise FoundError(Fault.LINES_MISSING if genuine else Fault.REWRITTEN, place)
        if line.prev != self.tip:
            raise FoundError(Fault.UNLINKED, place)

    def _prove(self, line: Read, place: Place) -> None:
        if line.event in _SIGNED and not line.is_signed_by(self._public):
            raise FoundError(Fault.LINES_MISSING if self._jumps(line) else Fault.WRONG_SIGNATURE, place)
        if not self._has_its_code(line):
            raise FoundError(Fault.WRONG_CODE, place)
        if line.event == CHECKPOINT and line.entry["count"] != line.seq:
            raise FoundError(Fault.REWRITTEN, place)

    def _jumps(self, line: Read) -> bool:
        """Whether a header leaves out a number; alone it is none: a file of another hand was in the place."""
        last = self.headers[-1].entry["number"] if self.headers else 0
        return line.event == HEADER and bool(line.entry["number"] > last + 1)

    def _advance(self, line: Read, place: Place) -> None:
        self.seq, self.tip = line.seq, line.fingerprint
        if line.event in _SIGNED:
            self.signed, self.signed_at, self.unsigned = line.seq, line.time, None
        else:
            self.unsigned = (self.unsigned or Tail(place, line.time, line.time, line.time)).longer(line.time)
        if line.event in PROOFS:
            self.proofs.add(hashlib.sha256(line.content + b"\n").digest())
        if line.event == HEADER:
            self.headers.append(line)
        if line.event == PURGED:
            self.purges.append(Said(line, place))

    def _has_its_code(self, line: Read) -> bool:
        """Whether its code is right; taken for granted where no key is at hand."""
        if self._codes is None:
            return True
        codes = self._codes if line.seq == self.seq + 1 else Codes(self._codes.key, self._codes.at)
        codes.forward(line.seq)
        return codes.fits(line.coded, str(line.entry["mac"]))
