"""A DNS server for tests, over UDP and TCP, that knows what it is told."""

import contextlib
import socket
import struct
import threading
from collections.abc import Iterable

import dns.message
import dns.rcode
import dns.rrset

from tests.proxy.capture.namespace import RESOLVER, RESOLVER_6, Namespace


def answer(name: str, *records: str, kind: str = "A", more: Iterable[str] = ()) -> bytes:
    """An answer as it goes over the wire: records, and additional ones, as "name TYPE content"."""
    message = dns.message.make_response(dns.message.make_query(name, kind))
    message.answer = [_record(text) for text in records]
    message.additional = [_record(text) for text in more]
    return message.to_wire()


class Resolver:
    """Serves a table of names in lower case: "name" → records as "name TYPE content"."""

    def __init__(self, place: Namespace, pieces: int = 1 << 16) -> None:
        self.table: dict[str, tuple[str, ...]] = {}
        self._pieces = pieces
        for family, address in ((socket.AF_INET, RESOLVER), (socket.AF_INET6, RESOLVER_6)):
            for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
                door = place.socket(family, kind)
                door.settimeout(None)
                door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                door.bind((address, 53))
                serve = self._datagrams if kind == socket.SOCK_DGRAM else self._streams
                threading.Thread(target=serve, args=(door,), daemon=True).start()

    def _answer(self, question: bytes) -> bytes:
        asked = dns.message.from_wire(question)
        reply = dns.message.make_response(asked)
        kind = asked.question[0].rdtype.name
        known = self.table.get(asked.question[0].name.to_text(omit_final_dot=True).lower())
        if known is None:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        reply.answer = [_record(text) for text in known or () if text.split()[1] in {kind, "CNAME"}]
        return reply.to_wire(max_size=65535)

    def _datagrams(self, door: socket.socket) -> None:
        while True:
            question, end = door.recvfrom(4096)
            with contextlib.suppress(OSError):
                door.sendto(self._answer(question), end)

    def _streams(self, door: socket.socket) -> None:
        door.listen(16)
        while True:
            connection, _ = door.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with connection, contextlib.suppress(OSError, struct.error):
                while True:
                    (length,) = struct.unpack("!H", connection.recv(2))
                    reply = self._answer(connection.recv(length))
                    framed = struct.pack("!H", len(reply)) + reply
                    for start in range(0, len(framed), self._pieces):
                        connection.sendall(framed[start : start + self._pieces])


def ask(place: Namespace, name: str, kind: str = "A", *, limit: float = 10, server: str = RESOLVER) -> list[str]:
    """Ask over UDP as a client would, once; the addresses of the answer.

    Raises:
        TimeoutError: no answer came in time.
    """
    family = socket.AF_INET6 if ":" in server else socket.AF_INET
    with place.socket(family, socket.SOCK_DGRAM, limit) as door:
        door.connect((server, 53))
        door.send(dns.message.make_query(name, kind).to_wire())
        return _addresses(door.recv(65535))


def ask_by_tcp(place: Namespace, *names: str, limit: float = 10) -> list[list[str]]:
    """Ask over one TCP connection; TimeoutError as with UDP."""
    with place.socket(limit=limit) as door:
        door.connect((RESOLVER, 53))
        with door.makefile("rwb") as file:
            replies = []
            for name in names:
                question = dns.message.make_query(name, "A").to_wire()
                file.write(struct.pack("!H", len(question)) + question)
                file.flush()
                replies.append(_addresses(file.read(struct.unpack("!H", file.read(2))[0])))
            return replies


def _addresses(reply: bytes) -> list[str]:
    sets = dns.message.from_wire(reply).answer
    return [record.to_text() for found in sets for record in found if found.rdtype.name in {"A", "AAAA"}]


def _record(text: str) -> dns.rrset.RRset:
    name, kind, content = text.split(" ", 2)
    return dns.rrset.from_text(f"{name}.", 60, "IN", kind, content)
