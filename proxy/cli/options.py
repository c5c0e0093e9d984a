"""Options that several commands share, and complaints that all of them make the same way."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn
from urllib.parse import urlsplit

import typer
from rich.console import Console

from proxy.cli.exits import Exit

Policy = Annotated[
    Path | None,
    typer.Option("--policy", "-p", metavar="FICHIER", help="Politique de l'établissement. Par défaut : la règle HAS."),
]
Service = Annotated[
    str,
    typer.Option("--service", "-s", metavar="ID", help="Service d'IA destinataire, tel qu'il est nommé au catalogue."),
]
Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        metavar="DOSSIER",
        help="Dossier de l'autorité et du journal. Par défaut : PARAVENT_HOME, ou ~/.local/state/paravent.",
    ),
]

errors = Console(stderr=True, emoji=False, highlight=False)
"""Where people are spoken to; standard output is for results."""


def fail(status: Exit, message: str) -> NoReturn:
    """End the command with one clear message."""
    errors.print(message, style="red", markup=False, soft_wrap=True)
    raise typer.Exit(status)


def on_linux_alone() -> None:
    """End the command on any other system: what it handles is Linux's own."""
    if sys.platform != "linux":
        fail(Exit.NOT_INSTALLED, "Cette commande n'existe que sous Linux.")


def parent(url: str | None) -> tuple[str, int] | None:
    """Give the address and port of a parent proxy; the end of the command where it is no such thing."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or not port or parts.scheme != "http" or parts.path.strip("/") or parts.username or parts.query:
        fail(Exit.USAGE, "--parent attend http://hôte:port ; le compte, s'il en faut un, va dans --parent-login.")
    return host, port


def words(text: str) -> str:
    """Give the text to judge, read from standard input for « - »; the end of the command where it is not UTF-8."""
    try:
        read = sys.stdin.buffer.read().decode() if text == "-" else text
        read.encode()
    except UnicodeError:
        fail(Exit.INPUT_INVALID, "Le texte n'est pas en UTF-8 : enregistrez-le dans ce codage, puis recommencez.")
    return read
