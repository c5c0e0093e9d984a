"""What the proxy is told when it starts."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from models import PATH
from policies.loading import DEFAULT
from proxy import ports, workstation
from proxy.screening.pool import PoolLimits
from proxy.services.catalogue import SHIPPED
from proxy.supply.origin import Origin
from proxy.supply.supplying import Supplying


def default_home(root: Path = Path("/")) -> Path:
    """Where the machine's authority and journal live, unless a command is told.

    `PARAVENT_HOME`; or the service's folder where `paravent install` was run under this root; or the user's own.
    """
    if named := os.environ.get("PARAVENT_HOME"):
        return Path(named)
    return workstation.home(root) or _own_home()


def _own_home() -> Path:
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "paravent"


@dataclass(frozen=True, slots=True)
class Settings:
    """Attributes say where things are and how much of them there may be.

    Attributes:
        home: Folder of the authority (`ca/`), of the journal (`journal/`), of the key of its keyed hashes (`identity/`)
            and of what is remembered of policies (`policy/`).
        port: On 127.0.0.1; 0 for any free one.
        policy: Where the establishment's is.
        policy_key: File of the public key that its files must be signed with; None where they need not be.
        policy_authority: File of the one authority to trust for its server; None for the system's.
        policy_every_s: Seconds between looks at a checkout or a server.
        catalogue: YAML file of the AI services.
        model: Folder of the pipeline that reads French.
        limits: Of the analysis processes.
        upstream_ca: Extra authority to trust towards the services, for stand-ins and corporate proxies.
        transparent: Port that the kernel leads captured connections to; None where it captures none.
        parent: Corporate proxy, address and port, through which everything leaves; None where there is none.
        parent_login: File with the name and password that it asks for, `name:password`; None where it asks for none.
        passwords: File of the names and passwords of those who may use it (htpasswd: bcrypt or SHA-1); None where
            it asks for none.
        status: Port of the status page on 127.0.0.1; None where there is no page.
        canary_s: Seconds between two trials of the product by itself; None where there are none.
        reroute: Address that every connection goes to instead of its own, for stand-ins.
    """

    home: Path = field(default_factory=default_home)
    port: int = ports.EXPLICIT
    policy: Origin = DEFAULT
    policy_key: Path | None = None
    policy_authority: Path | None = None
    policy_every_s: float = 60.0
    catalogue: Path = SHIPPED
    model: Path = PATH
    limits: PoolLimits = field(default_factory=PoolLimits)
    upstream_ca: Path | None = None
    transparent: int | None = None
    parent: tuple[str, int] | None = None
    parent_login: Path | None = None
    passwords: Path | None = None
    status: int | None = None
    canary_s: float | None = None
    reroute: tuple[str, int] | None = None

    @property
    def authority(self) -> Path:
        """Folder of the machine's certificate authority."""
        return self.home / "ca"

    @property
    def journal(self) -> Path:
        """Folder of the journal."""
        return self.home / "journal"

    @property
    def identity(self) -> Path:
        """File of the key that makes people and machines into the journal's hashes."""
        return self.home / "identity" / "key"

    @property
    def supplying(self) -> Supplying:
        """How the policy is supplied."""
        return Supplying(self.policy, self.home / "policy", self.policy_key, self.policy_authority, self.policy_every_s)
