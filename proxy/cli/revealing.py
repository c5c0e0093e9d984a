"""`paravent journal reveal`: whose account is behind a hash of the journal, where two people together want to know."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proxy.causes import cause
from proxy.cli import options
from proxy.cli.exits import Exit

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

_USER = re.compile(r"[0-9a-f]{16}", re.ASCII)
_WRITE_IT_DOWN = (
    "Levée d'anonymat : consignez-la au registre (qui l'a demandée, quand, pourquoi, quelle empreinte), et n'en gardez "
    "pas d'autre copie (RGPD, art. 5)."
)
_TWO = 2
_BOTH = "il faut les clés des deux personnes de garde : --key A --key B."


def reveal(
    user: Annotated[
        str, typer.Argument(metavar="EMPREINTE", help="Celle de la personne, dans une décision (« user »).")
    ],
    folder: Annotated[
        Path | None, typer.Argument(metavar="DOSSIER", help="Dossier du journal. Par défaut : celui du poste.")
    ] = None,
    key: Annotated[
        list[Path] | None,
        typer.Option("--key", "-k", metavar="FICHIER", help="Clé privée d'une personne de garde ; deux fois."),
    ] = None,
    home: options.Home = None,
) -> None:
    """Dit quel compte est derrière une empreinte, avec les clés et les phrases secrètes des deux personnes de garde.

    Ne peut dire que ce qui a été mis sous scellé pour elles : depuis que la politique en vigueur les nomme.
    """
    from proxy.journal.custody import CustodyError, revealed
    from proxy.settings import Settings

    if _USER.fullmatch(user) is None:
        options.fail(Exit.USAGE, "L'empreinte d'une personne a 16 chiffres ou lettres de a à f.")
    if len(key or ()) != _TWO:
        options.fail(Exit.USAGE, f"--key : {_BOTH}")
    place = folder or Settings(home=options.at_home(home)).journal
    try:
        seals = list(dict.fromkeys(_seals(place, user)))
    except OSError as error:
        options.unreadable(place, error)
    first, second = map(_private_key, key or ())
    for seal in reversed(seals):
        try:
            login = revealed(seal, (first, second), user)
        except CustodyError:
            continue
        typer.echo(login)
        options.errors.print(_WRITE_IT_DOWN, style="yellow", soft_wrap=True)
        return
    why = "n'est pas pour ces deux clés" if seals else f"n'est pas dans {place}"
    options.fail(Exit.SEAL_CLOSED, f"Le scellé de cette empreinte {why} : rien n'est révélé.")


def _private_key(file: Path) -> "X25519PrivateKey":
    """Read a key, asking for its passphrase; the end of the command where that cannot be."""
    from proxy.journal.custody import CustodyError, private_key

    try:
        pem = file.read_bytes()
    except OSError as error:
        options.fail(Exit.USAGE, f"{file} ne peut pas être lu ({cause(error)}).")
    try:
        return private_key(pem, typer.prompt(f"Phrase secrète de {file}", hide_input=True).encode())
    except CustodyError as error:
        options.fail(Exit.SEAL_CLOSED, f"{file} : {error}")


def _seals(folder: Path, user: str) -> Iterator[str]:
    """All that was sealed for a hash, the oldest first."""
    from proxy.journal.reading import lines

    for line in lines(folder):
        if line.event == "identity" and line.entry.get("user") == user and isinstance(line.entry.get("sealed"), str):
            yield line.entry["sealed"]
