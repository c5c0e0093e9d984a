"""`paravent console`: the review console, until it is told to stop."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console as Terminal

from proxy.cli import options
from proxy.cli.ending import stopping
from proxy.cli.exits import Exit
from proxy.cli.pressing import on_enter

if TYPE_CHECKING:
    from proxy.console.opening import Opened
    from proxy.console.plan import Plan, Team
    from proxy.journal.append_file import JournalError

_TEAM = "Connexion par compte"
_NETWORK = "Adresse"


def _option(name: str, metavar: str, words: str, panel: str) -> object:
    return typer.Option(name, metavar=metavar, help=words, rich_help_panel=panel)


def console(  # noqa: PLR0913, PLR0917 - one argument for each option of the command line
    home: options.Home = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="PORT", help="Port d'écoute.")] = 8788,
    store: Annotated[
        str, _option("--store", "URL", "Index à lire : postgresql://… Par défaut : celui de ce poste.", _NETWORK)
    ] = "",
    listen: Annotated[str, _option("--listen", "ADRESSE", "Adresse IP d'écoute.", _NETWORK)] = "127.0.0.1",
    public_url: Annotated[
        str, _option("--public-url", "URL", "https://nom sous lequel l'équipe ouvre la console.", _NETWORK)
    ] = "",
    certificate: Annotated[
        Path | None, _option("--certificate", "FICHIER", "Certificat et ses intermédiaires (PEM).", _NETWORK)
    ] = None,
    key: Annotated[Path | None, _option("--key", "FICHIER", "Clé du certificat (PEM).", _NETWORK)] = None,
    oidc_issuer: Annotated[
        str, _option("--oidc-issuer", "URL", "Fournisseur d'identité (OpenID Connect).", _TEAM)
    ] = "",
    oidc_client: Annotated[str, _option("--oidc-client", "ID", "Identifiant de la console chez lui.", _TEAM)] = "",
    oidc_secret_file: Annotated[
        Path | None, _option("--oidc-secret-file", "FICHIER", "Fichier du secret de la console.", _TEAM)
    ] = None,
    oidc_group: Annotated[str, _option("--oidc-group", "GROUPE", "Groupe qui ouvre la console.", _TEAM)] = "",
    oidc_handler_group: Annotated[
        str,
        _option("--oidc-handler-group", "GROUPE", "Groupe qui, en plus, traite les signalements et exporte.", _TEAM),
    ] = "",
) -> None:
    """Ouvre la console de revue : ce qui a été bloqué ou masqué, pourquoi, et la preuve que rien n'a été changé.

    Sur ce poste, une adresse affichée ici l'ouvre une fois, dans les cinq minutes. Pour une équipe, chacun entre avec
    son compte de l'établissement. Aucun texte de patient n'y figure : le journal n'en contient pas.
    """
    from proxy.console.plan import Plan, PlanError
    from proxy.serving import Certificate

    team = _team(oidc_issuer, oidc_client, oidc_secret_file, oidc_group, oidc_handler_group)
    if bool(certificate) != bool(key):
        options.fail(Exit.USAGE, "--certificate et --key vont ensemble.")
    shown = Certificate(certificate, key) if certificate and key else None
    plan = Plan(options.at_home(home, writes=True), listen, port, store, public_url, shown, team)
    try:
        plan.check()
    except PlanError as error:
        options.fail(Exit.USAGE, str(error))
    _run(plan)


def _team(issuer: str, client: str, secret: Path | None, group: str, handlers: str) -> "Team | None":
    from proxy.console.plan import Team
    from proxy.console.team_door import Groups

    if not (issuer or client or secret or group or handlers):
        return None
    if not (issuer and client and secret and group):
        options.fail(Exit.USAGE, "--oidc-issuer, --oidc-client, --oidc-secret-file et --oidc-group vont ensemble.")
    return Team(issuer, client, secret, Groups(group, handlers or None))


def _run(plan: "Plan") -> None:
    from proxy.console.plan import PlanError
    from proxy.journal.append_file import JournalError
    from proxy.journal.pseudonym import PseudonymKeyError
    from proxy.store.errors import StoreError

    try:
        asyncio.run(_serve(plan))
    except PlanError as error:
        options.fail(Exit.USAGE, str(error))
    except JournalError as error:
        options.fail(Exit.FAILED, _unusable(plan.own / "journal", error))
    except (PseudonymKeyError, StoreError) as error:
        options.fail(Exit.FAILED, str(error))
    except OSError:
        options.fail(
            Exit.PORT_TAKEN,
            f"{plan.host}:{plan.port} ne peut pas être ouvert : port pris ou réservé (« --port 8789 » en choisit un "
            "autre), ou bien l'adresse ou le certificat n'est pas utilisable.",
        )


def _unusable(folder: Path, error: "JournalError") -> str:
    """Say why the console's own journal cannot be written; held by another process, it is another console."""
    if isinstance(error.__cause__, BlockingIOError):
        return "Une console est déjà ouverte pour ce dossier sur ce poste : servez-vous d'elle, ou fermez-la."
    return f"Journal de la console inutilisable ({folder}) : {error}"


async def _serve(plan: "Plan") -> None:
    from proxy.console.opening import opened

    stop = stopping()
    async with opened(plan) as console:
        _welcome(console)
        on_enter(lambda: _welcome(console))
        await stop.wait()


def _welcome(console: "Opened") -> None:
    from proxy.console.local_door import LocalDoor

    terminal = Terminal(emoji=False, highlight=False, soft_wrap=True)
    if isinstance(console.door, LocalDoor):
        terminal.print("Ouvrez cette adresse dans un navigateur de ce poste. Elle sert une fois, dans les 5 minutes :")
        terminal.print(f"\n  {console.door.address()}\n", markup=False)
        terminal.print("Entrée pour une nouvelle adresse, Ctrl-C pour arrêter.")
    else:
        terminal.print(f"La console répond sur {console.address.origin} — Ctrl-C pour arrêter.", markup=False)
