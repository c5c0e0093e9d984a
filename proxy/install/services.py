"""systemd: units enabled, started and stopped; with links only, where systemd does not run this root."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from proxy.install.commands import run
from proxy.install.places import UNIT_FOLDER, UNITS, at


def runs(root: Path) -> bool:
    """Whether systemd runs the machine under this root, as sd_booted(3) tells."""
    return root == Path("/") and Path("/run/systemd/system").is_dir()


def halt(root: Path) -> None:
    """Stop all our units, and those that the guide has people add: no account goes while it runs anything.

    Raises:
        ToolError: one would not.
    """
    there = sorted(path.name for path in at(root, UNIT_FOLDER).glob("paravent*.service"))
    if runs(root) and there:
        run(root, ["systemctl", "stop", *there])


def reload(root: Path) -> None:
    """Have systemd read its units again, and forget the failures of ours; others' are their administrator's.

    Raises:
        ToolError: it would not.
    """
    if runs(root):
        run(root, ["systemctl", "daemon-reload"])
        listed = run(root, ["systemctl", "list-units", "--plain", "--no-legend", "--state=failed", *UNITS])
        if failed := [line.split()[0] for line in listed.splitlines()]:
            run(root, ["systemctl", "reset-failed", *failed])


@dataclass(frozen=True, slots=True)
class Units:
    """Units that start with the machine.

    Attributes:
        names: Of the units, in the order in which they start.
        program: Our command, which takes the kernel's rules down.
        start: Whether they start now, too.
    """

    names: tuple[str, ...]
    program: str
    start: bool
    vital: Literal[True] = True
    kind: Literal["units"] = "units"

    @property
    def what(self) -> str:
        """What it does."""
        return f"{'démarrer' if self.start else 'activer au prochain démarrage'} : {', '.join(self.names)}"

    def is_done(self, root: Path) -> bool:
        """Whether all are enabled, and run as their files say where they must."""
        links = (at(root, f"{UNIT_FOLDER}/multi-user.target.wants/{name}") for name in self.names)
        return all(link.is_symlink() for link in links) and not (self.start and runs(root) and self._stale(root))

    def prepared(self, root: Path) -> Self:
        """Itself."""
        return self

    def do(self, root: Path) -> None:
        """Enable them; start them, or start them anew."""
        run(Path("/"), ["systemctl", f"--root={root}", "enable", *self.names])
        if runs(root):
            run(root, ["systemctl", "daemon-reload"])
        if runs(root) and self.start:
            run(root, ["systemctl", "restart", *self.names])

    def undo(self, root: Path) -> None:
        """Stop them, disable them, and take the kernel's rules down."""
        halt(root)
        run(Path("/"), ["systemctl", f"--root={root}", "disable", *self.names])
        if runs(root):
            run(root, [self.program, "capture", "down"])

    def _stale(self, root: Path) -> bool:
        shown = run(root, ["systemctl", "show", "-p", "ActiveState,NeedDaemonReload", *self.names])
        return "NeedDaemonReload=yes" in shown or shown.count("ActiveState=active") != len(self.names)
