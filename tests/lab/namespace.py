"""Network namespaces with mounts of their own. Each lasts as long as the process that holds it, and none has a name.

So nothing can be left behind: when the tests end, even killed, the kernel takes holders, programs, links, addresses,
rules and mounts away together.
"""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_DIES_WITH_US = ("setpriv", "--pdeathsig", "KILL")
_READS_ALL = "+dac_read_search"
"""What every program keeps, whoever runs it: the interpreter may be in a home folder that is closed to others."""


@dataclass(frozen=True, slots=True)
class Who:
    """Under which number, with which rights, in which home a program runs. The numbers are nobody's account.

    Attributes:
        uid: User and group.
        home: Its HOME, which it owns.
        rights: Capabilities, as setpriv names them.
    """

    uid: int
    home: Path
    rights: tuple[str, ...] = ()

    def settle(self) -> None:
        """Make the home, with its folder for temporary files."""
        for folder in (self.home, self.home / "tmp"):
            folder.mkdir(exist_ok=True)
            os.chown(folder, self.uid, self.uid)

    def environment(self) -> dict[str, str]:
        """Nothing of ours but the search path."""
        temporary = str(self.home / "tmp")
        return {"PATH": os.environ["PATH"], "HOME": str(self.home), "TMPDIR": temporary, "LANG": "C.UTF-8"}

    def command(self) -> tuple[str, ...]:
        """What comes before its programs."""
        rights = ",".join((_READS_ALL, *(f"+{right}" for right in self.rights)))
        numbers = ("--reuid", str(self.uid), "--regid", str(self.uid), "--clear-groups")
        caps = (f"--inh-caps={rights}", f"--ambient-caps={rights}", f"--bounding-set=-all,{rights}")
        return (*_DIES_WITH_US, *numbers, *caps)


@dataclass(frozen=True, slots=True)
class Namespace:
    """One of them.

    Attributes:
        pid: Of the process that holds it.
    """

    pid: int

    def run(
        self, *command: str, who: Who | None = None, check: bool = True, **env: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run a program in it to its end, as root unless said; its output is text.

        Raises:
            CalledProcessError: it failed, and `check` is set.
        """
        return subprocess.run(
            self._entering(command, who), env=_environment(who, env), capture_output=True, text=True, check=check
        )

    @contextmanager
    def running(
        self, *command: str, log: Path, who: Who | None = None, **env: str
    ) -> "Iterator[subprocess.Popen[bytes]]":
        """Run a program in it until left; the process is the program itself, which may be killed any time."""
        process = self.start(*command, log=log, who=who, **env)
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def start(self, *command: str, log: Path, who: Who | None = None, **env: str) -> "subprocess.Popen[bytes]":
        """Start a program in it, what it says added to `log`."""
        with log.open("ab") as said:
            return subprocess.Popen(
                self._entering(command, who),
                env=_environment(who, env),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )

    def cover(self, place: Path, text: str, own: Path) -> None:
        """Have other words at `place`, kept in `own`, seen from inside only."""
        own.write_text(text)
        own.chmod(0o644)
        self.run("mount", "--bind", str(own), str(place.resolve()))

    def listens(self, port: int) -> bool:
        """Whether a program of it takes connections on a TCP port, on any address."""
        return bool(self.run("ss", "--no-header", "-tln", f"sport = :{port}").stdout)

    def inhabitants(self) -> list[int]:
        """Processes in it, its holder left out."""
        here = _net(self.pid)
        numbers = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal())
        return [number for number in numbers if number != self.pid and _net(number) == here]

    def _entering(self, command: Sequence[str], who: Who | None) -> list[str]:
        spaces = (f"--net=/proc/{self.pid}/ns/net", f"--mount=/proc/{self.pid}/ns/mnt", f"--wdns={ROOT}")
        return ["nsenter", *spaces, "--", *(who.command() if who else _DIES_WITH_US), "--", *command]


@contextmanager
def namespace() -> Iterator[Namespace]:
    """A new one, with nothing in it but its loopback."""
    holder = subprocess.Popen(
        [*_DIES_WITH_US, "unshare", "--net", "--mount", "--propagation", "private", "--", "sh", "-c", _HOLD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"up\n"
    held = Namespace(holder.pid)
    try:
        yield held
    finally:
        for pid in held.inhabitants():
            os.kill(pid, signal.SIGKILL)
        holder.communicate()


_HOLD = "ip link set lo up && echo up && exec cat"


def link(one: Namespace, other: Namespace, name: str) -> None:
    """A cable between the two; both ends bear the same name."""
    one.run("ip", "link", "add", name, "type", "veth", "peer", "name", name, "netns", str(other.pid))
    for end in (one, other):
        end.run("ip", "link", "set", name, "up")


def address(where: Namespace, name: str, *addresses: str) -> None:
    """Addresses with their prefix lengths, usable at once: nobody else could have them."""
    for one in addresses:
        where.run("ip", "addr", "add", one, "dev", name, *(["nodad"] if ":" in one else []))


def _net(pid: int) -> Path | None:
    try:
        return Path(f"/proc/{pid}/ns/net").readlink()
    except OSError:
        return None  # it ended meanwhile


def _environment(who: Who | None, env: Mapping[str, str]) -> dict[str, str]:
    return {**(who.environment() if who else os.environ), **env}
