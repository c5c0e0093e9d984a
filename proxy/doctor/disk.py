"""Room for the journal."""

import os

from proxy.bulletin import lit
from proxy.doctor.check import Check
from proxy.doctor.machine import Machine
from proxy.doctor.seen import Seen, follows
from proxy.install import places
from proxy.standing import Light, Topic

_REMEDY = "Faites de la place sur ce disque (« sudo du -xh / | sort -h | tail ») : journal plein, demandes refusées."


def room(free: int) -> Seen:
    """How so many free bytes are judged, as the status page does."""
    light = lit(free)
    return Seen(light, f"{free >> 20} Mio libres pour le journal", "" if light is Light.GREEN else _REMEDY)


def _disk(machine: Machine) -> Seen:
    folder = machine.at(f"{places.HOME}/journal")
    if not folder.is_dir():
        raise follows("le dossier du journal manque")
    of_it = os.statvfs(folder)
    return room(of_it.f_bavail * of_it.f_frsize)


CHECKS = (Check("disk", Topic.DISK, _disk),)
