"""`paravent scan`: many texts judged, JSON lines in, JSON lines out."""

import asyncio
import codecs
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated, TextIO

import typer

from proxy.cli import options
from proxy.cli.exits import Exit


def scan(
    source: Annotated[
        typer.FileBinaryRead,
        typer.Argument(metavar="ENTRÉE", help='Lignes {"id", "text"} ; « - » : entrée standard.'),
    ] = "-",  # type: ignore[assignment]  # typer opens it
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FICHIER", help="Résultats. Par défaut : sortie standard.")
    ] = None,
    policy: options.Policy = None,
    service: options.Service = "chatgpt",
    workers: Annotated[
        int, typer.Option("--workers", "-w", metavar="NOMBRE", min=1, max=64, help="Textes analysés à la fois.")
    ] = 2,
) -> None:
    """Juge un fichier de textes, sans rien envoyer.

    Chaque ligne d'entrée est un objet JSON {"id", "text"} ; chaque ligne de sortie dit l'action, la règle, ce qui a été
    repéré (positions en caractères Unicode du texte) et la version masquée. Une ligne illisible donne une ligne
    d'erreur à sa place, et le code de sortie 9.
    """
    from proxy.cli.lines import Scanner

    lines = source.read().removeprefix(codecs.BOM_UTF8).splitlines()
    scanner = Scanner(policy, service, workers)
    with _results(output) as sink:
        failures = asyncio.run(scanner.run(lines, sink, options.errors))
    if failures:
        options.fail(Exit.INPUT_INVALID, f"{failures} ligne(s) n'ont pas pu être jugées : voir le champ « error ».")


def _results(output: Path | None) -> AbstractContextManager[TextIO]:
    """Where rows go. A file must be a new one: results written over their own source would lose it."""
    if output is None:
        return nullcontext(typer.get_text_stream("stdout"))
    try:
        return output.open("x", encoding="utf-8")
    except FileExistsError:
        options.fail(Exit.USAGE, f"{output} existe déjà : choisissez un autre nom pour les résultats.")
    except OSError:
        options.fail(Exit.USAGE, f"{output} ne peut pas être écrit : vérifiez que le dossier existe et vos droits.")
