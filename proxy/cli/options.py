"""Options that several commands share, and complaints that all of them make the same way."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

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


def words(text: str) -> str:
    """Give the text to judge, read from standard input for « - »; the end of the command where it is not UTF-8."""
    try:
        read = sys.stdin.buffer.read().decode() if text == "-" else text
        read.encode()
    except UnicodeError:
        fail(Exit.INPUT_INVALID, "Le texte n'est pas en UTF-8 : enregistrez-le dans ce codage, puis recommencez.")
    return read
