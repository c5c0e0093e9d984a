"""The ports that programs and rules send traffic to."""

import socket

from proxy.doctor.check import Check
from proxy.doctor.machine import Machine
from proxy.doctor.seen import Seen, ill, soon, well
from proxy.install import places

_PATIENCE_S = 2.0
_RESTART = f"sudo systemctl restart {places.PROXY_UNIT}, puis « journalctl -u {places.PROXY_UNIT} -n 50 »."


def listens(address: str, port: int) -> bool:
    """Whether someone takes connections there."""
    try:
        socket.create_connection((address, port), _PATIENCE_S).close()
    except OSError:
        return False
    return True


def _explicit(machine: Machine) -> Seen:
    if listens("127.0.0.1", machine.explicit):
        return well(f"écoute sur 127.0.0.1:{machine.explicit}")
    return ill(f"rien n'écoute sur 127.0.0.1:{machine.explicit} : les services d'IA sont hors d'atteinte", _RESTART)


def _transparent(machine: Machine) -> Seen:
    if not listens("127.0.0.1", machine.transparent):
        words = f"rien n'écoute sur 127.0.0.1:{machine.transparent} : les services d'IA sont hors d'atteinte"
        return ill(words, _RESTART)
    if _has_loopback_6() and not listens("::1", machine.transparent):
        return soon(f"rien n'écoute sur [::1]:{machine.transparent} : pas d'IA en IPv6", _RESTART)
    return well(f"écoute sur le port {machine.transparent} de la boucle locale")


def _has_loopback_6() -> bool:
    """Whether the machine speaks IPv6 to itself: many hospitals turn it off."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


CHECKS = (
    Check("proxy", "Proxy", _explicit),
    Check("transparent", "Proxy transparent", _transparent),
)
