"""What the kernel's rules are told of the proxy that they lead to."""

from collections.abc import Iterable
from dataclasses import dataclass

from proxy import ports


@dataclass(frozen=True, slots=True)
class Plan:
    """What the rules are told.

    Attributes:
        users: Ids of the users that the proxy runs as: theirs alone goes out.
        port: Of the transparent proxy, on 127.0.0.1 and ::1.
        queue: Number of the queue that DNS answers are handed to.
        others: Ports of the explicit proxy and of the status page.
    """

    users: tuple[int, ...]
    port: int = ports.TRANSPARENT
    queue: int = 8053
    others: tuple[int, ...] = (ports.EXPLICIT, ports.STATUS)

    @property
    def proxy(self) -> str:
        """The users, as a set of nft."""
        return _set(self.users)

    @property
    def ports(self) -> str:
        """The proxy's ports on this machine, likewise."""
        return _set(sorted({self.port, *self.others}))


def _set(numbers: Iterable[int]) -> str:
    return f"{{ {', '.join(map(str, numbers))} }}"
