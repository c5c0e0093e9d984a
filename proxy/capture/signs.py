"""Signs of life: to systemd (sd_notify(3)), and a file whose time anybody may read."""

import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import Final

ALIVE: Final = Path("/run/paravent-capture/alive")
"""Touched by the keeper every three seconds, as long as its rules stand."""
SILENT_S: Final = 30.0
"""Seconds after which a keeper that has not touched it is held for stuck."""


def tell(state: str) -> None:
    """Tell systemd a state, as "READY=1"; nothing where it did not ask."""
    if address := os.environ.get("NOTIFY_SOCKET"):
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as manager:
            manager.setblocking(False)  # a sign that nobody reads must not hold up those who wait for an answer
            manager.sendto(state.encode(), "\0" + address[1:] if address.startswith("@") else address)


def touch(path: Path) -> None:
    """Set a file's time to now; nothing where its folder is not there."""
    with suppress(OSError):
        path.touch(mode=0o644)


def age(path: Path, now: float) -> float | None:
    """Tell how many seconds ago a file was touched; None where it is not there."""
    try:
        return max(0.0, now - path.stat().st_mtime)
    except OSError:
        return None
