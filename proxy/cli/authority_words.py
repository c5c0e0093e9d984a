"""What all commands of `paravent ca` share: where the authority is, for which names, and how it is told."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from proxy.causes import cause
from proxy.cli import options
from proxy.cli.exits import Exit

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from proxy.ca import Authority

out = Console(emoji=False, highlight=False, soft_wrap=True)
"""Where results go."""


def folder(home: Path | None) -> Path:
    """Where the machine's authority lives."""
    from proxy.settings import Settings

    return Settings(home=options.at_home(home)).authority


def names() -> tuple[str, ...]:
    """That an authority must be able to sign for."""
    from proxy.services.catalogue import Catalogue

    return Catalogue.load().constraint_names()


@contextmanager
def refusals() -> Iterator[None]:
    """End the command, with words, when the authority refuses what is asked of it."""
    from proxy.ca import AuthorityError

    try:
        yield
    except AuthorityError as error:
        options.fail(Exit.AUTHORITY_UNUSABLE, str(error))


def read(file: Path) -> bytes:
    """The content of a file named on the command line; the end of the command where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        options.fail(Exit.INPUT_INVALID, f"{file} : {cause(error)}.")


def tell(authority: "Authority", confdir: Path) -> None:
    """Say what an authority is, and for how long still."""
    from proxy.ca import CERTIFICATE_FILE
    from proxy.ca.outlook import expiry_words, remedy

    now = datetime.now(UTC)
    say(f"À déployer  {confdir / CERTIFICATE_FILE}{' (la racine)' if authority.offline else ''}")
    say(f"Nom         {authority.subject}")
    left = f"{max(0, authority.days_left(now))} jours restants"
    say(f"Valable     du {authority.not_before:%d/%m/%Y} au {authority.not_after:%d/%m/%Y} ({left})")
    say(f"Empreinte   {authority.fingerprint_sha256}")
    if authority.offline:
        say(f"Racine      {authority.anchor_sha256}")
    say(f"Limitée à   {len(authority.names)} noms de services d'IA et leurs sous-domaines")
    if words := expiry_words(authority, now):
        options.errors.print(f"{words[1]} {remedy(authority)}", style="bold yellow", markup=False, soft_wrap=True)


def tell_ended(ended: "Sequence[Certificate]", confdir: Path) -> None:
    """Say which certificates must leave which stores."""
    from cryptography.hazmat.primitives import hashes

    from proxy.ca.files import REVOKED_FILE, bundle
    from proxy.install.authority import short_name

    say("Certificats révoqués, auxquels aucun magasin ne doit plus se fier :")
    for each in ended:
        say(f"  {each.subject.rfc4514_string()}   SHA-256 {each.fingerprint(hashes.SHA256()).hex()}")
        say(f"  NOM donné par « paravent install » : {short_name(bundle((each,)))}")
    say(f"Ils sont gardés dans {confdir / REVOKED_FILE}. Retirez-les de chaque magasin qui les a reçus :")
    for store in STORES:
        say(f"  {store}")
    if any(each.subject != each.issuer for each in ended):
        say(
            "Une racine hors ligne les a signés : elle reste en place, et c'est elle qui les dénonce. Sur son poste : "
            f"« paravent ca root-revoke {REVOKED_FILE} --root DOSSIER », puis diffusez paravent-root.crl."
        )


def say(line: str) -> None:
    """Print one line as it is."""
    out.print(line, markup=False)


STORES = (
    "système Debian, Ubuntu : /usr/local/share/ca-certificates, puis « update-ca-certificates --fresh »",
    "système Red Hat, SUSE : /etc/pki/ca-trust/source/anchors ou /etc/pki/trust/anchors, puis « update-ca-trust »",
    "Chromium, Firefox (NSS) : « certutil -D -d sql:DOSSIER_DU_PROFIL -n NOM »",
    "Java : « keytool -delete -cacerts -alias NOM »",
    "Windows : « certutil -delstore Root NOM », et la stratégie de groupe qui le distribue",
    "macOS : « security delete-certificate -c NOM /Library/Keychains/System.keychain », et le profil de gestion",
    "Node : le fichier que désigne NODE_EXTRA_CA_CERTS",
)
"""Where a certificate may have been put, and what takes it away, in French."""
