"""What must be so before anything is changed: told all at once, so that it is put right once."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from proxy.install import nss
from proxy.install.commands import there
from proxy.install.errors import InstallError
from proxy.install.system_store import store

_TOOLS = {
    "nft": "nftables",
    "iptables-nft": "iptables (Debian) ou iptables-nft (Red Hat)",  # where the kernel's nft cannot queue
    "systemctl": "systemd",
    "userdel": "passwd (Debian) ou shadow-utils (Red Hat)",
}
_CERTUTIL = "libnss3-tools (Debian) ou nss-tools (Red Hat)"
_HIDDEN = ("/home/", "/root/", "/run/user/", "/tmp/", "/var/tmp/")  # noqa: S108 - named, not used
"""What ProtectHome= and PrivateTmp= keep from the services."""


def complaints(root: Path, prefix: str) -> list[str]:
    """Give what stands in the way, in French; empty when nothing does.

    Args:
        root: Of the machine.
        prefix: Folder of the product, absolute.
    """
    return [*_rights(), *_missing(root), *_stores(root), *(_unreadable(prefix) if root == Path("/") else ())]


def _rights() -> Iterator[str]:
    if os.geteuid() != 0:
        yield "Il faut être administrateur : sudo paravent install."


def _missing(root: Path) -> Iterator[str]:
    needed = _TOOLS | ({"certutil": _CERTUTIL} if nss.databases(root) else {})
    for tool, package in needed.items():
        if not there(root, tool):
            yield f"L'outil « {tool} » manque : installez le paquet {package}."


def _stores(root: Path) -> Iterator[str]:
    try:
        store(root)
    except InstallError as error:
        yield str(error)


def _unreadable(prefix: str) -> Iterator[str]:
    """Say why services, which are nobody's, could not run the product from where it is."""
    program = Path(prefix, "bin", "python")
    if " " in prefix or not program.exists():
        yield f"{prefix} n'est pas un dossier où Paravent est installé, ou son nom contient une espace."
        return
    for place in {Path(prefix), program.resolve()}:
        shut = [each for each in (place, *place.parents) if not each.stat().st_mode & stat.S_IXOTH]
        if shut or str(place).startswith(_HIDDEN):
            words = f"{place} n'est pas lisible par le compte du service."
            yield f"{words} Installez Paravent dans /opt/paravent, avec un Python du système, puis recommencez."
        if loose := [each for each in (place, *place.parents) if _is_loose(each)]:
            yield f"{loose[0]} peut être modifié par d'autres que root : sudo chown -R root: {loose[0]}, chmod go-w."


def _is_loose(path: Path) -> bool:
    """Whether somebody else could replace what root and the services run."""
    found = path.stat()
    return found.st_uid != 0 or bool(found.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
