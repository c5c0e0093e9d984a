"""A streamed answer, bytes in and bytes out."""

from collections.abc import Callable, Iterator

from proxy.restoration.events import EventRestorer
from proxy.restoration.framing import Frame, Framing
from proxy.restoration.text import Dictionary
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
        dictionary: Dictionary,
        framing: Framing,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self._events: EventRestorer[Frame] = EventRestorer(answer, dictionary)
        self._answer = answer
        self._framing = framing
        self._tell = tell

    def __call__(self, data: bytes) -> list[bytes]:
        """Bytes to send on now; never an empty piece, which would end a chunked answer."""
        frames = self._framing.feed(data) if data else self._framing.finish()
        out = [piece for frame in frames for piece in self._frame(frame)]
        if not data:
            out += self._held_back()
        return [piece for piece in out if piece]

    def _frame(self, frame: Frame) -> Iterator[bytes]:
        event = _parsed(frame.text)
        if event is None:
            if frame.text is not None:
                yield from self._held_back()
            yield frame.unchanged()
            return
        if self._tell is not None:
            learn(self._answer, event, self._tell)
        for restored, origin in self._events.feed(event, frame):
            yield origin.with_text(strict_json.dumps(restored).encode())

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
