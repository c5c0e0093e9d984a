"""`paravent ca request`, `sign`, `accept` and `root-…`: an authority that a root, kept offline, signs."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proxy.causes import cause
from proxy.cli import authority_words as words
from proxy.cli import options
from proxy.cli.custody import new_passphrase
from proxy.cli.exits import Exit

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

Root = Annotated[
    Path, typer.Option("--root", metavar="DOSSIER", help="Dossier de la racine, sur un poste ou une clé hors réseau.")
]
Years = Annotated[int, typer.Option("--years", metavar="ANS", min=1, max=10, help="Durée de validité, en années.")]


def request(home: options.Home = None) -> None:
    """Demande un certificat à la racine : fait une clé, et le fichier à porter jusqu'au poste de la racine."""
    from proxy.ca import asking

    with words.refusals():
        asked = asking.request(words.folder(home), words.names())
    words.say(f"À porter au poste de la racine : {asked}")
    words.say(f"Là-bas : « paravent ca sign {asked.name} --root DOSSIER ». Puis ici : « paravent ca accept FICHIER ».")


def accept(
    file: Annotated[Path, typer.Argument(metavar="FICHIER", help="Ce que « paravent ca sign » a écrit.")],
    home: options.Home = None,
) -> None:
    """Prend le certificat que la racine a signé, s'il répond à la demande de ce poste."""
    from proxy.ca import asking

    folder, signed = words.folder(home), words.read(file)
    with words.refusals():
        made = asking.accept(folder, signed, words.names(), now=datetime.now(UTC))
    words.tell(made, folder)
    words.say("Comparez l'empreinte de la racine à celle qui fut notée à sa création. Puis redémarrez Paravent.")


def sign(
    file: Annotated[Path, typer.Argument(metavar="DEMANDE", help="Ce que « paravent ca request » a écrit.")],
    root: Root,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FICHIER", help="Où écrire. Par défaut : DEMANDE, en .crt.")
    ] = None,
    days: Annotated[int, typer.Option("--days", metavar="JOURS", min=1, max=365, help="Durée, en jours.")] = 365,
) -> None:
    """Signe, sur le poste de la racine, la demande d'un poste : un an au plus, pour les services d'IA seulement."""
    from proxy import durable
    from proxy.ca import root as keeping

    asked, path = words.read(file), to or file.with_suffix(".crt")
    with words.refusals():
        signed = keeping.sign(root, asked, _passphrase(), now=datetime.now(UTC), days=days)
    try:
        durable.replace(path, signed, 0o644)
    except OSError as error:
        options.fail(Exit.INPUT_INVALID, f"{path} ne peut pas être écrit ({cause(error)}).")
    words.say(f"À rapporter au poste : {path}")


def root_create(
    to: Annotated[
        Path, typer.Option("--to", metavar="DOSSIER", help="Où la garder : un poste ou une clé hors réseau.")
    ],
    years: Years = 10,
) -> None:
    """Crée une racine hors ligne, protégée par une phrase secrète : les postes ne connaîtront qu'elle.

    Sur un poste sans réseau, ou une clé chiffrée gardée sous clé (ext4, NTFS ou APFS : FAT n'a pas de droits).
    """
    from proxy.ca import root as keeping

    with words.refusals():
        made = keeping.create(to, words.names(), new_passphrase(), now=datetime.now(UTC), years=years)
    _tell_root(to, made)


def root_renew(root: Root, years: Years = 10) -> None:
    """Prolonge la racine, ou lui ajoute les services nouveaux du catalogue : même clé, certificat à redéployer."""
    from proxy.ca import root as keeping

    with words.refusals():
        made = keeping.renew(root, words.names(), _passphrase(), now=datetime.now(UTC), years=years)
    _tell_root(root, made)


def root_revoke(
    root: Root,
    file: Annotated[
        Path | None, typer.Argument(metavar="FICHIER", help="Certificats d'un poste ; sans lui, redate la liste.")
    ] = None,
) -> None:
    """Met les certificats d'un poste sur la liste des révoqués que la racine signe, à diffuser."""
    from cryptography.x509 import load_pem_x509_certificates

    from proxy.ca import root as keeping
    from proxy.ca.vault import REVOCATIONS_FILE

    try:
        ended = load_pem_x509_certificates(words.read(file)) if file else []
    except ValueError:
        options.fail(Exit.INPUT_INVALID, f"{file} ne contient pas de certificat.")
    with words.refusals():
        made = keeping.revoke(root, ended, _passphrase(), now=datetime.now(UTC))
    words.say(f"À diffuser : {root / REVOCATIONS_FILE} (certificats révoqués : {len(made)})")
    words.say(f"À redater avant le {made.next_update_utc:%d/%m/%Y} : « paravent ca root-revoke --root {root} ».")


def _passphrase() -> bytes:
    typed: str = typer.prompt("Phrase secrète de la racine", hide_input=True)
    return typed.encode()


def _tell_root(folder: Path, made: "Certificate") -> None:
    from cryptography.hazmat.primitives import hashes

    from proxy.ca.vault import ROOT_CERTIFICATE_FILE

    words.say(f"À déployer sur les postes : {folder / ROOT_CERTIFICATE_FILE}")
    words.say(f"Valable jusqu'au {made.not_valid_after_utc:%d/%m/%Y}")
    words.say(f"Empreinte, à noter : {made.fingerprint(hashes.SHA256()).hex()}")
