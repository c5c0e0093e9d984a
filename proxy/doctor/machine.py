"""What checks may ask of the machine: its files, its programs, its clock. A throw-away root works as well."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from shutil import which

from proxy.doctor.seen import UnseenError
from proxy.install import places

PROGRAMS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
"""Where programs are looked up: a fixed path, for it may be root who looks."""
PROGRAM_S = 20.0
"""Seconds that a program may take: `keytool` starts a Java machine, the others answer within milliseconds."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program answered.

    Attributes:
        status: Its exit status.
        out: Its standard output.
        err: Its standard error.
    """

    status: int
    out: str = field(repr=False)
    err: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Machine:
    """A workstation.

    Attributes:
        root: Where its files are.
        programs: Folders where its programs are looked up, separated by colons.
        explicit: Port of the explicit proxy on 127.0.0.1.
        transparent: Port of the transparent one on 127.0.0.1 and ::1.
        status: Port of the status page on 127.0.0.1.
        ai_host: A host of the catalogue, whose certificate must be ours.
        other_host: A host of no AI service, whose certificate must be its own.
        clock: Tells the time, in UTC.
    """

    root: Path = Path("/")
    programs: str = PROGRAMS
    explicit: int = places.EXPLICIT_PORT
    transparent: int = places.TRANSPARENT_PORT
    status: int = places.STATUS_PORT
    ai_host: str = "chatgpt.com"
    other_host: str = "www.service-public.fr"
    clock: Callable[[], datetime] = _now

    def at(self, place: str | Path) -> Path:
        """Where a file of the machine is, given its absolute path there."""
        return self.root / str(place).lstrip("/")

    def run(self, program: str, *arguments: str, owner: tuple[int, int] | None = None) -> Ran:
        """Run a program to its end; it is given no input.

        Args:
            program: Its name, or its path.
            arguments: As a list: no shell reads them.
            owner: User and group whose rights it has, where we are root; ours without.

        Raises:
            UnseenError: it is not installed, or does not end.
        """
        found = which(program, path=self.programs)
        if found is None:
            raise UnseenError(
                f"n'a pas pu être vérifié : « {program} » manque", f"sudo apt install {_package(program)}"
            )
        user, group = owner if owner and os.geteuid() == 0 else (None, None)
        try:
            ran = subprocess.run(  # noqa: S603 - programs and arguments are ours
                [found, *arguments],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=PROGRAM_S,
                check=False,
                user=user,
                group=group,
                extra_groups=None if user is None else [],
                env={"PATH": self.programs, "LC_ALL": "C.UTF-8"},
            )
        except subprocess.TimeoutExpired:
            words = f"n'a pas pu être vérifié : « {program} » n'a pas répondu en {PROGRAM_S:.0f} s"
            raise UnseenError(words, "Relancez « sudo paravent doctor » quand le poste est moins chargé.") from None
        return Ran(ran.returncode, ran.stdout.decode(errors="replace"), ran.stderr.decode(errors="replace"))


def _package(program: str) -> str:
    """The Debian package that brings a program."""
    packages = {
        "systemctl": "systemd",
        "nft": "nftables",
        "iptables-nft": "iptables",
        "ip6tables-nft": "iptables",
        "certutil": "libnss3-tools",
        "keytool": "default-jre-headless",
    }
    return packages.get(program, program)
