"""How events are cut out of a streamed answer: server-sent events, or one JSON value a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Frame:
    """One event of the stream, with the text in it that may be JSON.

    Attributes:
        raw: Its bytes as they came.
        text: That text; None where the event carries none.
        before: Bytes to write before another text.
        after: Bytes to write after it.
    """

    raw: bytes = field(repr=False)
    text: bytes | None = field(default=None, repr=False)
    before: bytes = field(default=b"", repr=False)
    after: bytes = field(default=b"", repr=False)

    def with_text(self, text: bytes) -> bytes:
        """The event's bytes with another text, of one line."""
        return self.before + text + self.after


class Framing(Protocol):
    """Cuts bytes that arrive in any pieces into frames."""

    def feed(self, data: bytes) -> Iterator[Frame]:
        """The frames that are complete now."""
        ...

    def finish(self) -> Iterator[Frame]:
        """What was left, at the end of the stream."""
        ...


class _Lines:
    """Whole lines, each with its end."""

    def __init__(self) -> None:
        self._rest: list[bytes] = []

    def feed(self, data: bytes) -> Iterator[bytes]:
        *ends, rest = data.split(b"\n")
        for end in ends:
            yield b"".join((*self._rest, end, b"\n"))
            self._rest = []
        self._rest.append(rest)

    def finish(self) -> Iterator[bytes]:
        rest, self._rest = b"".join(self._rest), []
        if rest:
            yield rest


_JSON_LINE = re.compile(rb"((?:\w{1,3}:)?)([\[{\"].*?)(\r?\n?)", re.DOTALL)


class JsonLines:
    """One JSON value a line, after a short mark in some protocols (`15:{...}`)."""

    def __init__(self) -> None:
        self._lines = _Lines()

    def feed(self, data: bytes) -> Iterator[Frame]:
        """A frame for each line that is complete now."""
        yield from map(self._frame, self._lines.feed(data))

    def finish(self) -> Iterator[Frame]:
        """The last line, where it had no end."""
        yield from map(self._frame, self._lines.finish())

    def _frame(self, line: bytes) -> Frame:
        match = _JSON_LINE.fullmatch(line)
        return Frame(line, match[2], match[1], match[3] or b"\n") if match else Frame(line)


class ServerSentEvents:
    """Blocks of lines up to an empty one (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""

    def __init__(self) -> None:
        self._lines = _Lines()
        self._block: list[bytes] = []

    def feed(self, data: bytes) -> Iterator[Frame]:
        """A frame for each event that is complete now."""
        for line in self._lines.feed(data):
            self._block.append(line)
            if not line.strip(b"\r\n"):
                yield self._frame()

    def finish(self) -> Iterator[Frame]:
        """The last event, where no empty line ended it."""
        self._block += self._lines.finish()
        if self._block:
            yield self._frame()

    def _frame(self) -> Frame:
        block, self._block = self._block, []
        data = [line for line in block if line.startswith(b"data:")]
        others = b"".join(line for line in block if not line.startswith(b"data:") and line.strip(b"\r\n"))
        if not data:
            return Frame(b"".join(block))
        end = b"\r\n" if data[-1].endswith(b"\r\n") else b"\n"
        text = b"\n".join(line.removeprefix(b"data:").strip(b"\r\n").removeprefix(b" ") for line in data)
        return Frame(b"".join(block), text, others + b"data: ", end + end)


def framing(content_type: str) -> Framing | None:
    """How answers of that type are cut, or None where they are not streams of events."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "text/event-stream":
        return ServerSentEvents()
    if kind in _JSON_LINES:
        return JsonLines()
    return None


_JSON_LINES = frozenset({"application/x-ndjson", "application/jsonl", "application/stream+json", "text/x-component"})
