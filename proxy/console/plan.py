"""What the console is told when it starts, and what it refuses to start with."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from proxy.console.openid import is_trusted
from proxy.console.team_door import Groups
from proxy.serving import Certificate

PORT: Final = 8788
LOOPBACK: Final = frozenset({"127.0.0.1", "::1"})


class PlanError(ValueError):
    """The console would not be safe so; the message, in French, says what to change."""


@dataclass(frozen=True, slots=True)
class Team:
    """Sign-in with accounts of the establishment.

    Attributes:
        issuer: URL of the provider of identities.
        client_id: Of the console there.
        secret_file: Holds the client's secret, and nothing else.
        groups: That open the console.
    """

    issuer: str
    client_id: str
    secret_file: Path
    groups: Groups

    def secret(self) -> str:
        """Read the client's secret.

        Raises:
            PlanError: there is none.
        """
        try:
            read = self.secret_file.read_text("utf-8").strip()
        except (OSError, UnicodeError):
            raise PlanError(f"{self.secret_file} ne peut pas être lu : --oidc-secret-file attend un secret.") from None
        if not read:
            raise PlanError(f"{self.secret_file} est vide : --oidc-secret-file attend le secret de la console.")
        return read


@dataclass(frozen=True, slots=True)
class Plan:
    """Attributes say where things are and who comes in.

    Attributes:
        home: The machine's folder; the console's own is `console/` in it.
        host: To listen on.
        port: To listen on; 0 for any free one.
        store: URL of the index; empty for SQLite in the console's folder, filled from this machine's journal.
        public_url: Under which people open the console; empty for `http://host:port`.
        certificate: For TLS.
        team: Who signs in with an account; None for the one who starts the console alone.
    """

    home: Path
    host: str = "127.0.0.1"
    port: int = PORT
    store: str = ""
    public_url: str = ""
    certificate: Certificate | None = None
    team: Team | None = None

    @property
    def own(self) -> Path:
        """The console's folder."""
        return self.home / "console"

    @property
    def store_url(self) -> str:
        """Of the index."""
        return self.store or f"sqlite:///{self.own / 'index.sqlite'}"

    def check(self) -> None:
        """Refuse what would show the console to others than its readers.

        Raises:
            PlanError: naming the first thing to change.
        """
        if self.host not in LOOPBACK and not (self.public_url and self.certificate and self.team):
            raise PlanError(
                f"Écouter sur {self.host}, c'est ouvrir la console au réseau : il y faut aussi --public-url, "
                "--certificate, --key et la connexion par compte (--oidc-issuer…)."
            )
        if bool(self.public_url) != bool(self.certificate):
            raise PlanError("--public-url, --certificate et --key vont ensemble.")
        if self.public_url and not _is_origin(self.public_url):
            raise PlanError(f"--public-url {self.public_url} : écrivez https://nom, sans chemin ni barre finale.")
        if self.team and not is_trusted(self.team.issuer):
            raise PlanError(f"--oidc-issuer {self.team.issuer} : le fournisseur d'identité doit être en https.")


def _is_origin(url: str) -> bool:
    """Whether it is written as browsers write an origin: lower case, no default port, nothing behind."""
    return re.fullmatch(r"https://[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{2,5})?", url) is not None and not url.endswith(":443")
