"""Asks for the catalogue's names now and then, so that addresses are known that no DNS answer on the wire tells.

They come by other ways: a resolver that encrypts what it asks and answers on no socket, or the hosts file.
"""

import socket
import threading
import time
from collections.abc import Callable

from proxy.capture.addresses import Address, read
from proxy.services.catalogue import Catalogue

EVERY_S = 30 * 60.0
AGAIN_S = 60.0
"""Until the next try where there is no network yet."""
PACE_S = 0.1
"""Between two names: some 350 of them take half a minute, and no resolver is rushed."""
_LOST = 3  # names in a row that no resolver answered: there is no network


def names(catalogue: Catalogue) -> tuple[str, ...]:
    """Give the catalogue's plain names."""
    hosts = {host.removeprefix("=") for service in catalogue.services for host in service.hosts}
    return tuple(sorted(host for host in hosts if "*" not in host))


def start(asked: tuple[str, ...], found: Callable[[frozenset[Address]], None], pace: float = PACE_S) -> None:
    """Ask for names for ever, in a thread of its own; `found` is called there."""
    threading.Thread(target=_for_ever, args=(asked, found, pace), daemon=True, name="resolving").start()


def once(asked: tuple[str, ...], found: Callable[[frozenset[Address]], None], pace: float = PACE_S) -> bool:
    """Ask for each name once; False, at once, where no resolver answers."""
    lost = 0
    for name in asked:
        try:
            answers = socket.getaddrinfo(name, 443, type=socket.SOCK_STREAM)
            found(frozenset(address for *_, end in answers if (address := read(str(end[0])))))
            lost = 0
        except socket.gaierror as error:
            lost = lost + 1 if error.errno == socket.EAI_AGAIN else 0
        except UnicodeError:
            lost = 0
        if lost == _LOST:
            return False
        time.sleep(pace)
    return True


def _for_ever(asked: tuple[str, ...], found: Callable[[frozenset[Address]], None], pace: float) -> None:
    while True:
        time.sleep(EVERY_S if once(asked, found, pace) else AGAIN_S)
