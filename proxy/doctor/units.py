"""systemd's units: running now, and at the next start of the machine; and the keeper's sign of life."""

from proxy.capture.signs import ALIVE, SILENT_S
from proxy.doctor.check import Check
from proxy.doctor.machine import Machine
from proxy.doctor.seen import Seen, UnseenError, ill, soon, well
from proxy.install import places
from proxy.standing import Topic


def unit(name: str, active: str, enabled: str) -> Seen:
    """How a unit is judged by what systemctl says of it."""
    if active != "active":
        return ill(
            f"{name} : {active or 'inconnu'}", f"sudo systemctl restart {name}, puis « journalctl -u {name} -n 50 »."
        )
    if enabled != "enabled":
        return soon(f"{name} tourne, mais ne démarrera pas avec le poste", f"sudo systemctl enable {name}")
    return well(f"{name} tourne, et démarre avec le poste")


def _unit(machine: Machine, name: str) -> Seen:
    return unit(name, _asked(machine, "is-active", name), _asked(machine, "is-enabled", name))


def _asked(machine: Machine, verb: str, name: str) -> str:
    ran = machine.run("systemctl", verb, name)
    if not ran.out and "not been booted with systemd" in ran.err:
        raise UnseenError(
            "n'a pas pu être vérifié : systemd ne tourne pas ici", f"Vérifiez à la main que {name} tourne."
        )
    return ran.out.strip()


def _fallback(machine: Machine) -> Seen:
    if _asked(machine, "is-active", places.FALLBACK_UNIT) == "active":
        words = "les règles de secours sont en place : tout le HTTPS du poste passe par Paravent, plus lentement"
        return soon(
            words, f"journalctl -u {places.CAPTURE_UNIT} -n 50, puis « sudo systemctl restart {places.CAPTURE_UNIT} »."
        )
    return well("inutiles en ce moment")


def _alive(machine: Machine) -> Seen:
    restart = f"sudo systemctl restart {places.CAPTURE_UNIT}"
    try:
        touched = machine.at(str(ALIVE)).stat().st_mtime
    except FileNotFoundError:
        return ill("le gardien des adresses n'a donné aucun signe de vie", restart)
    silent = machine.clock().timestamp() - touched
    if silent > SILENT_S:
        return ill(f"le gardien des adresses se tait depuis {silent:.0f} s", restart)
    return well("le gardien des adresses répond")


CHECKS = (
    Check("service", "Service du proxy", lambda machine: _unit(machine, places.PROXY_UNIT)),
    Check("capture-service", "Service de capture", lambda machine: _unit(machine, places.CAPTURE_UNIT)),
    Check("keeper", Topic.KEEPER, _alive),
    Check("fallback", "Règles de secours", _fallback),
)
