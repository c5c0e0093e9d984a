import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from socket import create_server

import pytest
import typer
from typer.testing import CliRunner

from proxy.cli import reporting
from proxy.cli.exits import Exit
from proxy.cli.reporting import Word
from proxy.journal.events import Said

REFERENCE = "00000000000000aa"
app = typer.Typer()
app.command()(reporting.report)

type Run = Callable[..., tuple[int, str]]


def _run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, " ".join(result.output.split())


@contextmanager
def answering(code: str | None) -> Iterator[tuple[int, list[tuple[str, str, dict[str, str], bytes]]]]:
    """A proxy that gives one answer, and keeps what it was sent."""
    seen: list[tuple[str, str, dict[str, str], bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            seen.append((self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            self.send_response(200)
            if code is not None:
                self.send_header("x-paravent-code", code)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_port, seen
        finally:
            server.shutdown()
            thread.join()


def test_each_word_means_what_the_journal_says() -> None:
    assert {word.name for word in Word} == {said.name for said in Said}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([], b"said=other"),
        (["--said", "aucune-personne"], b"said=no_person"),
        (["--said", "cas-invente"], b"said=invented"),
        (["--said", "personne-publique"], b"said=public"),
        (["--said", "autre"], b"said=other"),
    ],
)
def test_a_report_is_sent_to_the_proxy_of_this_machine(typed: list[str], said: bytes) -> None:
    with answering("reported") as (port, seen):
        status, output = _run(f" {REFERENCE.upper()}", "--port", str(port), *typed)
    assert (status, "Noté" in output) == (Exit.OK, True)
    [(method, path, headers, body)] = seen
    assert (method, path) == ("POST", f"http://chatgpt.com/.paravent/signaler/{REFERENCE}")
    assert (headers["host"], headers["sec-fetch-site"], body) == ("chatgpt.com", "none", said)


@pytest.mark.parametrize(
    ("code", "status", "told"),
    [
        ("too_many", Exit.REPORT_UNWRITTEN, "attendez"),
        ("journal_unwritable", Exit.REPORT_UNWRITTEN, "prévenez l'informatique"),
        ("journal_full", Exit.REPORT_UNWRITTEN, "prévenez l'informatique"),
        (None, Exit.PROXY_UNREACHABLE, "Aucun Paravent"),
    ],
)
def test_what_the_proxy_answers_is_said(code: str | None, status: Exit, told: str) -> None:
    with answering(code) as (port, _):
        assert _run(REFERENCE, "--port", str(port))[0] == status
        assert told in _run(REFERENCE, "--port", str(port))[1]


def test_where_nobody_listens_that_is_said() -> None:
    with closing(create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    status, output = _run(REFERENCE, "--port", str(port))
    assert (status, f"port {port}" in output) == (Exit.PROXY_UNREACHABLE, True)


@pytest.mark.parametrize("reference", ["", "00aa", f"{REFERENCE}0", "Mme Lefevre", "../../../etc/pass"])
def test_what_is_no_reference_is_sent_nowhere(reference: str) -> None:
    with answering("reported") as (port, seen):
        assert _run("--port", str(port), "--", reference)[0] == Exit.USAGE
    assert seen == []


def test_another_word_is_refused() -> None:
    assert _run(REFERENCE, "--said", "rien")[0] == Exit.USAGE
