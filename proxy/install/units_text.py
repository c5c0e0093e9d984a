"""The text of systemd's units: files of this package, told where the product is and what it is started with."""

import re
from importlib import resources

from proxy.install.places import POLICY

_PARENT = re.compile(rb" --parent (http://\S+)")


def unit(name: str, prefix: str, parent: str = "", *, policy: bool = False) -> bytes:
    """Give a unit.

    Args:
        name: Of its file.
        prefix: Folder of the product, absolute.
        parent: Address of the corporate proxy, `http://host:port`; empty without.
        policy: Whether the establishment has its own.
    """
    text = resources.files("proxy.install").joinpath("units", name).read_text(encoding="utf-8")
    options = (f" --policy {POLICY}" if policy else "") + (f" --parent {parent}" if parent else "")
    return text.replace("@PREFIX@", prefix).replace("@OPTIONS@", options).encode()


def parent_in(text: bytes) -> str:
    """Give the corporate proxy that a unit was written with; empty where it names none."""
    found = _PARENT.search(text)
    return found[1].decode() if found else ""
