"""Keeps the sets of addresses fresh: a DNS answer goes on to whoever asked once the kernel knows its addresses.

It goes on with substitutes in their place. Those that it gives for the first time are on disk before: whatever becomes
of the keeper and of the rules, none leads to another address while somebody may have it.

It is one loop. Stopped or dead it leaves the rules in place: known addresses stay captured, and DNS answers wait for
the next keeper.
"""

import selectors
import socket
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from queue import Empty, SimpleQueue

from proxy.capture import known, loading, sets, signs
from proxy.capture.addresses import Address, capturable
from proxy.capture.errors import CaptureError
from proxy.capture.exchange import Exchange, Outcome
from proxy.capture.plan import Plan
from proxy.capture.queue import Held, Queue
from proxy.capture.rules import LIFE_S
from proxy.capture.substitutes import Substitutes
from proxy.causes import cause

LOOK_S = 1.0
"""Between two looks at the rules: another firewall's reload may have flushed them."""
SIGN_S = 3.0
SAVE_S = 30.0


class _Fault(Enum):
    """What a complaint is about: each ends by itself, whatever becomes of the others."""

    FLUSHED = auto()
    UNLOADED = auto()
    UNREAD = auto()
    UNPUT = auto()
    UNSAVED = auto()


@dataclass(frozen=True, slots=True)
class Places:
    """Where the keeper keeps.

    Attributes:
        addresses: The file of addresses, for the next start.
        alive: The file that it touches every few seconds.
    """

    addresses: Path
    alive: Path


class Keeper:
    """Reads DNS answers and keeps the rules; everything but `learn` and `stop` is for one thread."""

    def __init__(
        self,
        queue: Queue,
        plan: Plan,
        places: Places,
        wanted: Callable[[str], bool],
        say: Callable[[str], None],
    ) -> None:
        self._queue, self._plan, self._places, self._say = queue, plan, places, say
        self._known = known.Known()
        self._substitutes = Substitutes()
        self._exchange = Exchange(wanted, self._substitutes)
        self._learnt: SimpleQueue[frozenset[Address]] = SimpleQueue()
        self._waking, self._woken = socket.socketpair()
        self._waking.setblocking(False)
        self._woken.setblocking(False)
        self._stopping = self._unsaved = False
        self._faults = set[_Fault]()
        self._refused = frozenset[Address]()
        self._looked = self._signed = self._written = 0.0

    def learn(self, found: frozenset[Address]) -> None:
        """Take addresses that another thread found."""
        self._learnt.put(found)
        self._wake()

    def stop(self) -> None:
        """Ask for the end; also from a signal's handler."""
        self._stopping = True
        self._wake()

    def run(self) -> None:
        """Load the rules, then keep them until `stop`.

        Raises:
            CaptureError: the rules cannot be loaded at all.
            OSError: the queue is lost.
        """
        self._load()
        signs.tell("READY=1")
        with selectors.DefaultSelector() as selector:
            for source in (self._queue, self._woken):
                selector.register(source, selectors.EVENT_READ)
            while not self._stopping:
                self._tick(time.monotonic())
                selector.select(LOOK_S)
                self._answer(self._queue.read())
                self._take()
        self._save()
        self._queue.close()

    def _load(self) -> None:
        """Load the rules with all that is known: by this keeper, by the one before it, and by the kernel."""
        now = time.monotonic()
        with suppress(CaptureError):  # no sets yet
            self._known.add(sets.known(), now)
            self._substitutes.learn(sets.substitutes())
        saved = known.saved(self._places.addresses, time.time())
        self._known.add(saved.left, now)
        self._substitutes.learn(saved.substitutes)
        left = self._known.left(now)
        for real in left:
            self._substitutes.of(real)
        loading.load(self._plan, left, self._substitutes.pairs)
        self._save()

    def _answer(self, held: Collection[Held]) -> None:
        """Settle packets: first their addresses, all at once, then they go on."""
        read = [(one.number, self._read(one.packet)) for one in held]
        put = self._put(frozenset[Address]().union(*(found.addresses for _, found in read if found)))
        for number, found in read:
            goes_on = found is not None and (put or not found.addresses)
            self._queue.settle(number, goes_on, found.changed if found and goes_on else b"")

    def _read(self, packet: bytes) -> Outcome | None:
        """What a packet needs; None for one that must not go on."""
        try:
            return self._exchange.read(packet)
        except CaptureError as error:
            self._withhold(_Fault.UNREAD, error)
            return None

    def _put(self, found: frozenset[Address]) -> bool:
        """Put addresses into the sets where they are not fresh; False where the kernel refuses."""
        now = time.monotonic()
        due = self._known.due(found, now)
        try:
            sets.refresh(due, {real: self._substitutes.of(real) for real in due})
        except CaptureError as error:
            self._refused = due
            self._withhold(_Fault.UNPUT, error)
            return False
        if due & self._refused:  # a full set still takes what it holds, and the other one what is new
            self._well(_Fault.UNPUT)
        new = any(real not in self._known for real in due)
        self._known.add(dict.fromkeys(due, LIFE_S), now)
        self._unsaved |= bool(due)
        if new:
            self._well(_Fault.UNREAD)
            self._save()
        return True

    def _withhold(self, fault: _Fault, error: CaptureError) -> None:
        self._complain(fault, f"{error} Les réponses DNS des services d'IA sont retenues.")
        self._exchange.forget()  # bytes that are dropped now must be read again

    def _take(self) -> None:
        """Put what other threads found."""
        with suppress(BlockingIOError):
            self._woken.recv(4096)
        with suppress(Empty):
            while True:
                self._put(capturable(self._learnt.get_nowait()))

    def _tick(self, now: float) -> None:
        """Look at the rules now and then, and give signs of life while they stand."""
        if now - self._looked < LOOK_S:
            return
        self._looked = now
        try:
            self._put_back()
        except CaptureError as error:
            self._complain(_Fault.UNLOADED, str(error))
            return
        if now - self._signed >= SIGN_S:
            self._signed = now
            signs.touch(self._places.alive)
            signs.tell("WATCHDOG=1")
        if self._unsaved and now - self._written >= SAVE_S:
            self._written = now
            self._save()

    def _put_back(self) -> None:
        """Load the rules again where they are gone."""
        if loading.loaded() is loading.Loaded.CAPTURE:
            self._well(_Fault.FLUSHED, _Fault.UNLOADED)
            return
        words = "Les règles de capture avaient disparu (pare-feu relancé ?) : elles sont remises."
        self._complain(_Fault.FLUSHED, words)
        self._load()
        self._well(_Fault.UNPUT)

    def _save(self) -> None:
        try:
            kept = self._known.kept(time.monotonic())
            self._substitutes.keep(kept)
            known.save(self._places.addresses, kept, self._substitutes.pairs, time.time())
            self._unsaved = False
            self._well(_Fault.UNSAVED)
        except OSError as error:
            where = self._places.addresses
            self._complain(
                _Fault.UNSAVED, f"{where} : les adresses ne sont pas gardées ({cause(error)}) ; vérifiez ce dossier."
            )

    def _complain(self, fault: _Fault, words: str) -> None:
        """Say it once, until that is well again: nft's words change with the addresses."""
        if fault not in self._faults:
            self._faults.add(fault)
            self._say(words)

    def _well(self, *faults: _Fault) -> None:
        self._faults.difference_update(faults)

    def _wake(self) -> None:
        with suppress(BlockingIOError):
            self._waking.send(b"\0")
