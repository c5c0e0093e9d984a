"""Options that several commands share, and complaints that all of them make the same way."""

import os
import re
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from proxy.causes import cause
from proxy.cli.exits import Exit

Policy = Annotated[
    Path | None,
    typer.Option("--policy", "-p", metavar="FICHIER", help="Politique de l'établissement. Par défaut : la règle HAS."),
]
Service = Annotated[
    str,
    typer.Option("--service", "-s", metavar="ID", help="Service d'IA destinataire, tel qu'il est nommé au catalogue."),
]

errors = Console(stderr=True, emoji=False, highlight=False)
"""Where people are spoken to; standard output is for results."""

_PARENT = re.compile(r"http://(\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):(\d{1,5})/?", re.ASCII)
_HIGHEST_PORT = 65_535

Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        metavar="DOSSIER",
        readable=False,
        help="Dossier de l'autorité et du journal. Par défaut : PARAVENT_HOME, /var/lib/paravent où Paravent est "
        "installé, ~/.local/state/paravent ailleurs.",
    ),
]


def fail(status: Exit, message: str) -> NoReturn:
    """End the command with one clear message."""
    errors.print(message, style="red", markup=False, soft_wrap=True)
    raise typer.Exit(status)


def at_home(given: Path | None, *, writes: bool = False) -> Path:
    """Give the folder of the authority and of the journal; the end of the command where it is not for this account.

    Args:
        given: What `--home` said.
        writes: Whether the command leaves files there: root's, the service could not open, and it would stay closed.
    """
    from proxy.settings import default_home

    home = given or default_home()
    owner = _owner(home) if writes else "root"
    how = "sudo" if owner == "root" else f"sudo -u {owner}"
    try:
        os.scandir(home).close()
    except PermissionError:
        fail(Exit.USAGE, f"{home} n'est pas lisible par ce compte : relancez avec « {how} ».")
    except OSError:  # not there yet, or no folder: what the command makes of that is its own affair
        return home
    if owner != "root" and _is_root():
        fail(Exit.USAGE, f"{home} est à {owner} : relancez avec « {how} ».")
    return home


def _owner(folder: Path) -> str:
    """Give an account as `sudo -u` takes it; root's where there are none, or nothing is there yet."""
    if sys.platform == "win32":
        return "root"
    try:
        return folder.owner()
    except KeyError:
        return f"'#{folder.stat().st_uid}'"
    except OSError:
        return "root"


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def unreadable(folder: Path, error: OSError) -> NoReturn:
    """End the command that may not read a journal."""
    why = f"{folder} ne peut pas être lu ({cause(error)})."
    fail(Exit.JOURNAL_ALTERED, f"{why} Relancez avec « sudo », ou sous un compte qui a droit à ce dossier.")


def on_linux_alone() -> None:
    """End the command on any other system: what it handles is Linux's own."""
    if sys.platform != "linux":
        fail(Exit.NOT_INSTALLED, "Cette commande n'existe que sous Linux.")


def parent(url: str | None) -> tuple[str, int] | None:
    """Give the address and port of a parent proxy; the end of the command where it is no such thing."""
    if url is None:
        return None
    found = _PARENT.fullmatch(url)
    if found is None or not 0 < int(found[2]) <= _HIGHEST_PORT:
        fail(
            Exit.USAGE,
            "--parent attend http://nom:port, comme http://proxy.chu.example:3128 ; le compte, s'il en faut un, se "
            "donne à « paravent run » par --parent-login.",
        )
    return found[1].strip("[]").lower(), int(found[2])


def words(text: str) -> str:
    """Give the text to judge, read from standard input for « - »; the end of the command where it is not UTF-8."""
    try:
        read = sys.stdin.buffer.read().decode() if text == "-" else text
        read.encode()
    except UnicodeError:
        fail(Exit.INPUT_INVALID, "Le texte n'est pas en UTF-8 : enregistrez-le dans ce codage, puis recommencez.")
    return read
