"""`paravent notify`: in the session of whoever works here, and for them alone."""

import asyncio
import sys
from contextlib import suppress
from typing import Annotated

import typer

from proxy import ports
from proxy.cli import options
from proxy.cli.exits import Exit

Port = Annotated[
    int, typer.Option("--port", min=1, max=65_535, metavar="PORT", help="Port de la page d'état sur 127.0.0.1.")
]


def notify(port: Port = ports.STATUS) -> None:
    """Affiche un avis sur le bureau quand Paravent a retenu une demande de la personne qui l'a lancée.

    Chaque session le démarre d'elle-même ; il se termine avec elle, et sans rien dire là où il n'y a pas de bureau.
    Un avis nomme le service, la règle et la référence, jamais un mot de la demande.
    """
    if sys.platform != "linux":
        options.fail(Exit.NOT_INSTALLED, "Les avis sur le bureau n'existent que sous Linux.")
    from proxy.notify.desktop import NoSessionError

    with suppress(NoSessionError):
        asyncio.run(_notify(port))


async def _notify(port: int) -> None:
    from proxy.notify.desktop import desktop
    from proxy.notify.following import follow

    async with desktop() as reached:
        await follow(port, reached)
