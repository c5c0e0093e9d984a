"""`paravent journal`: is the journal as it was written?"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from proxy.cli import options
from proxy.cli.exits import Exit
from proxy.journal.chain import Integrity
from proxy.journal.chain import verify as verified

_MEANINGS = {
    Integrity.TAMPERED: "cette ligne a été modifiée",
    Integrity.TRUNCATED: "la fin de cette ligne, ou du journal, manque",
    Integrity.GAP: "des lignes manquent avant celle-ci",
}

app = typer.Typer(help="Journal des décisions.", no_args_is_help=True)


@app.callback()
def journal() -> None:
    """Journal des décisions."""


@app.command()
def verify(
    path: Annotated[
        Path | None, typer.Argument(metavar="[FICHIER]", help="Journal. Par défaut : celui du poste.")
    ] = None,
    home: options.Home = None,
) -> None:
    """Vérifie la chaîne du journal, ligne à ligne, et nomme l'endroit où elle se rompt."""
    from proxy.settings import Settings, default_home

    file = path or Settings(home=home or default_home()).journal
    try:
        with file.open("rb") as lines:
            found = verified(lines)
    except OSError:
        options.fail(
            Exit.JOURNAL_ALTERED, f"{file} ne peut pas être lu : il n'existe pas encore, ou vos droits manquent."
        )
    if found.integrity is not Integrity.OK:
        verdict = f"{found.integrity.value.upper()}, {_MEANINGS[found.integrity]}"
        options.fail(Exit.JOURNAL_ALTERED, f"{file}:{found.place} : {verdict}. Gardez ce fichier et prévenez le RSSI.")
    Console(emoji=False, highlight=False).print(f"OK — {found.tip.seq} lignes, dernière empreinte {found.tip.hash}")
