"""What looks after the running product: its trials of itself, the page on how it stands, word to the refused."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version

from policies.decision import Action
from policies.document import Mode
from policies.loading import Loaded
from proxy.board import Board, Kind, Notice
from proxy.bulletin import Seen, points
from proxy.ca.outlook import point
from proxy.canary.canary import EVERY_S, Canary
from proxy.gate.accounts import owner_of
from proxy.gate.gatekeeper import Gatekeeper
from proxy.gate.master import ListenError
from proxy.gate.request import End, Request
from proxy.gate.senders import Sender
from proxy.journal.record import Record
from proxy.pac import pac
from proxy.reasons import ADVICE, ReasonCode
from proxy.screening.pool import Pool
from proxy.services.canary import CANARY
from proxy.services.catalogue import Catalogue
from proxy.serving import listen
from proxy.settings import Settings
from proxy.standing import Light, Point, Standing
from proxy.status.page import StatusPage

LOOK_S = 10.0
"""Seconds between two looks at the authority."""

_OWN_DOING = frozenset({ReasonCode.CLIENT_GONE, ReasonCode.CANCELLED})
"""What an author did, and need not be told."""


@dataclass
class Attendance:
    """All of it; starts after the proxy and stops before it.

    Attributes:
        settings: Where things are.
        catalogue: Whose names are led to the proxy.
        pool: The analysis.
        authority: Subject of the certificate that the proxy began with.
        troubles: Why requests are refused from the start, in French; others add to it.
        fault: Tells why the journal's last lines could not be written, in French; empty where they were.
        port: Of the explicit proxy, once started.
        page: Port of the status page, once started; 0 where there is none.
    """

    settings: Settings
    catalogue: Catalogue
    pool: Pool
    authority: str
    troubles: Sequence[str]
    fault: Callable[[], str]
    port: int = 0
    page: int = 0
    board: Board = field(default_factory=Board, init=False)
    canary: Canary = field(init=False)
    _keeper: Gatekeeper | None = field(default=None, init=False, repr=False)
    _started: datetime = field(default_factory=lambda: datetime.now(UTC), init=False)
    _open: AsyncExitStack = field(default_factory=AsyncExitStack, init=False, repr=False)
    _going: list[asyncio.Task[None]] = field(default_factory=list, init=False, repr=False)
    _point: Point = field(init=False)

    def __post_init__(self) -> None:
        self.canary, self._point = Canary(self.settings.canary_s or EVERY_S), self._look()

    def attend(self, keeper: Gatekeeper) -> None:
        """Be told of that gatekeeper's decisions, and shut it when a trial fails."""
        self._keeper, keeper.witness, keeper.alarm = keeper, self._witness, self._alarm

    async def start(self, port: int) -> None:
        """Begin, with the proxy on that port of the loopback.

        Raises:
            ListenError: the port of the status page is not free.
        """
        self.port = port
        if self.settings.status is not None:
            await self._serve(self.settings.status)
        if self.settings.canary_s is not None:
            await self.canary.perch.open()
            self._going.append(asyncio.get_running_loop().create_task(self.canary.follow(port)))
        self._going.append(asyncio.get_running_loop().create_task(self._watch()))

    async def stop(self) -> None:
        """End."""
        for task in self._going:
            task.cancel()
        await asyncio.gather(*self._going, return_exceptions=True)
        await self.canary.perch.close()
        await self._open.aclose()

    def standing(self) -> Standing:
        """Tell how it all stands now."""
        canary, settings = self.canary, self.settings
        captures = settings.transparent is not None
        model = "" if self.pool.failure else self.pool.version
        seen = Seen(
            self._policy(),
            tuple(self.troubles),
            model,
            settings.journal,
            self.fault(),
            canary.health,
            canary.seen,
            captures,
        )
        found = (*points(seen), self._point)
        return Standing(version("paravent"), self.port, self._started, datetime.now(UTC), found, self._closed(seen))

    def pac(self) -> str:
        """Give the set-up of browsers that go through this proxy."""
        parent = self.settings.parent
        return pac(self.catalogue, f"127.0.0.1:{self.port}", f"{parent[0]}:{parent[1]}" if parent else None)

    def places(self) -> tuple[End, ...]:
        """Tell where on this machine the proxy itself may go: to the canary, and to a parent that may be here."""
        perch, parent = self.canary.perch.port, self.settings.parent
        return (*([("127.0.0.1", perch)] if perch else []), *([parent] if parent else []))

    async def _serve(self, port: int) -> None:
        try:
            taken = listen("127.0.0.1", port)
        except OSError as error:
            raise ListenError(port) from error
        self.page = int(taken.getsockname()[1])
        page = StatusPage(self.standing, self.pac, self.board, owner_of)
        await self._open.enter_async_context(page.served(taken))

    def _witness(self, request: Request, record: Record, sender: Sender) -> None:
        if request.service is CANARY:
            self.canary.note(record, request.ends[0] if request.ends else None)
        elif record.action is Action.BLOCK and record.mode is Mode.ENFORCE and record.reason not in _OWN_DOING:
            self.board.tell(sender.owner, told(request, record, self._policy()))

    async def _watch(self) -> None:
        """Look at the authority now and then: one that was revoked must not serve any more, running or not."""
        while True:
            await asyncio.sleep(LOOK_S)
            with suppress(Exception):  # a look that failed for once must not be the last
                self._point = await asyncio.to_thread(self._look)

    def _look(self) -> Point:
        names = self.catalogue.constraint_names()
        return point(self.settings.authority, names, datetime.now(UTC), self.authority)

    def _alarm(self) -> ReasonCode | None:
        if self._point.light is Light.RED:
            return ReasonCode.AUTHORITY_UNUSABLE
        return ReasonCode.CANARY_FAILED if self.canary.health.is_shut else None

    def _closed(self, seen: Seen) -> bool:
        """Whether every request is refused, as the gatekeeper does it: one that only observes lets the unread pass."""
        if self._alarm() is not None or seen.policy is None or seen.fault:
            return True
        return not seen.model and seen.policy.policy.mode is Mode.ENFORCE

    def _policy(self) -> Loaded | None:
        return self._keeper.judge.loaded if self._keeper else None


def told(request: Request, record: Record, loaded: Loaded | None) -> Notice:
    """Word to the author of a refused request: which service, which rule or reason; no word of the request."""
    when = datetime.fromisoformat(record.time).astimezone()
    if record.reason is not None:
        return Notice(record.id, request.service.name, Kind.UNEXAMINED, ADVICE[record.reason], when)
    rules = {rule.id: rule.title for rule in loaded.policy.rules} if loaded else {}
    title = rules.get(record.rule_id or "", "La politique de l'établissement ne laisse pas partir cette demande.")
    return Notice(record.id, request.service.name, Kind.BLOCKED, title, when)
