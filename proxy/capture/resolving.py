"""Asks for the catalogue's names now and then, so that addresses are known that no DNS answer on the wire tells.

They come by other ways: a resolver that encrypts what it asks and answers on no socket, or the hosts file.
"""

import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from proxy.capture.addresses import Address, read

EVERY_S = 30 * 60.0
AGAIN_S = 60.0
"""Until the next try where there is no network yet."""
PACE_S = 0.1
"""Between two names: some 350 of them take half a minute, and no resolver is rushed."""
_LOST = 3  # names in a row that no resolver answered: there is no network


@dataclass
class Asking:
    """Asks for names, round after round.

    Attributes:
        names: Asked for, one after the other.
        found: Told of the addresses of each, by whoever asks.
        say: Told, in French, that rounds fail, and why: once until one succeeds.
        pace: Seconds between two names.
        every: Seconds between two rounds.
        again: The same after one that could not be ended.
    """

    names: tuple[str, ...]
    found: Callable[[frozenset[Address]], None]
    say: Callable[[str], None]
    pace: float = PACE_S
    every: float = EVERY_S
    again: float = AGAIN_S
    _failing: bool = field(default=False, init=False, repr=False)

    def start(self) -> None:
        """Go on for ever, in a thread of its own; `found` and `say` are called there."""
        threading.Thread(target=self._for_ever, daemon=True, name="resolving").start()

    def once(self) -> bool:
        """Ask for each name once; False, at once, where no resolver answers."""
        lost = 0
        for name in self.names:
            lost = lost + 1 if self._is_lost(name) else 0
            if lost == _LOST:
                return False
            time.sleep(self.pace)
        return True

    def _is_lost(self, name: str) -> bool:
        """Ask for a name; tell whether nobody could be asked, for want of a network or of this machine's means."""
        try:
            answers = socket.getaddrinfo(name, 443, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            return error.errno == socket.EAI_AGAIN
        except OSError:  # EAI_SYSTEM is raised as what the system says (CPython's socketmodule.c), such as EMFILE
            return True
        except UnicodeError:
            return False
        self.found(frozenset(address for *_, end in answers if (address := read(str(end[0])))))
        return False

    def _for_ever(self) -> None:
        while True:
            time.sleep(self.every if self._guarded() else self.again)

    def _guarded(self) -> bool:
        """Make a round; whatever happens to it, there is another one."""
        try:
            ended = self.once()
        except Exception as error:  # noqa: BLE001 - a thread that died would leave addresses unknown, unseen by anybody
            self._complain(error)
            return False
        self._failing = self._failing and not ended
        return ended

    def _complain(self, error: Exception) -> None:
        if not self._failing:
            self._failing = True
            name = type(error).__name__
            self.say(
                f"Les noms du catalogue ne sont plus demandés ({name}) ; nouvel essai toutes les {self.again:.0f} s."
            )
