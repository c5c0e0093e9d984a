"""A receiver of syslog on this machine, and a strict reader of what it gets: RFC 5424's grammar, RFC 5425's framing."""

import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import trustme

HOST = "siem.chu.example"

_HEADER = re.compile(
    rb"<(?P<pri>0|[1-9]\d{0,2})>1 "
    rb"(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)) "
    rb"(?P<host>[!-~]{1,255}) (?P<app>[!-~]{1,48}) (?P<process>[!-~]{1,128}) (?P<id>[!-~]{1,32}) "
)
_NAME = rb"[^\s=\]\"]{1,32}"
_PARAMETER = re.compile(rb" (" + _NAME + rb')="((?:[^"\\\]]|\\["\\\]])*)"')
_ELEMENT = re.compile(rb"\[(" + _NAME + rb")((?:" + _PARAMETER.pattern + rb")*)\]")


@dataclass(frozen=True, slots=True)
class Message:
    """A message as read."""

    priority: int
    time: str
    host: str
    app: str
    process: str
    id: str
    parameters: dict[str, str]
    element: str
    text: str
    marked: bool


def parsed(raw: bytes) -> Message:
    """Read one message; an assertion fails at whatever the RFC does not allow."""
    head = _HEADER.match(raw)
    assert head, raw[:200]
    element = _ELEMENT.match(raw, head.end())
    assert element, raw[head.end() :]
    rest = raw[element.end() :]
    assert rest.startswith(b" ")
    marked = rest[1:4] == b"\xef\xbb\xbf"
    text = rest[4:] if marked else rest[1:]
    assert marked or text.isascii()
    assert int(head["pri"]) <= 191
    found = {name.decode(): re.sub(rb"\\(.)", rb"\1", value).decode() for name, value in _PARAMETER.findall(element[2])}
    fields = {name: head[name].decode() for name in ("time", "host", "app", "process", "id")}
    return Message(
        int(head["pri"]), parameters=found, element=element[1].decode(), text=text.decode(), marked=marked, **fields
    )


def frames(stream: bytes) -> Iterator[bytes]:
    """Cut a stream by its octet counts, down to its last octet."""
    while stream:
        count, space, stream = stream.partition(b" ")
        assert space
        assert re.fullmatch(rb"[1-9]\d*", count)
        assert len(stream) >= int(count)
        yield stream[: int(count)]
        stream = stream[int(count) :]


@dataclass
class Receiver:
    """What a listening socket got, connection after connection."""

    port: int
    received: bytearray = field(default_factory=bytearray)
    connections: int = 0
    failures: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)
    current: socket.socket | None = None

    def messages(self) -> list[Message]:
        """All messages so far."""
        with self.changed:
            return [parsed(frame) for frame in frames(bytes(self.received))]

    def wait_for(self, count: int) -> list[Message]:
        """The messages, once there are so many."""
        with self.changed:
            assert self.changed.wait_for(lambda: self.received.count(b" paravent ") >= count, timeout=20)
        return self.messages()


@dataclass(frozen=True)
class Habit:
    """How a receiver behaves.

    Attributes:
        tls: What proves it; None for bare TCP.
        pause_s: How long it rests before each small read.
        hangs_up: Whether it leaves its first connection without keeping what it read.
    """

    tls: ssl.SSLContext | None = None
    pause_s: float = 0.0
    hangs_up: bool = False


@contextmanager
def receiving(tls: ssl.SSLContext | None = None, port: int = 0, **habit: Any) -> Iterator[Receiver]:  # noqa: ANN401 - Habit's
    """Listen until the block ends, on any free port unless one is given."""
    listener = socket.create_server(("127.0.0.1", port))
    found = Receiver(listener.getsockname()[1])
    stop = threading.Event()
    thread = threading.Thread(target=_serve, args=(listener, Habit(tls, **habit), found, stop))
    thread.start()
    try:
        yield found
    finally:
        stop.set()
        if found.current:
            with suppress(OSError):
                found.current.shutdown(socket.SHUT_RDWR)
        with suppress(OSError), socket.create_connection(("127.0.0.1", found.port), 1):
            pass
        thread.join()
        listener.close()


def _serve(listener: socket.socket, habit: Habit, found: Receiver, stop: threading.Event) -> None:
    while not stop.is_set():
        bare, _ = listener.accept()
        with bare:
            if stop.is_set():
                return
            bare.settimeout(60)
            found.current = bare
            try:
                found.current = connection = habit.tls.wrap_socket(bare, server_side=True) if habit.tls else bare
                found.connections += 1
                _read(connection, habit, found, stop)
            except OSError as error:
                found.failures.append(type(error).__name__)


def _read(connection: socket.socket, habit: Habit, found: Receiver, stop: threading.Event) -> None:
    with connection:
        while not stop.wait(habit.pause_s):
            piece = connection.recv(1024 if habit.pause_s else 65536)
            if not piece or (habit.hangs_up and found.connections == 1):
                return
            with found.changed:
                found.received += piece
                found.changed.notify_all()


@dataclass(frozen=True)
class Authority:
    """An authority, and what it vouches for."""

    ca: trustme.CA

    def server(self, name: str = "localhost", *, clients: "Authority | None" = None) -> ssl.SSLContext:
        """A receiver of that name; with `clients`, one that wants to know who speaks."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.ca.issue_cert(name).configure_cert(context)
        if clients:
            context.verify_mode = ssl.CERT_REQUIRED
            clients.ca.configure_trust(context)
        return context
