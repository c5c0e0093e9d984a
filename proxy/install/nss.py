"""NSS databases, which Chromium and Firefox keep in each user's folder, touched with that user's rights only.

Root never writes in a user's folder: a link that the user put there would lead it anywhere.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from proxy.install.commands import run
from proxy.install.places import at

_SYSTEM = "/etc/pki/nssdb"
_FILE = "cert9.db"
_PATTERNS = (
    ".pki/nssdb",
    ".mozilla/firefox/*",
    "snap/firefox/common/.mozilla/firefox/*",
    "snap/chromium/current/.pki/nssdb",
    ".var/app/org.mozilla.firefox/.mozilla/firefox/*",
    ".var/app/*/data/pki/nssdb",
)
_PEOPLE = range(1000, 60_001)  # login.defs(5), UID_MIN and UID_MAX


class Database(NamedTuple):
    """One of them: its folder, absolute, and the user and group whose rights open it."""

    path: str
    uid: int
    gid: int


def databases(root: Path) -> list[Database]:
    """Find the system's and those of every person who has a folder here."""
    system = [Database(_SYSTEM, 0, 0)] if at(root, f"{_SYSTEM}/{_FILE}").is_file() else []
    return system + [each for home in sorted(_homes(root)) for each in _of(root, home)]


def listed(root: Path, database: Database, certificate: bytes) -> list[str]:
    """Give the names under which a database lists a certificate of ours, PEM: ours, or the one that Firefox chose.

    Raises:
        ToolError: it cannot be read.
    """
    lines = (
        line.rsplit(maxsplit=1)[0].strip() for line in _certutil(root, database, "-L").splitlines() if line.strip()
    )
    names = [name for name in lines if "paravent" in name.casefold()]
    return [name for name in names if _same(_certutil(root, database, "-L", "-n", name, "-a"), certificate)]


def add(root: Path, database: Database, name: str, certificate: bytes) -> None:
    """List a certificate, PEM, trusted for servers and for nothing else.

    Raises:
        ToolError: it was refused, for instance because the user set a primary password.
    """
    _certutil(root, database, "-A", "-n", name, "-t", "C,,", "-a", given=certificate)


def remove(root: Path, database: Database, name: str) -> None:
    """Take a certificate out.

    Raises:
        ToolError: it was refused.
    """
    _certutil(root, database, "-D", "-n", name)


def _of(root: Path, home: str) -> Iterator[Database]:
    """Those of the one whose folder it is, and of nobody else: a database may name a library, which certutil loads."""
    folder = at(root, home)
    owner = folder.stat()
    if owner.st_uid == 0 and home != "/root":
        return
    for pattern in _PATTERNS:
        for found in sorted(folder.glob(f"{pattern}/{_FILE}")):
            if {found.parent.lstat().st_uid, found.lstat().st_uid} == {owner.st_uid}:
                yield Database(f"/{found.parent.relative_to(root)}", owner.st_uid, owner.st_gid)


def _homes(root: Path) -> set[str]:
    """Give the folders of people: those of accounts, and those of /home, whose accounts a directory may hold."""
    lines = at(root, "/etc/passwd").read_text(errors="replace").splitlines()
    accounts = [
        fields
        for line in lines
        if len(fields := line.split(":")) == len(("name", "x", "uid", "gid", "who", "home", "shell"))
    ]
    named = {fields[5] for fields in accounts if int(fields[2]) in {0, *_PEOPLE}}
    beside = {f"/home/{each.name}" for each in at(root, "/home").glob("*")}
    return {home for home in named | beside if at(root, home).is_dir() and not at(root, home).is_symlink()}


def _same(pem: str, certificate: bytes) -> bool:
    return "".join(pem.split()) == "".join(certificate.decode().split())


def _certutil(root: Path, database: Database, *arguments: str, given: bytes = b"") -> str:
    command = ["certutil", *arguments, "-d", f"sql:{database.path}"]
    return run(root, command, given=given, ids=(database.uid, database.gid))
