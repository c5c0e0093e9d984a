"""`paravent pac` and `paravent egress`: what tells browsers where to go, and firewalls what to close."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proxy import ports
from proxy.causes import cause
from proxy.cli import options
from proxy.cli.exits import Exit

if TYPE_CHECKING:
    from proxy.services.catalogue import Catalogue

_Catalogue = Annotated[Path | None, typer.Option("--catalogue", metavar="FICHIER", help="Catalogue des services d'IA.")]


def pac(
    parent: Annotated[
        str | None,
        typer.Option("--parent", metavar="HOTE:PORT", help="Proxy de l'établissement, pour tout le reste du web."),
    ] = None,
    direct: Annotated[
        list[str] | None,
        typer.Option("--direct", metavar="DOMAINE", help="Domaine interne qui ne passe pas par ce proxy. Répétable."),
    ] = None,
    proxy: Annotated[
        str, typer.Option("--proxy", metavar="HOTE:PORT", help="Où écoute Paravent, vu du navigateur.")
    ] = f"127.0.0.1:{ports.EXPLICIT}",
    catalogue: _Catalogue = None,
) -> None:
    """Écrit le fichier PAC : les services d'IA vont à Paravent, sans autre issue ; le reste n'est pas concerné."""
    from proxy.pac import pac as written

    known = _known(catalogue)
    try:
        typer.echo(written(known, proxy, _address(parent), direct or ()), nl=False)
    except ValueError as error:
        options.fail(Exit.USAGE, str(error))


def egress(
    state: Annotated[Path, typer.Option("--state", metavar="FICHIER", help="Adresses déjà vues ; tenu à jour.")],
    keep_open: Annotated[
        Path | None,
        typer.Option("--keep-open", metavar="FICHIER", help="Noms dont les adresses restent ouvertes, un par ligne."),
    ] = None,
    catalogue: _Catalogue = None,
) -> None:
    """Écrit les adresses à fermer, une par ligne : celles des services d'IA, pour qui ne passe pas par Paravent.

    Sont laissées ouvertes celles qui servent aussi une page de connexion, ou un nom du fichier donné.
    """
    from proxy import durable
    from proxy.egress import addresses, closed, remembered, written_of
    from proxy.services.names import service_names, sign_in_names

    known = _known(catalogue)
    try:
        others = keep_open.read_text("utf-8").split() if keep_open and keep_open.exists() else []
        found = asyncio.run(addresses(service_names(known)))
        opened = asyncio.run(addresses([*sign_in_names(known), *others]))
        seen = remembered(_seen(state), found, datetime.now(UTC))
        durable.replace(state, written_of(seen).encode(), 0o644)
    except UnicodeError:
        options.fail(Exit.INPUT_INVALID, "Les noms et les adresses à lire doivent être en UTF-8.")
    except OSError as error:
        options.fail(Exit.INPUT_INVALID, f"Les adresses ne peuvent pas être lues ou notées ({cause(error)}).")
    shown = closed(seen, opened)
    if not shown:
        options.fail(
            Exit.FAILED, "Aucune adresse connue : le DNS ne répond pas. Gardez les règles du pare-feu telles quelles."
        )
    typer.echo("\n".join(shown))


def _seen(state: Path) -> dict[str, datetime]:
    """What was seen before; nothing where the file is missing, or is not ours: names will be looked up again."""
    from proxy.egress import seen_in

    try:
        return seen_in(state.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def _known(catalogue: Path | None) -> "Catalogue":
    from proxy.services.catalogue import Catalogue, CatalogueError

    try:
        return Catalogue.load(catalogue)
    except CatalogueError as error:
        options.fail(Exit.CATALOGUE_INVALID, str(error))


def _address(parent: str | None) -> str | None:
    """As PAC files write it, whatever people copied: "http://proxy:3128/" is "proxy:3128"."""
    return parent.removeprefix("http://").removesuffix("/") if parent else None
