"""How a console is set up."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from proxy.store.store import Store


@dataclass(frozen=True, slots=True)
class Address:
    """Where the console listens, and the one origin under which it answers.

    Attributes:
        host: That it listens on.
        port: That it listens on.
        public_url: Under which people open it, without a path; empty for `http://host:port`.
    """

    host: str = "127.0.0.1"
    port: int = 8788
    public_url: str = ""

    @property
    def origin(self) -> str:
        """As browsers write it in `Origin`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}"

    @property
    def authority(self) -> str:
        """As browsers write it in `Host`."""
        return urlsplit(self.origin).netloc

    @property
    def secure(self) -> bool:
        """Whether it is reached over TLS."""
        return self.origin.startswith("https://")


@dataclass(frozen=True, slots=True)
class Console:
    """Attributes say what the pages read.

    Attributes:
        store: The index of the journals.
        journal: Folder of the proxy's journal on this machine.
        own_journal: Folder of the console's.
        policies: Folder where every policy that was in force is kept.
        address: Where it answers.
    """

    store: Store
    journal: Path
    own_journal: Path
    policies: Path
    address: Address = Address()
