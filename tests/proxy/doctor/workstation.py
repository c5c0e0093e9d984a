"""A workstation on which everything holds: the real proxy and keeper in the lab, real rules, stores and policies."""

import os
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import trustme

from proxy.doctor.all import CHECKS
from proxy.doctor.examination import examine
from proxy.doctor.machine import PROGRAMS, Machine
from proxy.doctor.units import ALIVE
from proxy.install import places
from proxy.install.authority import Authority, published, short_name
from proxy.install.files import File, Folder
from proxy.install.plan import Wish, steps
from proxy.install.services import Units
from proxy.install.shared import Shared
from proxy.standing import Light, Point
from tests.lab.internet import CHATGPT, HEALTH
from tests.lab.product import UID, Program, keeper, paravent, started
from tests.lab.world import World, until, world
from tests.proxy.doctor.people import handed_over

OTHER = HEALTH.names[0]
NSS = "/home/claire/.pki/nssdb"
JAVA = "/usr/lib/jvm/jdk-21/lib/security/cacerts"
BUNDLE = "/etc/ssl/certs/ca-certificates.crt"

_HOSTS = f"127.0.0.1 localhost\n{CHATGPT.address} {CHATGPT.names[0]}\n{HEALTH.address} {OTHER}\n"
"""So that a keeper that is away, and with it the DNS, is one fault and not two."""
_SYSTEMCTL = """#!/bin/sh
# systemd does not run here: a file tells whether a unit is active. Links are the real ones.
case "$1" in
  is-active) cat "{root}/units/$2" ;;
  is-enabled) exec /usr/bin/systemctl --root={root} is-enabled "$2" ;;
esac
"""


@dataclass(frozen=True, slots=True)
class Workstation:
    """A throw-away root, and what runs.

    Attributes:
        machine: What the doctor sees.
        world: The lab.
        paravent: The proxy.
        keeper: Of the capture.
    """

    machine: Machine
    world: World
    paravent: Program
    keeper: Program

    def at(self, place: str) -> Path:
        """Where a file of the workstation is."""
        return self.machine.at(place)

    def points(self, **otherwise: object) -> dict[str, Point]:
        """All that the doctor says, where the machine is as it is but for this."""
        machine = replace(self.machine, **otherwise)  # type: ignore[arg-type]  # fields of the machine
        return {one.name: one.point for one in examine(machine, CHECKS)}

    def ailing(self, **otherwise: object) -> dict[str, Light]:
        """The lights of the lines that are not green."""
        points = self.points(**otherwise)
        return {name: point.light for name, point in points.items() if point.light is not Light.GREEN}

    def run(self, *command: str) -> None:
        """Run a program in the workstation's network, as root."""
        self.world.workstation.run(*command)

    def guard(self) -> None:
        """Start the keeper again, and wait for what it knows."""
        self.at(ALIVE).unlink(missing_ok=True)  # a test may have dated it in the future
        self.keeper.start()
        _wait(self.world)


@contextmanager
def workstation(folder: Path) -> Iterator[Workstation]:
    """Build one, and be in its network until left."""
    root = folder / "root"
    with ExitStack() as stack:
        built = stack.enter_context(world())
        built.workstation.cover(Path("/etc/hosts"), _HOSTS, folder / "hosts")
        program = stack.enter_context(started(paravent(built, "--transparent", "8081", "--status", "8088")))
        guard = stack.enter_context(started(keeper(built)))
        _settle(root, program, guard)
        stack.enter_context(_inside(built.workstation.pid))
        _wait(built)
        machine = Machine(root, f"{root}/programs:{PROGRAMS}", ai_host=CHATGPT.names[0], other_host=OTHER)
        yield Workstation(machine, built, program, guard)


def _wait(built: World) -> None:
    """Until the keeper has looked AI services' names up."""
    listed = ("nft", "list", "set", "inet", "paravent", "ai4")
    until(lambda: CHATGPT.address in built.workstation.run(*listed).stdout, "addresses of AI services")


def _settle(root: Path, program: Program, guard: Program) -> None:
    _accounts(root, guard.who.uid)
    for place, target in ((places.HOME, program.who.home / "state"), ("/run/paravent-capture", guard.who.home)):
        places.at(root, place).parent.mkdir(parents=True, exist_ok=True)
        places.at(root, place).symlink_to(target)
    _stores(root)
    for step in steps(root, Wish("/opt/paravent", start=False)):
        if isinstance(step, File | Shared | Units | Authority) or (isinstance(step, Folder) and not step.owner):
            step.prepared(root).do(root)
    _trust(root)


