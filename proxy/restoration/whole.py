"""An answer in one piece: one JSON value, or a JSON array of the events that a stream would have sent."""

from collections.abc import Callable
from dataclasses import replace

from proxy.redaction.ledger import Ledger
from proxy.restoration.events import EventRestorer
from proxy.restoration.stream import learn
from proxy.services.wire_format import Answer
from proxy.wire import strict_json
from proxy.wire.errors import WireError
from proxy.wire.types import Tree


def restore_json(body: bytes, answer: Answer, ledger: Ledger, tell: Callable[[str], None] | None = None) -> bytes:
    """The body with placeholders put back; unchanged where it is not JSON or nothing was replaced."""
    try:
        tree = strict_json.loads(body)
    except WireError:
        return body
    if tell is not None:
        learn(answer, tree, tell)
    restored = _events(tree, answer, ledger) if isinstance(tree, list) else _value(tree, answer, ledger)
    return body if restored == tree else strict_json.dumps(restored).encode()


def _value(tree: Tree, answer: Answer, ledger: Ledger) -> Tree:
    """No leaf is a piece of another here: each is restored for itself."""
    restorer: EventRestorer[None] = EventRestorer(replace(answer, deltas=()), ledger)
    return next(event for event, _ in restorer.feed(tree, None))


def _events(tree: list[Tree], answer: Answer, ledger: Ledger) -> Tree:
    restorer: EventRestorer[None] = EventRestorer(answer, ledger)
    restored = [event for element in tree for event, _ in restorer.feed(element, None)]
    return restored + [event for event, _ in restorer.finish()]
