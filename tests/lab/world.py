"""The lab: an internet, a workstation, and between them a cable, or an establishment's proxy as the only way out."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.lab.internet import ALIASES, SITES, Internet, Site
from tests.lab.namespace import Namespace, Who, address, link, namespace

RESOLVER = ("203.0.113.53", "2001:db8::53")
PARENT = ("10.77.0.1", 3128)
"""Where the establishment's own proxy is."""
_ROOT = ("--user=root", "--group=root")
"""dnsmasq as nobody else: a program that changes who it is outlives us (PR_SET_PDEATHSIG, prctl(2))."""


@dataclass(frozen=True, slots=True)
class World:
    """What tests have.

    Attributes:
        folder: Of everything that is written, logs included.
        internet: What sites received.
        outside: Where they are.
        workstation: Where the product and its users are.
        person: Who uses curl and the browser.
    """

    folder: Path
    internet: Internet
    outside: Namespace
    workstation: Namespace
    person: Who

    @property
    def bundle(self) -> Path:
        """Authorities that curl trusts."""
        return self.person.home / "authorities.pem"

    def trust(self, authority: Path) -> None:
        """Have curl and the browser trust one more authority."""
        with self.bundle.open("ab") as bundle:
            bundle.write(authority.read_bytes())
        store = f"sql:{self.person.home}/.pki/nssdb"
        added = ("-A", "-t", "C,,", "-n", str(authority), "-i", str(authority))
        self.workstation.run("certutil", "-d", store, *added, who=self.person)


@contextmanager
def world(*, parent: bool = False) -> Iterator[World]:
    """Build one; behind the proxy of an establishment where `parent` is set."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="paravent-lab-")))
        folder.chmod(0o755)  # people of the lab live in there
        outside, workstation = stack.enter_context(namespace()), stack.enter_context(namespace())
        office = stack.enter_context(namespace()) if parent else workstation
        link(outside, office, "cable")
        address(outside, "cable", *_addresses())
        address(office, "cable", "203.0.113.100/24", "2001:db8::100/64")
        internet = _internet(stack, outside, folder)
        office.cover(Path("/etc/resolv.conf"), _resolv(RESOLVER[0]), folder / "resolv.conf")
        if parent:
            _establishment(stack, office, workstation, folder)
        else:
            _lead_out(workstation)
        yield World(folder, internet, outside, workstation, _person(workstation, internet, folder))


def until(happens: Callable[[], object], what: str, seconds: float = 100) -> None:
    """Wait for what another process does.

    Raises:
        TimeoutError: it did not.
    """
    end = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.05)


def _addresses() -> list[str]:
    pairs = [RESOLVER, *sorted({(site.address, site.address6) for site in SITES})]
    return [written for four, six in pairs for written in (f"{four}/24", f"{six}/64")]


def _internet(stack: ExitStack, outside: Namespace, folder: Path) -> Internet:
    (folder / "internet").mkdir()
    internet = Internet(folder / "internet")
    internet.found()
    program = (sys.executable, "-m", "tests.lab.internet", str(internet.folder))
    stack.enter_context(outside.running(*program, log=folder / "internet.log"))
    _names(stack, outside, RESOLVER, folder / "names.log")
    until(lambda: outside.listens(443), "the internet")
    return internet


def _names(stack: ExitStack, where: Namespace, listening: tuple[str, ...], log: Path) -> None:
    """A DNS server that knows all sites, and of all other names that they do not exist."""
    alone = ("--conf-file=/dev/null", "--keep-in-foreground", "--no-resolv", "--no-hosts", *_ROOT, "--local=/#/")
    records = [f"--host-record={ALIASES.get(name, name)},{site.address},{site.address6}" for site, name in _named()]
    aliases = [f"--cname={name},{target}" for name, target in ALIASES.items()]
    ears = [f"--listen-address={one}" for one in listening]
    program = ("dnsmasq", *alone, "--bind-interfaces", "--pid-file", *ears, *records, *aliases)
    stack.enter_context(where.running(*program, log=log))
    until(lambda: where.listens(53), "DNS")


def _resolv(server: str) -> str:
    """What libraries are told of a DNS server: asked again and again, while a keeper of the capture starts."""
    return f"nameserver {server}\noptions timeout:5 attempts:5\n"


def _named() -> list[tuple[Site, str]]:
    return [(site, name) for site in SITES for name in site.names]


def _establishment(stack: ExitStack, office: Namespace, workstation: Namespace, folder: Path) -> None:
    """A network of its own, whose machines reach its DNS and its proxy and nothing else."""
    link(office, workstation, "inside")
    address(office, "inside", f"{PARENT[0]}/24")
    address(workstation, "inside", "10.77.0.2/24")
    workstation.run("ip", "route", "add", "default", "via", PARENT[0])
    office.run(
        "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward"
    )  # what it does not lead further it refuses, and says so
    office.run("ip", "rule", "add", "iif", "inside", "to", "203.0.113.0/24", "prohibit")
    _names(stack, office, (PARENT[0],), folder / "office.log")
    workstation.cover(Path("/etc/resolv.conf"), _resolv(PARENT[0]), folder / "inside.conf")
    settings = folder / "tinyproxy.conf"
    settings.write_text(
        f"Port {PARENT[1]}\nListen {PARENT[0]}\nAllow 10.77.0.0/24\nMaxClients 100\nTimeout 60\nConnectPort 443\n"
        f'LogFile "{folder}/parent.log"\nLogLevel Connect\n'
    )
    stack.enter_context(office.running("tinyproxy", "-d", "-c", str(settings), log=folder / "parent.out"))
    until(lambda: office.listens(PARENT[1]), "the parent proxy")


def _lead_out(workstation: Namespace) -> None:
    """A way to all of the Internet, as workstations have, even where nobody is."""
    for family, gateway in zip(("-4", "-6"), RESOLVER, strict=True):
        workstation.run("ip", family, "route", "add", "default", "via", gateway)


def _person(workstation: Namespace, internet: Internet, folder: Path) -> Who:
    person = Who(64_811, folder / "person")
    person.settle()
    store = person.home / ".pki" / "nssdb"
    workstation.run("mkdir", "-p", str(store), who=person)
    workstation.run("certutil", "-d", f"sql:{store}", "-N", "--empty-password", who=person)
    added = ("-A", "-t", "C,,", "-n", "internet", "-i", str(internet.authority))
    workstation.run("certutil", "-d", f"sql:{store}", *added, who=person)
    shutil.copyfile(internet.authority, person.home / "authorities.pem")
    return person
