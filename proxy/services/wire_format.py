"""What a service's file says of it: which requests carry words, how answers come back, how its page shows errors."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from proxy.services.fields import Fields
from proxy.wire.types import Tree


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a person is told when a request does not leave.

    Attributes:
        message: In French, complete.
        reference: Number under which the journal holds the decision.
        code: Rule or reason, for programs.
        status: HTTP status.
    """

    message: str
    reference: str
    code: str
    status: int = 403


def _never(_: Tree) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Answer:
    """How a service answers, event by event or in one piece. Patterns are those of `fields`.

    Attributes:
        deltas: Leaves that carry the next piece of a text.
        nested: Leaves whose text is JSON, so that what is put back is escaped.
        nested_types: Events (by their `type`) all of whose deltas are pieces of JSON.
        frozen: Leaves that must come back to the service unchanged: never restored.
        ends: Whether an event ends the texts under way.
        conversation: Leaves where the service names the conversation.
        joined: All deltas continue one text, whichever leaf carries the next piece.
        pointer: Key of an event that says which text it continues; where it is absent, the last one named.
    """

    deltas: tuple[str, ...] = ()
    nested: tuple[str, ...] = ()
    nested_types: frozenset[str] = frozenset()
    frozen: tuple[str, ...] = ()
    ends: Callable[[Tree], bool] = _never
    conversation: tuple[str, ...] = ()
    joined: bool = False
    pointer: str | None = None


NOTHING = Answer()
"""An answer that carries no words of anyone."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One kind of request.

    Attributes:
        path: Matched against the whole path, without the query. A group named `conversation` names it.
        fields: What each leaf of the body is.
        answer: How the answer carries text.
        conversation: Leaves of the request where the conversation is named.
        rewrite: Whether words may be replaced there.
    """

    path: re.Pattern[str]
    fields: Fields
    answer: Answer = NOTHING
    conversation: tuple[str, ...] = ()
    rewrite: bool = True


@dataclass(frozen=True, slots=True)
class WireFormat:
    """All that the product knows of one wire format."""

    name: str
    endpoints: tuple[Endpoint, ...]
    refusal: Callable[[Refusal], Tree]

    def endpoint(self, path: str) -> Endpoint | None:
        """The endpoint that serves `path` (no query), or None where this format declares none."""
        return next((endpoint for endpoint in self.endpoints if endpoint.path.fullmatch(path)), None)
