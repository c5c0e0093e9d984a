"""`paravent journal custodian-key`: the key of one of the two who can together tell whose account a decision names."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from proxy.causes import cause
from proxy.cli import options
from proxy.cli.exits import Exit

SHORTEST = 15
"""Characters of a passphrase that stands alone (NIST SP 800-63B-4, 2025, §3.1.1.2)."""


def custodian_key(
    file: Annotated[Path, typer.Argument(metavar="FICHIER", help="Où écrire la clé privée, à garder hors des postes.")],
) -> None:
    """Crée la clé d'une des deux personnes de garde, et donne la ligne à mettre dans la politique.

    Chacune fait la sienne, sur son poste, avec sa phrase secrète. Réunies, les deux clés disent qui est derrière une
    empreinte du journal (« paravent journal reveal ») ; une seule ne dit rien. Une clé perdue ne se refait pas.
    """
    from proxy import durable
    from proxy.journal.custody import generate

    if _is_there(file):
        options.fail(Exit.USAGE, f"{file} existe déjà : choisissez un autre nom, ou déplacez cette clé.")
    private, public = generate(new_passphrase())
    try:
        durable.create(file, private)
    except OSError as error:
        _unwritable(file, error)
    out = Console(emoji=False, highlight=False, soft_wrap=True)
    out.print(f"Clé privée, à garder secrète : {file}", markup=False)
    out.print("À mettre dans la politique, sous « custodians: » avec celle de l'autre personne :", markup=False)
    out.print(f'  - {{title: Votre fonction, key: "{public}"}}', markup=False)


def _is_there(file: Path) -> bool:
    """Whether a file is there; the end of the command where nobody may know, before a passphrase is thought of."""
    try:
        return file.exists()
    except OSError as error:
        _unwritable(file, error)


def _unwritable(file: Path, error: OSError) -> NoReturn:
    why = f"{file} : la clé ne peut pas être écrite ({cause(error)})."
    options.fail(Exit.USAGE, f"{why} Choisissez un dossier à vous, ou relancez avec « sudo ».")


def new_passphrase() -> bytes:
    """Ask for a new passphrase, twice; one that is too short, or is not the same again, is asked for anew."""
    while True:
        words: str = typer.prompt(f"Phrase secrète ({SHORTEST} signes au moins)", hide_input=True)
        if len(words) < SHORTEST:
            options.errors.print(f"Trop courte : {SHORTEST} signes au moins.", style="red")
        elif typer.prompt("La même encore", hide_input=True) != words:
            options.errors.print("Ce n'est pas la même : recommencez.", style="red")
        else:
            return words.encode()
