"""From the place that was named to the parts that watch it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from policies.loading import Loaded
from policies.sources import DEFAULT
from proxy.journal.policy_read import Supplier
from proxy.supply.archive import Archive
from proxy.supply.checkout import Committed
from proxy.supply.https import Https
from proxy.supply.kept import Kept
from proxy.supply.notices import Notice
from proxy.supply.origin import Checkout, Origin, Page
from proxy.supply.reception import Reception
from proxy.supply.shelf import Folder
from proxy.supply.signature import public_key
from proxy.supply.spare import Spare
from proxy.supply.succession import Log, Succession
from proxy.supply.versions import Versions
from proxy.supply.watch import PAUSE_S, Watch
from proxy.supply.web import Web


class AuthorityFileError(Exception):
    """The authority given for the policy's server cannot be used; the message, in French, says why."""


@dataclass(frozen=True, slots=True)
class Supplying:
    """How the establishment wants its policy supplied.

    Attributes:
        origin: Where it is.
        folder: Of what is remembered of it on this machine.
        key: File of the public key that its files must be signed with; None where they need not be.
        authority: File of the one authority to trust for its server; None for the system's.
        every_s: Seconds between looks at a checkout or a server. A file is looked at twice a second.
    """

    origin: Origin
    folder: Path
    key: Path | None = None
    authority: Path | None = None
    every_s: float = 60.0

    def watch(
        self, services: Collection[str], log: Log, adopt: Callable[[Loaded], None], tell: Callable[[Notice], None]
    ) -> Watch:
        """Put the parts together.

        Raises:
            KeyFileError: the key cannot be used.
            AuthorityFileError: the authority cannot be used.
        """
        key = public_key(self.key) if self.key else None
        reception, kept = self._reception(services, key)
        every_s = PAUSE_S if reception.supplier is Supplier.FILE else self.every_s
        spare = Spare(kept, replace(reception, supplier=Supplier.KEPT, shelf=kept)) if kept else None
        succession = Succession(log, adopt, tell, Archive(self.folder / "archive"))
        return Watch(reception, succession, every_s, spare=spare)

    def _reception(self, services: Collection[str], key: Ed25519PublicKey | None) -> tuple[Reception, Kept | None]:
        """What reads the place, and the last good copy where the place may be away."""
        versions = Versions(self.folder / "versions.json")
        match self.origin:
            case Checkout(folder, name):
                return Reception(Supplier.GIT, Committed(folder), f"{name}.yaml", services, key, versions), None
            case Page(address, name):
                web, kept = Web(address, self._https()), Kept(self.folder / "kept.json", address)
                return Reception(Supplier.HTTPS, web, f"{name}.yaml", services, key, versions), kept
            case path:
                if path.resolve() == DEFAULT.resolve():
                    key = None  # it came with the product, and with what proves that
                versions_of = versions if key else None
                return Reception(Supplier.FILE, Folder(path.parent), path.name, services, key, versions_of), None

    def _https(self) -> Https:
        try:
            return Https(self.authority)
        except OSError:
            raise AuthorityFileError(f"{self.authority} : pas un certificat d'autorité en PEM, ou illisible.") from None
