"""What the running product says at its local address."""

import http.client
from http import HTTPStatus

from proxy.doctor.machine import Machine
from proxy.doctor.seen import follows
from proxy.standing import Standing
from proxy.status.report import ReportError, decode

_PATIENCE_S = 5.0
_MOST = 1 << 20
"""Bytes of an answer that are read; a PAC file of the shipped catalogue has some 20,000."""


def fetched(machine: Machine, path: str) -> bytes:
    """Give what the local address answers; it answers 503 where the light is red.

    Raises:
        UnseenError: nobody answers there, or a stranger does.
    """
    asked = http.client.HTTPConnection("127.0.0.1", machine.status, timeout=_PATIENCE_S)
    try:
        asked.request("GET", path)
        answer = asked.getresponse()
        told = answer.read(_MOST)
    except (OSError, http.client.HTTPException):
        raise follows(f"la page d'état ne répond pas sur le port {machine.status}") from None
    finally:
        asked.close()
    if answer.status not in {HTTPStatus.OK, HTTPStatus.SERVICE_UNAVAILABLE}:
        raise follows(f"le port {machine.status} n'est pas celui de la page d'état")
    return told


def standing(machine: Machine) -> Standing:
    """How the running product says it stands.

    Raises:
        UnseenError: it does not say.
    """
    try:
        return decode(fetched(machine, "/etat.json"))
    except ReportError:
        raise follows(f"le port {machine.status} n'est pas celui de la page d'état") from None
