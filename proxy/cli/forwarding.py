"""`paravent journal forward`: the journal told to a SIEM."""

import signal
from pathlib import Path
from threading import Event as Signal
from typing import TYPE_CHECKING, Annotated

import typer

from proxy.cli import options
from proxy.cli.exits import Exit

if TYPE_CHECKING:
    from proxy.siem.destination import Manner
    from proxy.siem.forwarder import Forwarder, Sent
    from proxy.siem.sink import Sink

_FORMATS = ("cef", "ecs", "ocsf")

Destination = Annotated[
    str,
    typer.Argument(
        metavar="DESTINATION",
        help="syslog+tls://HÔTE:6514, otlp+https://HÔTE:4318, file:///CHEMIN, ou - pour la sortie standard.",
    ),
]
Form = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="|".join(_FORMATS), help="Par défaut : cef pour syslog, sinon ecs."),
]
Ca = Annotated[
    Path | None, typer.Option("--ca", metavar="FICHIER", help="Autorité du récepteur. Par défaut : celles du système.")
]
Certificate = Annotated[
    Path | None,
    typer.Option("--certificate", metavar="FICHIER", help="Certificat de ce poste, si le récepteur l'exige."),
]
Key = Annotated[Path | None, typer.Option("--key", metavar="FICHIER", help="Clé de ce certificat, si elle est à part.")]
Authorization = Annotated[
    Path | None,
    typer.Option("--authorization", metavar="FICHIER", help="Fichier du jeton « Authorization » du collecteur OTLP."),
]
Enterprise = Annotated[
    int, typer.Option("--enterprise", min=1, metavar="NUMÉRO", help="Numéro IANA des paramètres syslog.")
]
Journal = Annotated[
    Path | None, typer.Option("--journal", metavar="DOSSIER", help="Journal à envoyer. Par défaut : celui du poste.")
]
Follow = Annotated[bool, typer.Option("--follow/--once", help="Envoyer ce qui vient, ou seulement ce qui est là.")]


def forward(  # noqa: PLR0913, PLR0917 - one for each option
    destination: Destination,
    form: Form = None,
    ca: Ca = None,
    certificate: Certificate = None,
    key: Key = None,
    authorization: Authorization = None,
    enterprise: Enterprise = 32473,
    journal: Journal = None,
    home: options.Home = None,
    follow: Follow = False,
) -> None:
    """Envoie le journal à un SIEM : chaque ligne au moins une fois, avec sa preuve de chaîne, sans aucun texte."""
    from proxy.settings import Settings
    from proxy.siem.cursor import CursorError, cursor_file
    from proxy.siem.destination import Manner
    from proxy.siem.forwarder import Forwarder
    from proxy.siem.rendering import Format
    from proxy.siem.tls import Trust

    if form not in (*_FORMATS, None):
        options.fail(Exit.USAGE, f"« {form} » n'est pas un format : écrivez {', '.join(_FORMATS)}.")
    settings = Settings(home=options.at_home(home, writes=True))
    folder = journal or settings.journal
    trust = Trust(ca, certificate, key)
    manner = Manner(Format(form) if form else None, trust, enterprise, _secret(authorization))
    sink = _sink(destination, manner)
    forwarder = Forwarder(folder, sink, cursor_file(settings.home, folder, f"{destination} {form or ''}"))
    try:
        sent = _followed(folder, forwarder) if follow else _once(destination, forwarder)
    except CursorError as error:
        options.fail(Exit.FAILED, str(error))
    except OSError as error:
        options.unreadable(folder, error)
    finally:
        sink.close()
    options.errors.print(_account(sent))
    if sent.warnings and not follow:
        options.fail(Exit.JOURNAL_ALTERED, "\n".join(sent.warnings))


def _sink(destination: str, manner: "Manner") -> "Sink":
    from proxy.siem.destination import DestinationError, sink
    from proxy.siem.tls import TlsError

    try:
        return sink(destination, manner)
    except (DestinationError, TlsError) as error:
        options.fail(Exit.USAGE, str(error))


def _secret(file: Path | None) -> str | None:
    """The token, which no command line and no process list ever shows."""
    if file is None:
        return None
    try:
        return file.read_text("ascii").strip()
    except (OSError, ValueError):
        options.fail(Exit.USAGE, f"{file} ne peut pas être lu : écrivez-y l'en-tête sur une ligne, « Bearer … ».")


def _once(destination: str, forwarder: "Forwarder") -> "Sent":
    from proxy.siem.forwarder import Sent
    from proxy.siem.sink import SinkError

    total = Sent()
    try:
        for sent in forwarder.catch_up():
            total += sent
    except SinkError as error:
        told = f"{_account(total)} Rien de plus ne passe vers {destination} : {error}. Relancez, rien n'est perdu."
        options.fail(Exit.DESTINATION_UNREACHABLE, told)
    return total


def _followed(folder: Path, forwarder: "Forwarder") -> "Sent":
    from proxy.siem.following import follow

    stop = Signal()
    before = {sign: signal.signal(sign, lambda *_: stop.set()) for sign in (signal.SIGINT, signal.SIGTERM)}
    try:
        return follow(folder, forwarder, options.errors.print, stop)
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def _account(sent: "Sent") -> str:
    refused = f", {sent.refused} refusés pour de bon par la destination" if sent.refused else ""
    return f"{sent.events} événements envoyés{refused}."
