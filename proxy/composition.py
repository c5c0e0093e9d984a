"""The composition root: every part made once and handed to those who need it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from policies.complaint import PolicyError
from policies.loading import Loaded, load
from proxy import ca
from proxy.gate.accounting import Account
from proxy.gate.addon import Gate
from proxy.gate.gatekeeper import DecisionLog, Gatekeeper, Judge
from proxy.gate.master import Proxy
from proxy.gate.options import options
from proxy.gate.rerouting import Rerouting
from proxy.gate.scope import Scope
from proxy.journal.append_file import JournalError
from proxy.journal.record import Record
from proxy.journal.writer import Journal
from proxy.prompt import Prompt, Rewriting
from proxy.reasons import ReasonCode
from proxy.redaction.ledger import Ledger
from proxy.screening.errors import ScreeningError
from proxy.screening.memo import Memo
from proxy.screening.pool import Pool
from proxy.screening.screening import Audience, Screening
from proxy.screening.verdict import Verdict
from proxy.services.catalogue import Catalogue
from proxy.settings import Settings


@dataclass(frozen=True, slots=True)
class Sealed:
    """What stands in for a part that could not be made: every request is refused for that reason."""

    reason: ReasonCode

    async def judge(self, prompt: Prompt, audience: Audience, ledger: Ledger) -> tuple[Verdict, Rewriting]:
        """No verdict, ever."""
        raise ScreeningError(self.reason)

    async def write(self, record: Record) -> None:
        """No journal, ever."""
        raise JournalError("il n'a pas pu être ouvert", self.reason)


class Paravent:
    """The product: analysis processes, gate and journal, started and stopped together.

    Attributes:
        troubles: Why requests are refused from the start, in French; empty when all is well.
        port: That the proxy listens on, once started.
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
        """
        self.settings = settings
        self.troubles: list[str] = []
        self.port = 0
        self.catalogue = Catalogue.load(settings.catalogue)
        self.authority = ca.ensure(settings.authority, self.catalogue.constraint_names(), datetime.now(UTC))
        self.pool = pool or Pool(settings.model, settings.limits)
        self._lent = pool is not None
        self.policy = self._policy()
        self.journal = self._journal()
        judge: Judge = (
            Screening(Memo(self.pool), self.policy.policy) if self.policy else Sealed(ReasonCode.POLICY_INVALID)
        )
        account = Account(self.policy.sha256 if self.policy else None, lambda: self.pool.version)
        self.keeper = Gatekeeper(judge, self.journal, account)
        self.proxy = self._assemble()

    async def start(self) -> None:
        """Bring everything up; returns when the first analysis process is ready, or has said why not.

        Raises:
            ListenError: the port is not free.
        """
        if not self._lent:
            await self.pool.start()
        if self.pool.failure is not None:
            self.troubles.append(f"analyse impossible ({self.pool.failure})")
        self.port = await self.proxy.start()

    async def stop(self) -> None:
        """Take everything down."""
        await self.proxy.stop()
        if not self._lent:
            await self.pool.stop()
        if isinstance(self.journal, Journal):
            self.journal.close()

    def _policy(self) -> Loaded | None:
        try:
            return load(self.settings.policy)
        except PolicyError as error:
            self.troubles.append(f"politique invalide :\n{error}")
        except OSError as error:
            self.troubles.append(f"politique illisible : {self.settings.policy} ({error.strerror})")
        return None

    def _journal(self) -> DecisionLog:
        try:
            return Journal.open(self.settings.journal)
        except (JournalError, OSError) as error:
            self.troubles.append(f"journal inutilisable : {error}")
            return Sealed(ReasonCode.JOURNAL_UNWRITABLE)

    def _assemble(self) -> Proxy:
        settings = self.settings
        wanted = options(
            port=settings.port,
            confdir=settings.authority,
            allow=self.catalogue.allow_pattern(),
            upstream_ca=settings.upstream_ca,
        )
        extra = (Rerouting(*settings.reroute),) if settings.reroute else ()
        return Proxy(wanted, Gate(Scope(self.catalogue), self.keeper), extra)
