"""The system's programs that write the kernel's rules."""

import subprocess

from proxy.capture.errors import CaptureError
from proxy.causes import cause

TIMEOUT_S = 8.0
"""Shorter than the keeper's watchdog: what the program did not do is said before the keeper is ended for it."""
_ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"}  # a fixed path: it may run as root
_PACKAGE = {"nft": "nftables"}


def run(program: str, *arguments: str, given: str = "") -> str:
    """What a program prints when it is given a text.

    Raises:
        CaptureError: it is not installed, cannot be started, does not answer, or refuses.
    """
    try:
        done = subprocess.run(  # noqa: S603 - programs and arguments are ours, as a list
            [program, *arguments],
            env=_ENVIRONMENT,
            input=given.encode(),
            capture_output=True,
            timeout=TIMEOUT_S,
            check=False,
        )
    except FileNotFoundError:
        package = _PACKAGE.get(program, "iptables")
        raise CaptureError(f"La commande « {program} » est introuvable : installez le paquet {package}.") from None
    except subprocess.TimeoutExpired:
        raise CaptureError(f"« {program} » n'a pas répondu en {TIMEOUT_S:.0f} secondes : relancez.") from None
    except OSError as error:  # of fork, for one, where the machine has no more processes
        raise CaptureError(f"« {program} » n'a pas pu être lancé ({cause(error)}) : relancez.") from error
    if done.returncode:
        raise CaptureError(_refused(program, done.stderr.decode("utf-8", "replace")))
    return done.stdout.decode("utf-8", "replace")


def _refused(program: str, said: str) -> str:
    first = next(iter(said.strip().splitlines()), "sans rien dire")
    if "not permitted" in said or "ermission denied" in said:
        return f"« {program} » n'a pas le droit de changer les règles du noyau : lancez la commande en root."
    return f"« {program} » a refusé ({first})."
