import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from proxy.doctor.machine import Machine
from proxy.doctor.page import fetched, standing
from proxy.doctor.seen import UnseenError
from proxy.standing import Light, Point, Standing
from proxy.status.report import encode

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@contextmanager
def answering(answers: dict[str, bytes], status: int = 200) -> Iterator[Machine]:
    """A machine whose local address gives these answers."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(answers.get(self.path, b""))

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Machine(status=server.server_port)
        server.shutdown()


def told(*points: Point, port: int = 8080) -> bytes:
    return encode(Standing("0.1.0", port, NOW, NOW, points))


@pytest.mark.parametrize("status", [200, 503])
def test_what_the_product_says_is_read_also_when_its_light_is_red(status: int) -> None:
    point = Point(Light.RED, "Politique", "Aucune.", "Voyez son fichier.")
    with answering({"/etat.json": told(point)}, status) as machine:
        assert standing(machine).points == (point,)


def test_what_is_no_status_page_is_not_believed() -> None:
    for answers, status in (
        ({"/etat.json": b"bonjour"}, 200),
        ({"/etat.json": json.dumps([]).encode()}, 200),
        ({}, 404),
    ):
        with answering(answers, status) as machine, pytest.raises(UnseenError, match="pas celui de la page d'état"):
            standing(machine)


def test_where_nobody_answers_that_is_said() -> None:
    with answering({}) as machine:
        pass
    with pytest.raises(UnseenError, match="ne répond pas"):
        fetched(machine, "/proxy.pac")
