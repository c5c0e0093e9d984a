"""A streamed answer, bytes in and bytes out."""

from collections.abc import Callable, Iterator

from proxy.redaction.ledger import Ledger
from proxy.restoration.events import EventRestorer
from proxy.restoration.framing import Frame, Framing
from proxy.services.fields import matches
from proxy.services.wire_format import Answer
from proxy.wire import strict_json
from proxy.wire.errors import WireError
from proxy.wire.tree import strings
from proxy.wire.types import Tree


class StreamRestorer:
    """What mitmproxy calls with each piece of the answer, and with b"" at the end."""

    def __init__(
        self,
        answer: Answer,
        ledger: Ledger,
        framing: Framing,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self._events: EventRestorer[Frame] = EventRestorer(answer, ledger)
        self._answer = answer
        self._framing = framing
        self._tell = tell

    def __call__(self, data: bytes) -> list[bytes]:
        """Bytes to send on now; never an empty piece, which would end a chunked answer."""
        if data:
            return [piece for frame in self._framing.feed(data) for piece in self._frame(frame)]
        out = [piece for frame in self._framing.finish() for piece in self._frame(frame, last=True)]
        return [*out, *self._held_back()]

    def _frame(self, frame: Frame, *, last: bool = False) -> Iterator[bytes]:
        event = _parsed(frame.text)
        if event is None:
            if last or frame.text is not None:  # nothing can be told after what ends the stream or cuts it short
                yield from self._held_back()
            yield frame.raw
            return
        if self._tell is not None:
            learn(self._answer, event, self._tell)
        for restored, origin in self._events.feed(event, frame):
            yield frame.raw if restored is event else origin.with_text(strict_json.dumps(restored).encode())

    def _held_back(self) -> Iterator[bytes]:
        for event, origin in self._events.finish():
            yield origin.with_text(strict_json.dumps(event).encode())


def _parsed(text: bytes | None) -> Tree:
    if text is None:
        return None
    try:
        event = strict_json.loads(text)
    except WireError:
        return None
    return event if isinstance(event, dict | list | str) else None


def learn(answer: Answer, event: Tree, tell: Callable[[str], None]) -> None:
    """Tell the conversation's id where the answer names it."""
    if answer.conversation:
        for path, text in strings(event):
            if any(matches(pattern, path) for pattern in answer.conversation):
                tell(text)
