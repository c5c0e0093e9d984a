"""The product on the lab's workstation: what runs is the real command, under the number of nobody else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from proxy import ca
from tests.lab.namespace import ROOT, Who
from tests.lab.world import World, until

if TYPE_CHECKING:
    from subprocess import Popen

PARAVENT = str(ROOT / ".venv" / "bin" / "paravent")
UID = 64_810


@dataclass
class Program:
    """A command of ours that can be killed and started again.

    Attributes:
        world: Where it runs.
        who: As whom.
        command: It, with its options.
        ready: What grows once it is of use.
        log: What it said.
    """

    world: World
    who: Who
    command: tuple[str, ...]
    ready: Callable[[], float]
    log: Path
    _process: "Popen[bytes] | None" = field(default=None, repr=False)

    def start(self) -> None:
        """Start it, and return once it is of use."""
        before = self.ready()
        self._process = process = self.world.workstation.start(*self.command, log=self.log, who=self.who)
        until(lambda: self.ready() > before or process.poll() is not None, self.log.name)
        assert process.poll() is None, self.log.read_text("utf-8")

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """As `kill -9` does: it is told nothing."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()


@contextmanager
def started(program: Program) -> Iterator[Program]:
    """Keep it running, or what the tests made of it, until left."""
    program.start()
    try:
        yield program
    finally:
        program.kill()


def paravent(world: World, *options: str) -> Program:
    """`paravent run`, which has made its authority once it is of use."""
    who, log = Who(UID, world.folder / "paravent"), world.folder / "paravent.log"
    who.settle()
    usual = (
        "run",
        "--home",
        str(who.home / "state"),
        "--status",
        "8088",
        "--upstream-ca",
        str(world.internet.authority),
    )
    return Program(world, who, (PARAVENT, *usual, *options), lambda: _said(log, "Ctrl-C pour arrêter"), log)


def keeper(world: World) -> Program:
    """`paravent capture run`, with the one right that it needs."""
    who = Who(64_812, world.folder / "keeper", ("net_admin",))
    who.settle()
    places = ("--state", str(who.home), "--runtime", str(who.home))
    command = (PARAVENT, "capture", "run", "--user", str(UID), *places)
    return Program(world, who, command, lambda: _touched(who.home / "alive"), world.folder / "keeper.log")


def fall_back(keeper: Program) -> None:
    """`paravent capture fallback`, as systemd starts it once the keeper cannot start."""
    places = ("--state", str(keeper.who.home))
    keeper.world.workstation.run(PARAVENT, "capture", "fallback", "--user", str(UID), *places, who=keeper.who)


def take_down(keeper: Program) -> None:
    """`paravent capture down`."""
    keeper.world.workstation.run(PARAVENT, "capture", "down", who=keeper.who)


def authority(program: Program) -> Path:
    """The certificate that the workstation must know."""
    return program.who.home / "state" / "ca" / ca.CERTIFICATE_FILE


def _said(log: Path, words: str) -> int:
    return log.read_text("utf-8").count(words) if log.exists() else 0


def _touched(sign: Path) -> float:
    return sign.stat().st_mtime if sign.exists() else 0.0