def _accounts(root: Path, keeping: int) -> None:
    home = places.at(root, "/home/claire")
    home.mkdir(parents=True)
    (root / "etc").mkdir()
    (root / "etc" / "passwd").write_text(
        "root:x:0:0::/root:/bin/sh\n"
        f"{places.USER}:x:{UID}:{UID}::{places.HOME}:/usr/sbin/nologin\n"
        f"{places.KEEPER}:x:{keeping}:{keeping}::{places.KEEPER_STATE}:/usr/sbin/nologin\n"
    )
    (root / "etc" / "environment").write_text('PATH="/usr/bin:/bin"\n')
    (root / "etc" / "hosts").write_text(_HOSTS)
    (root / "units").mkdir()
    for unit, state in zip(places.UNITS, ("active", "active", "inactive"), strict=True):
        (root / "units" / unit).write_text(f"{state}\n")
    (root / "programs").mkdir()
    (root / "programs" / "systemctl").write_text(_SYSTEMCTL.format(root=root))
    (root / "programs" / "systemctl").chmod(stat.S_IRWXU)


def _stores(root: Path) -> None:
    """Stores as a new machine has them: they trust somebody else."""
    stranger = trustme.CA().cert_pem.bytes()
    for place in ("/usr/local/share/ca-certificates", "/usr/sbin", str(Path(BUNDLE).parent)):
        places.at(root, place).mkdir(parents=True)
    places.at(root, "/usr/sbin/update-ca-certificates").touch()
    places.at(root, BUNDLE).write_bytes(stranger)
    places.at(root, NSS).mkdir(parents=True)
    subprocess.run(["certutil", "-N", "-d", f"sql:{places.at(root, NSS)}", "--empty-password"], check=True)
    handed_over(places.at(root, "/home/claire"))
    places.at(root, JAVA).parent.mkdir(parents=True)
    (root / "stranger.pem").write_bytes(stranger)
    keytool(places.at(root, JAVA), "-importcert", "-alias", "stranger", "-file", str(root / "stranger.pem"))


def _trust(root: Path) -> None:
    """What the system's own tools do at an installation, which would need a whole system here."""
    [ours] = published(root)
    (root / "ours.pem").write_bytes(ours)
    with places.at(root, BUNDLE).open("ab") as bundle:
        bundle.write(ours)
    nss(places.at(root, NSS), "-A", "-t", "C,,", "-n", short_name(ours), "-i", str(root / "ours.pem"))
    keytool(places.at(root, JAVA), "-importcert", "-alias", short_name(ours), "-file", str(root / "ours.pem"))


def nss(folder: Path, *arguments: str) -> None:
    """Have certutil change a database."""
    subprocess.run(["certutil", *arguments, "-d", f"sql:{folder}"], check=True)


def keytool(store: Path, *arguments: str) -> None:
    """Have keytool change a store of Java."""
    command = ["keytool", *arguments, "-noprompt", "-keystore", str(store), "-storepass", "changeit"]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def kept(path: Path) -> Iterator[Path]:
    """Put a file, a link or a folder back as it was, rights and owner too, or away where there was none."""
    with tempfile.TemporaryDirectory() as saved:
        was = Path(saved, "was")
        if path.exists(follow_symlinks=False):
            subprocess.run(["cp", "-a", str(path), str(was)], check=True)
        try:
            yield path
        finally:
            subprocess.run(["rm", "-rf", str(path)], check=True)
            if was.exists(follow_symlinks=False):
                subprocess.run(["cp", "-a", str(was), str(path)], check=True)


@contextmanager
def _inside(pid: int) -> Iterator[None]:
    """Be in the network of a process; programs that are started meanwhile are too."""
    home = os.open("/proc/self/ns/net", os.O_RDONLY)
    there = os.open(f"/proc/{pid}/ns/net", os.O_RDONLY)
    os.setns(there, os.CLONE_NEWNET)
    try:
        yield
    finally:
        os.setns(home, os.CLONE_NEWNET)
        os.close(home)
        os.close(there)
