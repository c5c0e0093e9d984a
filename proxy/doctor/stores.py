"""Who trusts the machine's authority: the system, Chromium and Firefox, Java."""

from collections.abc import Collection, Iterator

from cryptography import x509

from proxy.ca.files import certificates
from proxy.doctor.authority import authorities
from proxy.doctor.check import Check
from proxy.doctor.environment import assigned
from proxy.doctor.machine import Machine
from proxy.doctor.seen import Seen, ill, soon, well
from proxy.install import places
from proxy.install.errors import InstallError
from proxy.install.java import keystores
from proxy.install.nss import databases
from proxy.install.system_store import store

_INSTALL = "sudo paravent install"
_NODE = "NODE_EXTRA_CA_CERTS"
_JAVA_OF_SYSTEM = ("/etc/ssl/certs/java/cacerts", "/etc/pki/ca-trust/extracted/java/cacerts")
"""Of Debian and Red Hat, which their own tools fill from the system's store."""


def _system(machine: Machine) -> Seen:
    try:
        found = store(machine.root)
    except InstallError as error:
        return ill(str(error), "sudo apt install ca-certificates")
    if set(authorities(machine)) <= set(certificates(machine.at(found.bundle))):
        return well(f"{found.bundle} connaît l'autorité")
    return ill(f"{found.bundle} ne connaît pas l'autorité : curl et Python refusent les IA", _INSTALL)


def _browsers(machine: Machine) -> Seen:
    every = databases(machine.root)
    if not every:
        return well("aucune base de navigateur sur ce poste")
    ours = set(authorities(machine))
    without = [path for path, uid, gid in every if not ours <= set(_trusted(machine, path, (uid, gid)))]
    if not without:
        return well(f"{len(every)} bases connaissent l'autorité" if len(every) > 1 else "une base, qui la connaît")
    words = f"{without[0]} ne connaît pas l'autorité ({len(without)} sur {len(every)})"
    return ill(words, f"{_INSTALL}, puis fermez et rouvrez les navigateurs.")


def _trusted(machine: Machine, path: str, owner: tuple[int, int]) -> Iterator[x509.Certificate]:
    """The authorities that a database trusts for servers (certutil(1): C among the first flags)."""
    place = f"sql:{machine.at(path)}"
    for line in machine.run("certutil", "-L", "-d", place, owner=owner).out.splitlines():
        name, _, flags = line.rstrip().rpartition(" ")
        if flags.count(",") == 2 and "C" in flags.split(",")[0]:  # noqa: PLR2004 - servers, mail, code
            listed = machine.run("certutil", "-L", "-d", place, "-n", name.strip(), "-a", owner=owner).out
            yield from _pem(listed)


def _java(machine: Machine) -> Seen:
    every = list(_keystores(machine))
    if not every:
        return well("Java n'est pas installé")
    ours = set(authorities(machine))
    for path, tool in every:
        command = ("-list", "-rfc", "-storepass", "changeit", "-keystore", str(machine.at(path)))
        if not ours <= set(_pem(machine.run(tool, *command).out)):
            return ill(f"{path} ne connaît pas l'autorité : les programmes Java refusent les IA", _INSTALL)
    return well(f"{len(every)} magasins connaissent l'autorité" if len(every) > 1 else "un magasin, qui la connaît")


def _keystores(machine: Machine) -> Iterator[tuple[str, str]]:
    """Each store of Java, and the tool that reads it."""
    for path, tool in keystores(machine.root):
        yield path, str(machine.at(tool)) if machine.at(tool).exists() else "keytool"
    yield from ((path, "keytool") for path in _JAVA_OF_SYSTEM if machine.at(path).is_file())


def _node(machine: Machine) -> Seen:
    """Node reads no store of the system: shells and desktops hand it our certificate."""
    for place in (places.SHELLS, places.SESSIONS):
        path = machine.at(place)
        if not path.is_file() or places.CERTIFICATE not in assigned(path.read_text("utf-8")).get(_NODE.lower(), ""):
            return soon(f"{place} ne donne pas {_NODE} : les outils Node refusent les IA", _INSTALL)
    return well(f"{_NODE} est donné à chaque session")


def _pem(listed: str) -> Collection[x509.Certificate]:
    return x509.load_pem_x509_certificates(listed.encode()) if "BEGIN CERTIFICATE" in listed else ()


CHECKS = (
    Check("store-system", "Magasin du système", _system),
    Check("store-browsers", "Magasins des navigateurs", _browsers),
    Check("store-node", "Node", _node),
    Check("store-java", "Magasins de Java", _java),
)
