"""Who is at the console, and what they may do there."""

from dataclasses import dataclass, field
from enum import StrEnum

from starlette.requests import Request


class Right(StrEnum):
    """What a page asks of the one who opens it. Whoever signs in may read."""

    READ = "read"
    HANDLE = "handle"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class Session:
    """Someone who signed in.

    Attributes:
        who: Keyed hash of their account, as the console's journal tells it: 16 hexadecimal digits.
        rights: What they may do.
        csrf: What every form of theirs must bring back.
    """

    who: str
    rights: frozenset[Right]
    csrf: str = field(repr=False)

    def may(self, right: Right) -> bool:
        """Whether they hold it."""
        return right in self.rights


def reader(request: Request) -> Session:
    """Whose request this is, as the guard left it there.

    Raises:
        TypeError: nobody's; the request did not come through the guard.
    """
    found = getattr(request.state, "session", None)
    if not isinstance(found, Session):
        raise TypeError("no session")
    return found
