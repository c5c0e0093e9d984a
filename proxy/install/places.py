"""Where things are on a Linux workstation: absolute paths, whatever the root under which they stand."""

from pathlib import Path

from proxy import ports, workstation
from proxy.causes import ToldError

USER = "paravent"
KEEPER = "paravent-capture"
"""Of the proxy, and of the keeper of nftables sets: two, so that a proxy that was taken over cannot touch the rules."""

SETTINGS = "/etc/paravent"
POLICY = f"{SETTINGS}/policy.yaml"
CERTIFICATE = f"{SETTINGS}/paravent-ca.crt"
HOME = workstation.HOME
AUTHORITY = f"{HOME}/ca"
JOURNAL = f"{HOME}/journal"
KEEPER_STATE = "/var/lib/paravent-capture"
MANIFEST = workstation.MANIFEST

UNIT_FOLDER = "/etc/systemd/system"
PROXY_UNIT = "paravent.service"
CAPTURE_UNIT = "paravent-capture.service"
FALLBACK_UNIT = "paravent-fallback.service"
UNITS = (PROXY_UNIT, CAPTURE_UNIT, FALLBACK_UNIT)

CHROMIUMS = tuple(
    f"/etc/{browser}/policies/managed/paravent.json"
    for browser in ("chromium", "chromium-browser", "opt/chrome", "opt/edge", "brave")
)
"""Of Debian and Fedora, of the Ubuntu snap, and of Google, Microsoft and Brave."""
FIREFOX_FOLDER = "/etc/firefox/policies"
"""The one folder of the machine that Firefox as a snap may read too: our certificates lie there as well."""
FIREFOX = f"{FIREFOX_FOLDER}/policies.json"

PROGRAM = "/usr/local/bin/paravent"
"""By which every account, and `sudo`, finds the product by its name."""
SESSIONS = "/etc/environment.d/60-paravent.conf"
SHELLS = "/etc/profile.d/paravent.sh"

EXPLICIT_PORT = ports.EXPLICIT
TRANSPARENT_PORT = ports.TRANSPARENT
STATUS_PORT = ports.STATUS
PAC = f"http://127.0.0.1:{STATUS_PORT}/proxy.pac"


def at(root: Path, path: str) -> Path:
    """Give the place of an absolute path under a root."""
    return root / path.removeprefix("/")


def resolved(root: Path, path: str) -> str:
    """Follow the links of a path as a process whose root this is would; also where nothing is there.

    Raises:
        OSError: forty links did not end it, or they cannot be read.
    """
    walked, left = "/", [part for part in path.split("/") if part]
    for _ in range(40 + len(left)):
        if not left:
            return walked
        part = left.pop(0)
        here = at(root, f"{walked.rstrip('/')}/{part}")
        if part == "..":
            walked = walked.rpartition("/")[0] or "/"
        elif here.is_symlink():
            link = str(here.readlink())
            walked = "/" if link.startswith("/") else walked
            left = [each for each in link.split("/") if each not in {"", "."}] + left
        else:
            walked = f"{walked.rstrip('/')}/{part}"
    raise ToldError(f"trop de liens : {path}")
