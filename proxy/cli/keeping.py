"""`paravent journal checkpoint` and `key`: what is kept away from the machine, so that nobody on it can rewrite all."""

import os
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from proxy.causes import ToldError, cause
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
    from proxy.settings import Settings

    folder = Settings(home=options.at_home(home)).journal
    try:
        last = last_signed(folder)
    except OSError as error:
        options.unreadable(folder, error)
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
        options.fail(Exit.INPUT_INVALID, f"{to} ne peut pas être écrit ({cause(error)}).")
    _out.print(f"Point de contrôle de la ligne {last.seq}, journal {last.chain}, ajouté à {to}.")


def key(
    to: Annotated[Path, typer.Option("--to", metavar="DOSSIER", help="Où l'emporter : une clé USB, un coffre.")],
    home: options.Home = None,
) -> None:
    """Emporte la clé de vérification du journal : la copie, la relit, puis l'efface du poste.

    Elle sert à « paravent journal verify --key ». Tant qu'elle est sur le poste, qui prend le poste peut tout récrire.
    """
    from proxy.settings import Settings

    settings = Settings(home=options.at_home(home))
    folder = settings.journal
    if to.resolve().is_relative_to(settings.home.resolve()):
        options.fail(Exit.USAGE, f"{to} est dans le dossier de Paravent : emportez la clé hors du poste.")
    keys = {to / f"paravent-{path.name}": path for path in _left(folder)}
    if not keys:
        options.fail(Exit.INPUT_INVALID, f"Aucune clé dans {folder} : elle a déjà été emportée, ou rien n'est écrit.")
    for copy in [copy for copy, path in keys.items() if not _is_carried(path, copy)]:
        _carry(keys[copy], copy)
    for copy, path in keys.items():
        _wipe(path, copy)
        if copy.exists():
            _out.print(f"Clé de vérification emportée : {copy}. Gardez-la hors du poste, chez le RSSI.")


def _left(folder: Path) -> list[Path]:
    """Give the keys that nobody has carried away: several, where the journal's own keys were lost and made anew."""
    try:
        there = list(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        options.unreadable(folder, error)
    return sorted(path for path in there if path.suffix == ".key")


def _is_carried(path: Path, copy: Path) -> bool:
    """Whether the same copy is there already; the end of the command where another file has its name."""
    try:
        content = path.read_bytes()
        if not any(content):
            return True  # wiped by a run that could not remove it
        if not copy.exists():
            return False
        same = copy.read_bytes() == content
    except OSError as error:
        _not_copied(path, copy, error)
    if not same:
        options.fail(
            Exit.INPUT_INVALID,
            f"{copy} existe déjà et n'est pas cette clé : rien n'a été effacé du poste. Donnez un autre dossier.",
        )
    return True


def _carry(path: Path, copy: Path) -> None:
    """Copy a key and read it again; the end of the command, without a copy, where that cannot be."""
    try:
        _write(copy, path.read_bytes())
    except OSError as error:
        _not_copied(path, copy, error)


def _write(copy: Path, content: bytes) -> None:
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
        copy.unlink()
        raise ToldError("la copie relue n'est pas la même")


def _not_copied(path: Path, copy: Path, error: OSError) -> NoReturn:
    why = f"{path} ne peut pas être copié dans {copy} ({cause(error)}) : rien n'a été effacé du poste."
    options.fail(Exit.INPUT_INVALID, f"{why} Vérifiez le support, ou relancez avec « sudo ».")


def _wipe(path: Path, copy: Path) -> None:
    """Overwrite a key that was carried away, then remove it; the end of the command where it stays."""
    try:
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except OSError as error:
        why = f"La clé est copiée dans {copy}, mais {path} n'a pas pu être effacé du poste ({cause(error)})."
        options.fail(Exit.FAILED, f"{why} Relancez avec « sudo » : la copie déjà faite convient.")
