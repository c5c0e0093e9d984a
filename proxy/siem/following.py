"""A journal followed for as long as the program runs, through every outage of its destination and its own."""

import random
from collections.abc import Callable
from pathlib import Path
from threading import Event as Signal

from proxy.causes import cause
from proxy.journal.segments import segments
from proxy.siem.forwarder import Forwarder, Sent
from proxy.siem.sink import SinkError

FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 60.0
_LOOK_EVERY_S = 1.0
_LONGEST_ASKED_S = 3600.0


def wait_before(attempt: int, asked_s: float | None = None) -> float:
    """How long to wait before trying again, in seconds.

    Twice as long each time up to a minute, and up to half of it less by chance, so that the machines of a fleet do
    not all come back together.

    Args:
        attempt: How many times it failed, from 1.
        asked_s: What the destination asked for; respected up to an hour.
    """
    if asked_s is not None:
        return min(asked_s, _LONGEST_ASKED_S)
    longest = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(attempt - 1, 10))
    return longest * random.uniform(0.5, 1.0)  # noqa: S311 - spreads machines, hides nothing


def follow(folder: Path, forwarder: Forwarder, tell: Callable[[str], None], stop: Signal) -> Sent:
    """Send what comes until told to stop; says how much was sent.

    Args:
        folder: The journal's, looked at each second.
        forwarder: What sends it.
        tell: Says a sentence to whoever watches: an outage and its end once, whatever else each time.
        stop: Ends it.

    Raises:
        CursorError: how far it went cannot be read, or remembered.
    """
    total, seen, failures, why = Sent(), object(), 0, ""
    while not stop.is_set():
        try:
            if (now := _state(folder)) != seen:
                for sent in forwarder.catch_up():
                    total += sent
                    for warning in sent.warnings:
                        tell(warning)
                seen = now
            if failures:
                tell("L'envoi reprend.")
            failures, why, wait = 0, "", _LOOK_EVERY_S
        except (SinkError, OSError) as error:
            failures, before, why = failures + 1, why, _why(error, folder)
            if why != before:
                tell(f"Rien ne passe : {why}. Le journal garde tout ; nouvel essai dans un instant.")
            wait = wait_before(failures, error.retry_after_s if isinstance(error, SinkError) else None)
        stop.wait(wait)
    return total


def _why(error: SinkError | OSError, folder: Path) -> str:
    """What stops it: the destination, or a journal that may not be read for now."""
    if isinstance(error, SinkError):
        return str(error)
    return f"{folder} ne peut pas être lu ({cause(error)}), rendez-en les droits au compte qui envoie"


def _state(folder: Path) -> object:
    """What changes when the journal does: the last file, how long it is, and when it was written."""
    files = segments(folder)
    try:
        found = files[-1].path.stat() if files else None
    except OSError:
        return None  # purged meanwhile
    return (files[-1].number, found.st_size, found.st_mtime_ns) if found else None
