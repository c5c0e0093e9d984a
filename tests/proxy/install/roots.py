"""A throw-away Debian, made once a machine by debootstrap, lent to tests as a layer that is thrown away after them."""

import fcntl
import hashlib
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

KEPT = Path("/var/tmp/paravent-roots")
PACKAGES = (
    "ca-certificates",
    "ca-certificates-java",
    "dbus",
    "iptables",
    "libnss3-tools",
    "nftables",
    "openjdk-17-jre-headless",
    "openssl",
    "systemd",
    "systemd-sysv",
)
PROFILES = {
    "claire": (".pki/nssdb", ".mozilla/firefox/abc.default-release"),
    "hugo": ("snap/firefox/common/.mozilla/firefox/x.default",),
}
CHANGED = ("etc", "home", "tmp", "usr/lib/jvm", "usr/local", "var")
"""All that an installation may touch; the rest of the root is a read-only layer."""

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="debootstrap, chroot and mount are for root")


def base() -> Path:
    """The Debian below every layer, made when it is not there: one minute and 0.6 GB."""
    KEPT.mkdir(parents=True, exist_ok=True)
    made = KEPT / f"bookworm-{hashlib.sha256(repr((PACKAGES, PROFILES)).encode()).hexdigest()[:8]}"
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            unfinished = made.with_suffix(".part")
            shutil.rmtree(unfinished, ignore_errors=True)
            _run("debootstrap", "--variant=minbase", f"--include={','.join(PACKAGES)}", "bookworm", str(unfinished))
            inside(unfinished, "apt-get", "clean")
            _people(unfinished)
            unfinished.rename(made)
    return made


@contextmanager
def layer(folder: Path) -> Iterator[Path]:
    """A root of one's own, on top of the Debian, for as long as the block lasts."""
    for name in ("upper", "work", "root"):
        (folder / name).mkdir()
    below = f"lowerdir={base()},upperdir={folder / 'upper'},workdir={folder / 'work'}"
    _run("mount", "-t", "overlay", "-o", below, "overlay", str(folder / "root"))
    try:
        _run("mount", "-t", "proc", "proc", str(folder / "root/proc"))  # Java's tools want it
        yield folder / "root"
    finally:
        subprocess.run(["umount", folder / "root/proc"], check=False, capture_output=True)
        _run("umount", str(folder / "root"))


def seen(root: Path) -> dict[str, str]:
    """Every path with its kind, rights, owner and content; NSS databases by what they list: SQLite never forgets."""
    found = [path for top in CHANGED for path in sorted((root / top).rglob("*"))]
    bases = {path: _listing(root, path) for path in found if path.name == "cert9.db"}
    return {str(path.relative_to(root)): bases.get(path) or _told(path) for path in found if path.name != "key4.db"}


def inside(root: Path, *command: str) -> str:
    """What a command says that is run in the root."""
    return _run("chroot", str(root), *command)


def _people(root: Path) -> None:
    for number, (name, databases) in enumerate(PROFILES.items(), 1001):
        _run("chroot", str(root), "useradd", "-m", "-u", str(number), name)
        for database in databases:
            (root / "home" / name / database).mkdir(parents=True)
            _run("chroot", str(root), "certutil", "-N", "--empty-password", "-d", f"sql:/home/{name}/{database}")
        _run("chroot", str(root), "chown", "-R", f"{name}:{name}", f"/home/{name}")


def _listing(root: Path, database: Path) -> str:
    place = f"/{database.parent.relative_to(root)}"
    listed = inside(root, "certutil", "-L", "-d", f"sql:{place}")
    return f"{_rights(database)} {listed}"


def _told(path: Path) -> str:
    kind = path.lstat().st_mode
    if stat.S_ISLNK(kind):
        return f"{_rights(path)} -> {path.readlink()}"
    content = hashlib.sha256(path.read_bytes()).hexdigest() if stat.S_ISREG(kind) else ""
    return f"{_rights(path)} {content}"


def _rights(path: Path) -> str:
    about = path.lstat()
    return f"{about.st_mode:o} {about.st_uid}:{about.st_gid}"


def _run(*command: str) -> str:
    environment = {"PATH": "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr[-2000:]} {done.stdout[-2000:]}"
    return done.stdout


if __name__ == "__main__":
    base()
