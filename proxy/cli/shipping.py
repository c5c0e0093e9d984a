"""`paravent journal ship`: the machine's journal into a fleet's database."""

import signal
import time
from typing import Annotated

import typer

from proxy.cli import options
from proxy.cli.exits import Exit


def ship(
    address: Annotated[
        str,
        typer.Argument(
            metavar="ADRESSE",
            envvar="PARAVENT_STORE",
            show_envvar=True,
            help="Base à remplir : postgresql://utilisateur@hôte/base. Le mot de passe se donne dans PGPASSWORD ou "
            "~/.pgpass ; dans l'adresse, les autres utilisateurs du poste pourraient le lire.",
        ),
    ],
    home: options.Home = None,
    follow: Annotated[
        bool,
        typer.Option(
            "--follow/--once", help="Envoyer ce qui vient, en attendant pendant les pannes, ou ce qui est là."
        ),
    ] = False,
    every: Annotated[
        float,
        typer.Option("--every", metavar="SECONDES", min=0.1, max=3600, help="Avec --follow : entre deux lectures."),
    ] = 5.0,
) -> None:
    """Envoie le journal du poste vers la base de l'établissement : chaque ligne une fois, quoi qu'il arrive.

    Ce qui n'a pas pu partir reste dans le journal et part la fois suivante.
    """
    from proxy.settings import Settings
    from proxy.store import shipping
    from proxy.store.errors import ShippingError, StoreError

    folder = Settings(home=options.at_home(home)).journal
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what was not committed is sent again next time
    try:
        if follow:
            shipping.follow(address, folder, every, _wait, _say)
        else:
            _say(f"{shipping.ship(address, folder)} lignes envoyées.")
    except StoreError as error:
        options.fail(Exit.STORE_UNREACHABLE, str(error))
    except ShippingError as error:
        options.fail(Exit.JOURNAL_ALTERED, str(error))
    except OSError:
        options.fail(Exit.JOURNAL_ALTERED, f"{folder} ne peut pas être lu : vérifiez vos droits sur ce dossier.")
    except KeyboardInterrupt:
        _say("Arrêt demandé : la suite partira la prochaine fois.")


def _wait(seconds: float) -> bool:
    time.sleep(seconds)
    return False


def _say(message: str) -> None:
    options.errors.print(message, markup=False, soft_wrap=True)
