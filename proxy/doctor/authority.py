"""The machine's certificate authority: in force, for a while yet, known outside, its key its own."""

from dataclasses import replace

from cryptography import x509

from proxy.ca import AuthorityError, files, inspect
from proxy.ca.holding import Authority, rights
from proxy.ca.outlook import expiry_words, remedy
from proxy.doctor.check import Check
from proxy.doctor.machine import Machine
from proxy.doctor.seen import Seen, follows, ill, well
from proxy.install import places
from proxy.install.account import ids
from proxy.install.authority import published
from proxy.install.errors import InstallError
from proxy.services.catalogue import Catalogue
from proxy.standing import Topic

_COMMANDS = f"--home {places.HOME}"
_RENEW = f"sudo -u {places.USER} paravent ca renew {_COMMANDS}, puis « sudo paravent install »."


def authorities(machine: Machine) -> tuple[x509.Certificate, ...]:
    """The certificates that this machine's stores must trust: today's, and the next one where one is being brought in.

    Raises:
        UnseenError: there are none.
    """
    found = published(machine.root)
    if not found:
        raise follows("l'autorité du poste manque")
    return tuple(map(x509.load_pem_x509_certificate, found))


def _valid(machine: Machine) -> Seen:
    try:
        found = _inspected(machine)
    except AuthorityError as error:
        return ill(str(error), f"sudo -u {places.USER} paravent ca create {_COMMANDS}")
    if found.problems:
        return ill(found.problems[0], f"sudo paravent ca show {_COMMANDS}, qui dit tout.")
    if soon := expiry_words(found, machine.clock()):
        return Seen(*soon, remedy(found) if found.offline else _RENEW)
    return well(f"valable jusqu'au {found.not_after:%d/%m/%Y}")


def _inspected(machine: Machine) -> Authority:
    """The authority, with the problems that have no line of their own: not its rights, nor a clock that is behind."""
    folder, names, now = machine.at(places.AUTHORITY), Catalogue.load().constraint_names(), machine.clock()
    found = inspect(folder, names, now=now)
    if now < found.not_before:
        found = inspect(folder, names, now=found.not_before)
    own = set(rights(folder))
    return replace(found, problems=tuple(problem for problem in found.problems if problem not in own))


def _key(machine: Machine) -> Seen:
    folder = machine.at(places.AUTHORITY)
    if not (folder / files.KEY_FILE).exists():
        raise follows("l'autorité du poste manque")
    if problems := list(rights(folder)):
        return ill(problems[0], f"sudo chmod -R go= {places.AUTHORITY}, puis « sudo paravent ca revoke {_COMMANDS} ».")
    try:
        owner = ids(machine.root, places.USER)[0]
    except InstallError as error:
        return ill(str(error), "sudo paravent install")
    if folder.stat().st_uid != owner:
        words = f"{places.AUTHORITY} n'est pas au compte « {places.USER} »"
        return ill(words, f"sudo chown -R {places.USER}: {places.AUTHORITY}")
    return well(f"au seul compte « {places.USER} »")


def _published(machine: Machine) -> Seen:
    if set(files.certificates(machine.at(places.CERTIFICATE))) != set(authorities(machine)):
        return ill(f"{places.CERTIFICATE} n'est pas celui de l'autorité, et Node s'y fie", "sudo paravent install")
    return well(places.CERTIFICATE)


CHECKS = (
    Check("authority", Topic.AUTHORITY, _valid),
    Check("authority-key", "Clé de l'autorité", _key),
    Check("authority-published", "Certificat public", _published),
)
