"""`paravent journal checkpoint` and `key`: what is kept away from the machine, so that nobody on it can rewrite all."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from proxy.cli import options
from proxy.cli.exits import Exit
from proxy.durable import sync_folder

_out = Console(emoji=False, highlight=False, soft_wrap=True)


def checkpoint(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FICHIER", help="Ajoute à ce fichier au lieu d'afficher.")
    ] = None,
    home: options.Home = None,
) -> None:
    """Donne le dernier point de contrôle signé, à garder hors du poste.

    Une ligne qui tient en une page imprimée : qui la possède prouve plus tard que le journal n'a été ni coupé, ni
    remplacé, ni ramené en arrière (« paravent journal verify --checkpoint FICHIER »).
    """
    from proxy.journal.reading import last_signed
    from proxy.settings import Settings, default_home

    folder = Settings(home=home or default_home()).journal
    last = last_signed(folder)
    if last is None:
        options.fail(Exit.INPUT_INVALID, f"{folder} ne contient encore aucun point de contrôle.")
    told = last.raw.decode("ascii")
    if to is None:
        typer.echo(told)
        return
    try:
        with to.open("a", encoding="ascii") as file:
            file.write(told + "\n")
    except OSError as error:
        options.fail(Exit.INPUT_INVALID, f"{to} ne peut pas être écrit ({error.strerror}).")
    _out.print(f"Point de contrôle de la ligne {last.seq}, journal {last.chain}, ajouté à {to}.")


def key(
    to: Annotated[Path, typer.Option("--to", metavar="DOSSIER", help="Où l'emporter : une clé USB, un coffre.")],
    home: options.Home = None,
) -> None:
    """Emporte la clé de vérification du journal : la copie, la relit, puis l'efface du poste.

    Elle sert à « paravent journal verify --key ». Tant qu'elle est sur le poste, qui prend le poste peut tout récrire.
    """
    from proxy.settings import Settings, default_home

    folder = Settings(home=home or default_home()).journal
    found = sorted(folder.glob("*.key"))
    if to.resolve().is_relative_to((home or default_home()).resolve()):
        options.fail(Exit.USAGE, f"{to} est dans le dossier de Paravent : emportez la clé hors du poste.")
    if not found:
        options.fail(Exit.INPUT_INVALID, f"Aucune clé dans {folder} : elle a déjà été emportée, ou rien n'est écrit.")
    for path in found:
        copy = to / f"paravent-{path.name}"
        try:
            _move(path, copy)
        except FileExistsError:
            options.fail(Exit.INPUT_INVALID, f"{copy} existe déjà : rien n'a été effacé du poste.")
        except OSError as error:
            options.fail(Exit.INPUT_INVALID, f"{copy} ne peut pas être écrit ({error.strerror}) ; rien n'est effacé.")
        _out.print(f"Clé de vérification emportée : {copy}. Gardez-la hors du poste, chez le RSSI.")


def _move(path: Path, copy: Path) -> None:
    """Copy, read again, and only then wipe and remove.

    Raises:
        OSError: it could not be copied whole; the original stands.
    """
    content = path.read_bytes()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(copy, flags, 0o600), "wb") as file:  # no chmod: a USB stick has no rights to set
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            copy.unlink()
            raise
    sync_folder(copy.parent)
    if copy.read_bytes() != content:
        raise OSError("copie infidèle")
    with path.open("r+b") as file:
        file.write(bytes(len(content)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
