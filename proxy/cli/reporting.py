"""`paravent report`: say from a terminal that a request was held back for nothing."""

import re
from enum import StrEnum
from http.client import HTTPConnection, HTTPException
from typing import Annotated

import typer
from rich.console import Console

from proxy import ports
from proxy.cli import options
from proxy.cli.exits import Exit

HOST = "chatgpt.com"
"""Any AI host: the proxy answers itself for what is its own, and nothing of it leaves (proxy/gate/desk.py)."""

_REFERENCE = re.compile(r"[0-9a-f]{16}", re.ASCII)
_PATIENCE_S = 10.0


class Word(StrEnum):
    """What it was, as it is typed."""

    NO_PERSON = "aucune-personne"
    INVENTED = "cas-invente"
    PUBLIC = "personne-publique"
    OTHER = "autre"


def report(
    reference: Annotated[
        str, typer.Argument(metavar="RÉFÉRENCE", help="Celle du message de refus : 16 chiffres et lettres de a à f.")
    ],
    said: Annotated[
        Word,
        typer.Option(
            "--said",
            help="Ce que c'était : aucune personne (maladie, médicament, lieu…), un cas inventé ou d'enseignement, un "
            "auteur ou une personne publique, autre chose.",
        ),
    ] = Word.OTHER,
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, metavar="PORT", help="Port de Paravent.")
    ] = ports.EXPLICIT,
) -> None:
    """Signale qu'une demande a été retenue à tort : ce n'était pas une donnée de patient.

    Seuls la référence et votre choix sont notés, dans le journal de l'établissement. Aucun texte n'est envoyé.
    """
    known = reference.strip(" .,;:«»\"'\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}").lower()
    if _REFERENCE.fullmatch(known) is None:
        options.fail(Exit.USAGE, "La référence du message de refus a 16 chiffres ou lettres de a à f.")
    match _sent(known, said, port):
        case "reported":
            words = "Noté, sans votre texte. Les personnes qui règlent Paravent verront ce signalement."
            Console(emoji=False, highlight=False, soft_wrap=True).print(words)
        case "too_many":
            options.fail(Exit.REPORT_UNWRITTEN, "Trop de signalements en une minute : attendez un peu, recommencez.")
        case "":
            options.fail(Exit.PROXY_UNREACHABLE, f"Aucun Paravent ne répond sur le port {port} (--port pour un autre).")
        case _:
            options.fail(Exit.REPORT_UNWRITTEN, "Le journal n'a pas pu noter ce signalement : prévenez l'informatique.")


def _sent(reference: str, said: Word, port: int) -> str:
    """Send a report to the proxy of this machine; give its answer in a word, none where no Paravent answers."""
    from proxy.gate.desk_pages import address
    from proxy.journal.events import Said

    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_S)
    headers = {"Host": HOST, "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "none"}
    try:
        connection.request("POST", address(f"http://{HOST}", reference), f"said={Said[said.name].value}", headers)
        return connection.getresponse().headers.get("x-paravent-code", "")
    except (OSError, HTTPException):
        return ""
    finally:
        connection.close()
