"""`paravent doctor`: does everything hold on this machine, and if not, what to type?"""

import json
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from proxy import ports
from proxy.cli import options
from proxy.cli.exits import Exit

if TYPE_CHECKING:
    from proxy.doctor.examination import Examined

Root = Annotated[
    Path, typer.Option("--root", metavar="DOSSIER", help="Racine du poste à examiner, pour une image ou un essai.")
]
Host = Annotated[
    str, typer.Option("--other-host", metavar="HÔTE", help="Site ordinaire, qui doit garder son certificat.")
]
Service = Annotated[
    str, typer.Option("--ai-host", metavar="HÔTE", help="Service d'IA, qui doit montrer celui du poste.")
]
Port = Annotated[int, typer.Option("--port", min=1, max=65535, metavar="PORT", help="Port du proxy.")]
AsJson = Annotated[bool, typer.Option("--json", help="Une sortie pour la supervision.")]

_SIGNS = {"green": ("✓", "vert"), "amber": ("!", "orange"), "red": ("✗", "rouge")}
_STYLES = {"green": "green", "amber": "yellow", "red": "bold red"}


def doctor(
    root: Root = Path("/"),
    other_host: Host = "www.service-public.fr",
    ai_host: Service = "chatgpt.com",
    port: Port = ports.EXPLICIT,
    as_json: AsJson = False,
) -> None:
    """Examine le poste de bout en bout : le trafic passe-t-il vraiment par Paravent ?

    Chaque ligne dit ce qui a été vu et, s'il le faut, la commande à taper. Aucune demande n'est envoyée à un service.
    À lancer en administrateur. Sort en erreur dès qu'une ligne est rouge.
    """
    options.on_linux_alone()
    from cryptography.utils import CryptographyDeprecationWarning

    from proxy.doctor.all import CHECKS
    from proxy.doctor.examination import examine, worst
    from proxy.doctor.machine import Machine
    from proxy.standing import Light

    warnings.simplefilter("ignore", CryptographyDeprecationWarning)  # of other people's certificates, in their stores
    machine = Machine(root=root.resolve(), explicit=port, ai_host=ai_host, other_host=other_host)
    examined = list(examine(machine, CHECKS))
    (_write if as_json else _show)(examined)
    if worst(examined) is Light.RED:
        raise typer.Exit(Exit.DOCTOR_FOUND)


def _write(examined: Sequence["Examined"]) -> None:
    from proxy.doctor.examination import conclusion, worst

    points = [
        {
            "name": one.name,
            "light": one.point.light,
            "what": one.point.what,
            "words": one.point.words,
            "remedy": one.point.remedy,
        }
        for one in examined
    ]
    told = {"light": worst(examined), "conclusion": conclusion(examined), "points": points}
    typer.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _show(examined: Sequence["Examined"]) -> None:
    from rich.text import Text

    from proxy.doctor.examination import conclusion, worst

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for one in examined:
        point = one.point
        seen = Text(point.words)
        if point.remedy:
            seen.append(f"\n→ {point.remedy}", "bold")
        table.add_row(Text(" ".join(_SIGNS[point.light]), _STYLES[point.light]), point.what, seen)
    console = Console(emoji=False, highlight=False)
    console.print(table)
    console.print(Text(f"\n{conclusion(examined)}", _STYLES[worst(examined)]))
