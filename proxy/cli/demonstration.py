"""`paravent demo`: the whole product on this machine alone."""

import typer
from rich.console import Console

from proxy.cli import options
from proxy.cli.exits import Exit


def demo() -> None:
    """Démonstration sans réseau : faux services d'IA, vrais clients (curl, SDK officiels), et ce qui est sorti.

    Le code de sortie est 10 si une seule donnée identifiante a atteint le faux service.
    """
    try:
        from proxy.demo.show import show
    except ModuleNotFoundError as error:
        options.fail(Exit.NOT_INSTALLED, f"Il manque {error.name} : « make demo » installe ce qu'il faut.")
    if not show(Console(emoji=False, highlight=False)):
        raise typer.Exit(Exit.LEAK)
