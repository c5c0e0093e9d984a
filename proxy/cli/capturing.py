"""`paravent capture`: on Linux, the kernel's rules that carry connections to AI services into the proxy."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from proxy import ports
from proxy.causes import cause
from proxy.cli import options
from proxy.cli.exits import Exit

if TYPE_CHECKING:
    from proxy.capture.plan import Plan
    from proxy.capture.queue import Queue

app = typer.Typer(
    help="Capture sous Linux : mène au proxy les connexions vers les services d'IA, sans toucher aux autres.",
    no_args_is_help=True,
)

Users = Annotated[
    list[str],
    typer.Option("--user", metavar="COMPTE", help="Compte du proxy, seul à sortir vers l'IA. Peut être répété."),
]
Port = Annotated[
    int, typer.Option("--port", min=1, max=65535, metavar="PORT", help="Port transparent du proxy, sur ce poste.")
]
Others = Annotated[
    list[int],
    typer.Option(
        "--also",
        min=1,
        max=65535,
        metavar="PORT",
        help="Autre port du proxy ou de sa page d'état : nul autre compte n'y répond. Peut être répété.",
    ),
]
Number = Annotated[
    int, typer.Option("--queue", min=0, max=65535, metavar="NUMÉRO", help="File du noyau où passent les réponses DNS.")
]
State = Annotated[
    Path, typer.Option("--state", metavar="DOSSIER", help="Où garder les adresses pour le prochain démarrage.")
]
Runtime = Annotated[Path, typer.Option("--runtime", metavar="DOSSIER", help="Où donner signe de vie.")]

_USERS = ["paravent"]
_PORT, _OTHERS, _QUEUE = ports.TRANSPARENT, [ports.EXPLICIT, ports.STATUS], 8053
_STATE, _RUNTIME = Path("/var/lib/paravent-capture"), Path("/run/paravent-capture")
_ADDRESSES, _ALIVE = "addresses", "alive"
_RULES = {"capture": "posées", "fallback": "de secours", "none": "absentes"}
_STALE_S = 30.0  # ten signs of life missed


@app.callback()
def capture() -> None:
    """What every command here needs first."""
    options.on_linux_alone()


@app.command()
def run(  # noqa: PLR0913, PLR0917 - one argument for each option of the command line
    user: Users = _USERS,
    port: Port = _PORT,
    also: Others = _OTHERS,
    queue: Number = _QUEUE,
    state: State = _STATE,
    runtime: Runtime = _RUNTIME,
) -> None:
    """Pose les règles et les tient à jour d'après les réponses DNS, jusqu'à l'arrêt (service paravent-capture).

    L'arrêt laisse les règles en place : « paravent capture down » les retire.
    """
    from proxy.capture.errors import CaptureError
    from proxy.capture.queue import Queue

    plan = _plan(user, port, also, queue)
    try:
        _keep(Queue.open(queue), plan, state, runtime)  # opened first: answers wait in it while the rest is loaded
    except CaptureError as error:
        options.fail(Exit.CAPTURE_FAILED, str(error))
    except OSError as error:
        options.fail(Exit.CAPTURE_FAILED, f"File des réponses DNS perdue ({cause(error)}) : relancez la capture.")


@app.command()
def rules(
    user: Users = _USERS,
    port: Port = _PORT,
    also: Others = _OTHERS,
    queue: Number = _QUEUE,
    fallback: Annotated[bool, typer.Option("--fallback", help="Montre les règles de secours.")] = False,
) -> None:
    """Montre les règles sans les poser : à lire, ou à charger avec « nft -f »."""
    from proxy.capture import rules

    plan = _plan(user, port, also, queue)
    typer.echo(rules.fallback(plan, {}) if fallback else rules.capture(plan, {}), nl=False)


@app.command()
def fallback(user: Users = _USERS, port: Port = _PORT, also: Others = _OTHERS, state: State = _STATE) -> None:
    """Pose les règles de secours, quand la capture ne peut pas tourner : tout le HTTPS sortant passe par le proxy.

    Il n'ouvre que les services d'IA ; les autres sites gardent leurs certificats.
    """
    from proxy.capture import known, loading

    plan = _plan(user, port, also, _QUEUE)
    saved = known.saved(state / _ADDRESSES, time.time())
    _now(lambda: loading.fall_back(plan, saved.left, saved.substitutes))


@app.command()
def down() -> None:
    """Retire toutes les règles : ce poste n'est plus capturé."""
    from proxy.capture import loading

    _now(loading.remove)


@app.command()
def status(runtime: Runtime = _RUNTIME) -> None:
    """Dit si les règles sont posées, combien d'adresses sont capturées, et si la capture vit."""
    from proxy.capture import loading, sets, signs
    from proxy.capture.errors import CaptureError

    try:
        loaded = loading.loaded()
        addresses = {} if loaded is loading.Loaded.NONE else sets.known()
    except CaptureError as error:
        options.fail(Exit.CAPTURE_FAILED, str(error))
    age = signs.age(runtime / _ALIVE, time.time())
    counts = [sum(address.version == version for address in addresses) for version in (4, 6)]
    console = Console(emoji=False, highlight=False)
    console.print(f"Règles      {_RULES[loaded]}")
    console.print(f"Adresses    {counts[0]} en IPv4, {counts[1]} en IPv6")
    console.print(f"Capture     {'aucun signe de vie' if age is None else f'vue il y a {age:.0f} s'}")
    if loaded is not loading.Loaded.CAPTURE or age is None or age > _STALE_S:
        options.fail(Exit.CAPTURE_FAILED, "La capture ne marche pas. À faire : sudo systemctl restart paravent-capture")


def _keep(queue: "Queue", plan: "Plan", state: Path, runtime: Path) -> None:
    import signal

    from proxy.capture.keeper import Keeper, Places
    from proxy.capture.resolving import Asking
    from proxy.services.catalogue import Catalogue, CatalogueError
    from proxy.services.names import service_names

    try:
        catalogue = Catalogue.load()
    except CatalogueError as error:
        options.fail(Exit.CATALOGUE_INVALID, str(error))
    places = Places(state / _ADDRESSES, runtime / _ALIVE)
    keeper = Keeper(queue, plan, places, lambda name: catalogue.service_for(name) is not None, _say)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: keeper.stop())
    Asking(service_names(catalogue), keeper.learn, _say).start()
    keeper.run()


def _plan(users: list[str], port: int, others: list[int], queue: int) -> "Plan":
    from proxy.capture.plan import Plan

    return Plan(tuple(sorted({_user(name) for name in users})), port, queue, tuple(others))


def _user(name: str) -> int:
    import pwd

    if name.isascii() and name.isdecimal():
        return int(name)
    try:
        return pwd.getpwnam(name).pw_uid
    except KeyError:
        options.fail(
            Exit.USAGE, f"Aucun compte « {name} » sur ce poste : « paravent install » le crée, ou donnez --user."
        )


def _now(act: Callable[[], None]) -> None:
    from proxy.capture.errors import CaptureError

    try:
        act()
    except CaptureError as error:
        options.fail(Exit.CAPTURE_FAILED, str(error))


def _say(words: str) -> None:
    options.errors.print(words, markup=False, soft_wrap=True)
