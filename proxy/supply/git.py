"""Git, run as a command that reads a checkout and fetches for it, and that does nothing else a checkout could ask for.

A checkout's own configuration may name programs to run. Those that reading or fetching would start are set aside on
the command line, which has the last word (git-config(1), "Protected configuration"; git(1), `GIT_ALLOW_PROTOCOL`).
"""

import os
import re
import subprocess
from pathlib import Path

from policies.complaint import shorten
from proxy.supply.shelf import SupplyError

TIMEOUT_S = 30.0
_KEPT = ("PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "SSH_AUTH_SOCK", "TMPDIR", "TEMP")
_SET = {
    "GIT_ALLOW_PROTOCOL": "https:ssh:file",  # no ext::, no helper of the checkout's own, nothing in clear
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}
_OVERRULED = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.sshCommand": "ssh -o BatchMode=yes",
    "core.gitProxy": "",
    "core.askPass": "",
    "core.alternateRefsCommand": "",
    "credential.helper": "",
    "http.sslVerify": "true",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "fetch.recurseSubmodules": "false",
    "submodule.recurse": "false",
}
_ACCOUNT = re.compile(r"(?<=://)[^/@\s]+@")


class GitError(SupplyError):
    """Git is not there, does not answer, or ended with an error."""


def run(folder: Path, *arguments: str, timeout: float = TIMEOUT_S) -> bytes:
    """What a git command prints.

    Args:
        folder: Of the checkout.
        arguments: The command and its own; the caller answers for none of them beginning with a dash unduly.
        timeout: In seconds, after which git is killed.

    Raises:
        GitError: git is not installed, does not answer, or fails; says why, with no account of an address.
    """
    settings = [word for name, value in _OVERRULED.items() for word in ("-c", f"{name}={value}")]
    command = ["git", "--no-pager", *settings, "-C", str(folder), *arguments]
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | _SET
    try:
        # No shell; settings that would start other programs are overruled above.
        done = subprocess.run(  # noqa: S603 - a fixed program, arguments as a list
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, check=False
        )
    except FileNotFoundError:
        raise GitError("la commande « git » n'est pas installée sur ce poste.") from None
    except subprocess.TimeoutExpired:
        raise GitError(f"{folder} : git n'a pas répondu en {timeout:.0f} secondes.") from None
    if done.returncode:
        raise GitError(f"{folder} : git {arguments[0]} a échoué ({_why(done.stderr)}).")
    return done.stdout


def _why(errors: bytes) -> str:
    lines = errors.decode("utf-8", "replace").strip().splitlines() or ["sans rien dire"]
    told = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[-1])
    return shorten(_ACCOUNT.sub("", told.partition(": ")[2] or told))
