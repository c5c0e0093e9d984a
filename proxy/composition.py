"""The composition root: every part made once and handed to those who need it."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version

from policies.loading import Loaded
from proxy import ca
from proxy.attending import Attendance
from proxy.gate.accounting import Account
from proxy.gate.addon import Gate
from proxy.gate.gatekeeper import Gatekeeper
from proxy.gate.homeward import Homeward
from proxy.gate.lookout import Lookout
from proxy.gate.master import Proxy
from proxy.gate.options import options, signing_in
from proxy.gate.perching import Perching
from proxy.gate.rerouting import Rerouting
from proxy.gate.scope import Scope
from proxy.gate.senders import Senders
from proxy.gate.upward import Upward
from proxy.journal.append_file import JournalError
from proxy.journal.entries import Entry, Opening
from proxy.journal.events import Started, Stopped
from proxy.journal.forms import new_id, now, short_version
from proxy.journal.pseudonym import PseudonymKeyError, Pseudonyms
from proxy.journal.reopening import Reopening
from proxy.journal.writer import Journal
from proxy.screening.memo import Memo
from proxy.screening.pool import Pool
from proxy.screening.screening import Screening
from proxy.services.canary import CANARY
from proxy.services.catalogue import Catalogue
from proxy.services.radar import Radar
from proxy.settings import Settings
from proxy.supply.notices import Notice, Tone

_VERSION = version("paravent")
_FOUND = {Opening.MISSING: "effacé ou déplacé", Opening.ALTERED: "altéré", Opening.LOST: "sans ses clés"}


class Paravent:
    """The product: analysis processes, gate and journal, started and stopped together.

    Attributes:
        troubles: Why requests are refused since the start, in French; what is mended is no longer one.
        port: That the proxy listens on, once started.
        notices: What was said of the policy, and leaves the gate open, until someone listened.
        proxy: mitmproxy, embedded.
    """

    def __init__(self, settings: Settings, pool: Pool | None = None) -> None:
        """Make the parts.

        Args:
            settings: Where things are.
            pool: Analysis processes that someone else starts and stops; by default the product's own.

        Raises:
            AuthorityError: the machine has no authority that can be used.
            CatalogueError: the catalogue cannot be read.
            KeyFileError: the key that policies must be signed with cannot be used.
            AuthorityFileError: the authority of the policy's server cannot be used.
            SigningInError: the file of names and passwords, or that of the parent proxy, cannot be used.
        """
        self.settings = settings
        self.boot_id = new_id()
        self.troubles: list[str] = []
        self.notices: list[Notice] = []
        self.port = 0
        self.catalogue = Catalogue.load(settings.catalogue)
        self.authority = ca.ensure(settings.authority, self.catalogue.constraint_names(), datetime.now(UTC))
        self.pool = pool or Pool(settings.model, settings.limits)
        self._lent = pool is not None
        self.screening = Screening(Memo(self.pool), None)
        self._unopened: list[str] = []
        self._unread: list[str] = []
        self.journal = self._journal()
        senders, account = Senders(self._pseudonyms()), Account()
        self.keeper = Gatekeeper(self.screening, self.journal, account, senders=senders)
        self.attendance = Attendance(
            settings, self.catalogue, self.pool, self.authority.subject, self.troubles, lambda: self.journal.fault
        )
        self.attendance.attend(self.keeper)
        self.lookout = Lookout(Radar.load(), self.journal)
        services = frozenset(service.id for service in self.catalogue.services)
        self.watch = settings.supplying.watch(services, self.journal, self._adopt, self._note)
        self._going: list[asyncio.Task[None]] = []
        self.proxy = self._assemble()

    async def start(self) -> None:
        """Bring everything up; returns when the first analysis process is ready, or has said why not.

        Raises:
            ListenError: the port, or that of the status page, is not free.
        """
        await self.watch.begin()
        if not self._lent:
            await self.pool.start()
        if self.pool.failure is not None:
            self.troubles.append(f"analyse impossible ({self.pool.failure})")
        port = await self.proxy.start()
        await self._tell(self._begun())
        self.port = port
        self._going = [asyncio.create_task(going) for going in (self.watch.follow(), self._resume())]
        await self.attendance.start(self.port)

    async def stop(self) -> None:
        """Take everything down."""
        for task in self._going:
            task.cancel()
        await asyncio.gather(*self._going, return_exceptions=True)
        if isinstance(self.journal, Reopening):
            await self.journal.settle()
        await self.attendance.stop()
        await self.proxy.stop()
        await self.lookout.settle()
        if not self._lent:
            await self.pool.stop()
        await self._tell(Stopped(time=now(), boot_id=self.boot_id))
        if (journal := self._opened()) is not None:
            await asyncio.to_thread(journal.close)

    def listen(self, tell: Callable[[Notice], None]) -> None:
        """Have what happens to the policy from now on said to someone."""
        self.watch.succession.tell = tell

    def _adopt(self, loaded: Loaded) -> None:
        """Put a policy in force, all of it at once: nothing here waits."""
        limits = loaded.policy.limits
        self.pool.limits = replace(self.pool.limits, most_s=float(limits.seconds))
        self.keeper.conversations.lifetime_s = limits.pseudonyms_hours * 3600.0
        self.screening.loaded = loaded
        if (journal := self._opened()) is not None:
            journal.keep_days = loaded.policy.retention.days
        self._mended(self._unread)

    def _note(self, notice: Notice) -> None:
        """What is said until someone listens; what keeps the gate shut is a trouble."""
        if notice.tone is Tone.CLOSED:
            self.troubles.append(notice.words)
            self._unread.append(notice.words)
        else:
            self.notices.append(notice)

    async def _tell(self, entry: Entry) -> None:
        """Write down what no request waits for: a journal that cannot take it refuses requests soon enough."""
        with suppress(JournalError):
            await self.journal.write(entry)

    def _detector(self) -> str | None:
        return short_version(self.pool.version) if self.pool.version else None

    def _journal(self) -> Journal | Reopening:
        try:
            journal = self._open()
        except (JournalError, OSError) as error:
            self._unopened.append(f"journal inutilisable : {error}")
            self.troubles.extend(self._unopened)
            return Reopening(self._open)
        self.notices.extend(_found(journal))
        return journal

    def _open(self) -> Journal:
        return Journal.open(self.settings.journal, self.boot_id)

    def _opened(self) -> Journal | None:
        return self.journal.journal if isinstance(self.journal, Reopening) else self.journal

    async def _resume(self) -> None:
        """Go on as after a start, once a journal opens that did not at ours."""
        if not isinstance(self.journal, Reopening):
            return
        journal = await self.journal.follow()
        if self.screening.loaded is not None:
            journal.keep_days = self.screening.loaded.policy.retention.days
        self._mended(self._unopened)
        await self._tell(self._begun())
        for notice in (
            Notice(Tone.NEWS, "Le journal s'ouvre de nouveau : chaque décision y est notée."),
            *_found(journal),
        ):
            self.watch.succession.say(notice)

    def _begun(self) -> Started:
        return Started(time=now(), boot_id=self.boot_id, version=_VERSION, detector_version=self._detector())

    def _mended(self, troubles: list[str]) -> None:
        """Take troubles off the list: the same one, for those who look after the product read it there."""
        for words in troubles:
            self.troubles.remove(words)
        troubles.clear()

    def _pseudonyms(self) -> Pseudonyms | None:
        """Who makes the journal's hashes; without a key of ours alone, decisions name nobody, and that is said."""
        try:
            return Pseudonyms.at(self.settings.identity)
        except PseudonymKeyError as error:
            self.notices.append(Notice(Tone.WARNING, f"Le journal ne distingue plus les personnes : {error}"))
            return None

    def _assemble(self) -> Proxy:
        settings = self.settings
        wanted = options(
            port=settings.port,
            confdir=settings.authority,
            allow=self.catalogue.allow_pattern(),
            upstream_ca=settings.upstream_ca,
            transparent=settings.transparent,
            parent=settings.parent,
        )
        places = self.attendance.places
        onward = Rerouting(*settings.reroute, places) if settings.reroute else Homeward(places)
        extra = (Perching(lambda: self.attendance.canary.perch.port), Upward(settings.parent), onward)
        scope = Scope(Catalogue((*self.catalogue.services, CANARY)))
        late = signing_in(settings.passwords, settings.parent_login)
        return Proxy(wanted, Gate(scope, self.keeper, self.lookout), extra, late)


def _found(journal: Journal) -> Iterator[Notice]:
    """What is said of a journal that another hand has been at."""
    if found := journal.broken and _FOUND.get(journal.broken):
        words = f"Le journal a été trouvé {found} : il continue dans un nouveau segment."
        yield Notice(Tone.WARNING, f"{words} Prévenez le RSSI (« paravent journal verify »).")
