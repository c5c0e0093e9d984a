"""Room for the journal."""

import os

from proxy.doctor.check import Check
from proxy.doctor.machine import Machine
from proxy.doctor.seen import Seen, follows, ill, soon, well
from proxy.install import places

RED_BYTES = 64 << 20
"""Below, the journal may stop any day, and requests with it: a workstation writes a few megabytes a month (measured:
about 700 bytes a decision), but whatever filled the disk goes on."""
AMBER_BYTES = 1 << 30
"""Below, somebody should look: the status page says so too."""

_REMEDY = "Faites de la place sur ce disque (« sudo du -xh / | sort -h | tail ») : journal plein, demandes refusées."


def room(free: int) -> Seen:
    """How so many free bytes are judged."""
    words = f"{free >> 20} Mio libres pour le journal"
    if free < RED_BYTES:
        return ill(words, _REMEDY)
    return soon(words, _REMEDY) if free < AMBER_BYTES else well(words)


def _disk(machine: Machine) -> Seen:
    folder = machine.at(f"{places.HOME}/journal")
    if not folder.is_dir():
        raise follows("le dossier du journal manque")
    of_it = os.statvfs(folder)
    return room(of_it.f_bavail * of_it.f_frsize)


CHECKS = (Check("disk", "Place sur le disque", _disk),)
