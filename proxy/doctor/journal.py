"""The journal is whole, and the clock agrees with it."""

from datetime import datetime, timedelta

from cryptography import x509

from proxy.audit.root import KeyFormError, Root
from proxy.audit.verdict import Fault, Verification
from proxy.audit.verify import Evidence, verify
from proxy.doctor.check import Check
from proxy.doctor.machine import Machine
from proxy.doctor.seen import Seen, follows, ill, soon, well
from proxy.install import places
from proxy.journal.reading import lines

JOURNAL = f"{places.HOME}/journal"
DRIFT = timedelta(minutes=5)
"""How far in the future a date may be: what Kerberos allows (RFC 4120 §1.6), so what hospitals' clocks keep to."""

_VERIFY = f"sudo paravent journal verify {JOURNAL}"


def chain(found: Verification) -> Seen:
    """How a verification is judged."""
    if found.fault is None or found.place is None:
        return well(f"{found.lines} lignes, chaîne entière")
    if found.fault is Fault.EMPTY:
        return ill("le journal est vide : le service n'a jamais pu écrire", "sudo systemctl restart paravent")
    words = f"{found.place.file}:{found.place.row} — {found.verdict.upper()}"
    return ill(words, f"{_VERIFY}, gardez le dossier tel quel et prévenez le RSSI.")


def clock(now: datetime, known: datetime, what: str) -> Seen:
    """How the clock is judged by the latest date that is known to be past."""
    if now + DRIFT < known:
        words = f"l'horloge dit {now:%d/%m/%Y %H:%M} UTC, avant {what} ({known:%d/%m/%Y %H:%M})"
        return ill(words, "sudo timedatectl set-ntp true, puis vérifiez avec « timedatectl ».")
    return well(f"{now:%d/%m/%Y %H:%M} UTC, après {what}")


def _chain(machine: Machine) -> Seen:
    folder = machine.at(JOURNAL)
    if not folder.is_dir():
        return ill(f"{JOURNAL} manque", "sudo systemctl restart paravent")
    roots = []
    for path in sorted(folder.glob("*.key")):
        try:
            roots.append(Root.parse(path.read_text("ascii")))
        except (KeyFormError, UnicodeDecodeError):
            return soon(f"{path.name} n'est pas une clé de journal", f"sudo rm {JOURNAL}/{path.name}")
    return chain(verify(folder, Evidence(roots), machine.clock()))


def _clock(machine: Machine) -> Seen:
    """Held against what was signed or written here before; no network is asked."""
    dates = [(when, "la dernière ligne du journal") for when in _written(machine)]
    dates += [(when, "le début de l'autorité") for when in _issued(machine)]
    if not dates:
        raise follows("ni journal ni autorité à quoi comparer l'horloge")
    return clock(machine.clock(), *max(dates))


def _written(machine: Machine) -> list[datetime]:
    times = [str(line.entry.get("time", "")) for line in lines(machine.at(JOURNAL))]
    return [datetime.fromisoformat(times[-1])] if times else []


def _issued(machine: Machine) -> list[datetime]:
    path = machine.at(places.CERTIFICATE)
    return [x509.load_pem_x509_certificate(path.read_bytes()).not_valid_before_utc] if path.is_file() else []


CHECKS = (Check("journal-chain", "Chaîne du journal", _chain), Check("clock", "Horloge", _clock))
