"""`paravent run`: the proxy, until it is told to stop."""

import asyncio
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, override

import typer
from rich.console import Console

from proxy import ports
from proxy.cli import options
from proxy.cli.ending import stopping
from proxy.cli.exits import Exit
from proxy.cli.not_started import explained

if TYPE_CHECKING:
    from proxy.composition import Paravent
    from proxy.screening.pool import Pool
    from proxy.settings import Settings
    from proxy.supply.notices import Notice

Port = Annotated[int, typer.Option("--port", min=0, max=65535, metavar="PORT", help="Port d'écoute sur 127.0.0.1.")]
Origin = Annotated[
    str | None,
    typer.Option(
        "--policy",
        "-p",
        metavar="LIEU",
        help="Politique de l'établissement : un fichier, git:/dossier#nom (ce qui est validé sur la branche suivie) ou "
        "https://hote/dossier/nom.yaml. Par défaut : la règle HAS. Relue dès qu'elle change.",
    ),
]
Key = Annotated[
    Path | None,
    typer.Option(
        "--policy-key",
        metavar="FICHIER",
        help="Clé publique : toute politique non signée par elle est refusée. Voir « paravent policy keygen ».",
    ),
]
Authority = Annotated[
    Path | None,
    typer.Option("--policy-ca", metavar="FICHIER", help="Seule autorité à croire pour une politique en https (PEM)."),
]
Every = Annotated[
    float,
    typer.Option("--policy-every", min=1, max=86_400, metavar="SECONDES", help="Entre deux regards sur git ou https."),
]


Parent = Annotated[
    str | None,
    typer.Option(
        "--parent",
        metavar="URL",
        help="Proxy de l'établissement par lequel tout sort, comme http://proxy.chu.example:3128.",
    ),
]
ParentLogin = Annotated[
    Path | None,
    typer.Option("--parent-login", metavar="FICHIER", help="Ce que ce proxy demande : une ligne « nom:mot de passe »."),
]
Transparent = Annotated[
    int | None,
    typer.Option(
        "--transparent",
        min=1,
        max=65535,
        metavar="PORT",
        help="Port vers lequel « paravent capture » mène les connexions des services d'IA.",
    ),
]
Status = Annotated[
    int | None,
    typer.Option(
        "--status", min=0, max=65535, metavar="PORT", help="Port de la page d'état et du fichier PAC, sur 127.0.0.1."
    ),
]
Passwords = Annotated[
    Path | None,
    typer.Option(
        "--passwords",
        metavar="FICHIER",
        help="Comptes qui peuvent passer par le proxy (htpasswd : bcrypt ou SHA-1), pour un serveur partagé.",
    ),
]


class _Lasting(Console):
    """A console that falls silent once its reader is gone, where rich's own would end the program."""

    @override
    def on_broken_pipe(self) -> None:
        self.quiet = True
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.file.fileno())  # what is still in the buffer goes there at the end
        os.close(nowhere)


_errors = _Lasting(stderr=True, emoji=False, highlight=False, soft_wrap=True)


def run(  # noqa: PLR0913, PLR0917 - one argument for each option of the command line
    port: Port = ports.EXPLICIT,
    policy: Origin = None,
    policy_key: Key = None,
    policy_ca: Authority = None,
    policy_every: Every = 60,
    home: options.Home = None,
    catalogue: Annotated[
        Path | None, typer.Option("--catalogue", metavar="FICHIER", help="Catalogue des services d'IA.")
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", "-w", metavar="NOMBRE", min=1, max=16, help="Demandes analysées à la fois.")
    ] = 1,
    upstream_ca: Annotated[
        Path | None,
        typer.Option("--upstream-ca", metavar="FICHIER", help="Autorité de plus à croire vers les services (PEM)."),
    ] = None,
    transparent: Transparent = None,
    status: Status = None,
    parent: Parent = None,
    parent_login: ParentLogin = None,
    passwords: Passwords = None,
) -> None:
    """Démarre le proxy sur ce poste, jusqu'à Ctrl-C.

    Seuls les services d'IA du catalogue sont examinés ; tout le reste passe avec son vrai certificat. Si la politique,
    le modèle ou le journal manque, le proxy démarre quand même, fermé : chaque demande est refusée et dit pourquoi.
    La politique peut changer pendant qu'il tourne : une bonne remplace l'ancienne d'un coup, une mauvaise est refusée.
    """
    from policies.loading import DEFAULT
    from proxy.canary.canary import EVERY_S
    from proxy.screening.pool import PoolLimits
    from proxy.services.catalogue import SHIPPED
    from proxy.settings import Settings
    from proxy.supply.origin import OriginError, origin

    if upstream_ca is not None and not upstream_ca.is_file():
        options.fail(Exit.AUTHORITY_UNUSABLE, f"{upstream_ca} n'existe pas : --upstream-ca attend un fichier PEM.")
    try:
        place = origin(policy) if policy else DEFAULT
    except OriginError as error:
        options.fail(Exit.USAGE, f"--policy {error}")
    _run(
        Settings(
            home=options.at_home(home, writes=True),
            port=port,
            policy=place,
            policy_key=policy_key,
            policy_authority=policy_ca,
            policy_every_s=policy_every,
            catalogue=catalogue or SHIPPED,
            limits=PoolLimits(workers=workers),
            upstream_ca=upstream_ca,
            transparent=transparent,
            status=status,
            parent=options.parent(parent),
            parent_login=parent_login,
            passwords=passwords,
            canary_s=EVERY_S,
        )
    )


def _run(settings: "Settings") -> None:
    try:
        asyncio.run(_serve(settings))
    except Exception as error:
        told = explained(error, settings.port)
        if told is None:
            raise
        options.fail(*told)


async def _serve(settings: "Settings") -> None:
    from proxy.screening.pool import Pool

    stop, pool = stopping(), Pool(settings.model, settings.limits)
    console = _Lasting(emoji=False, highlight=False, soft_wrap=True)
    try:
        with console.status("Chargement du modèle d'analyse…"):
            paravent = await _started(settings, pool)
        try:
            _welcome(console, paravent)
            paravent.listen(_tell)
            await stop.wait()
        finally:
            await paravent.stop()
    finally:
        await pool.stop()


async def _started(settings: "Settings", pool: "Pool") -> "Paravent":
    """The product, once it listens. The analysis reads its model in its own process while this one reads its code."""
    coming = asyncio.create_task(pool.start())
    try:
        paravent = (await asyncio.to_thread(_product))(settings, pool)
        await coming
    finally:
        coming.cancel()
    await paravent.start()
    return paravent


def _product() -> "type[Paravent]":
    from proxy.composition import Paravent

    return Paravent


def _welcome(console: Console, paravent: "Paravent") -> None:
    from proxy.bulletin import causes
    from proxy.ca import CERTIFICATE_FILE

    services = sum(bool(service.hosts) for service in paravent.catalogue.services)
    console.print(f"Paravent écoute sur http://127.0.0.1:{paravent.port} — {services} services d'IA examinés.")
    console.print(f"Autorité à faire connaître au poste : {paravent.settings.authority / CERTIFICATE_FILE}")
    console.print(f"Journal : {paravent.settings.journal}")
    for notice in paravent.notices:
        _tell(notice)
    for trouble in causes(paravent.troubles):
        _tell_shut(trouble)
    console.print("Ctrl-C pour arrêter.")


def _tell(notice: "Notice") -> None:
    from proxy.supply.notices import Tone

    if notice.tone is Tone.CLOSED:
        _tell_shut(notice.words)
    else:
        style = "bold yellow" if notice.tone is Tone.WARNING else "green"
        _errors.print(f"{datetime.now().astimezone():%H:%M:%S} {notice.words}", style=style, markup=False)


def _tell_shut(trouble: str) -> None:
    _errors.print(f"FERMÉ, aucune demande ne part — {trouble}", style="red", markup=False)
