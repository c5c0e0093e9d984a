"""A small client of the YAML language server that editors embed: enough of LSP, over stdio, to ask what a person sees.

The server is the one locked in package-lock.json. It is told to fetch no catalogue of schemas, and its telemetry, which
goes to its client alone, ends here; were it to try and reach a network, it would knock at a closed port of this host.
"""

import itertools
import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SERVER = Path(__file__).parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
CARET = "‸"
"""Where somebody is typing, or where their pointer rests."""

type Json = Any  # what LSP carries is open by nature

_SETTINGS: dict[str, Json] = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
    },
    "http": {"proxy": "http://127.0.0.1:9", "proxyStrictSSL": True},
}
_CAPABILITIES: Json = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
    },
}
_KEY = 10
"""What LSP calls a Property, among the kinds of suggestions."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the list that an editor opens."""

    label: str
    documentation: str
    inserted: str
    is_key: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """What an editor underlines, on a line counted from one."""

    line: int
    message: str


class LanguageServer:
    """One server, asked one question at a time; the limit of the test ends a wait for an answer that never comes."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._numbers = itertools.count(1)
        self._configured = False
        self._remarks: dict[str, list[Remark]] = {}

    def start(self) -> None:
        """Introduce ourselves, and wait until the server has asked for its settings."""
        self._ask("initialize", {"processId": None, "rootUri": None, "locale": "fr", "capabilities": _CAPABILITIES})
        self._tell("initialized", {})
        while not self._configured:
            self._listen()

    def stop(self) -> None:
        """Leave politely."""
        self._ask("shutdown", None)
        self._tell("exit", None)

    def open(self, folder: Path, text: str) -> "Document":
        """Open a text that may hold a caret as a file of this folder, never saved.

        Each has its own name, for the server remembers by name and version what it has read.
        """
        uri = (folder / f"untitled-{next(self._numbers)}.yaml").as_uri()
        before, _, after = text.partition(CARET)
        item = {"uri": uri, "languageId": "yaml", "version": 1, "text": before + after}
        self._tell("textDocument/didOpen", {"textDocument": item})
        lines = before.split("\n")
        return Document(self, uri, len(lines) - 1, len(lines[-1]))

    def at(self, document: "Document", question: str) -> Json:
        """Ask a question about where the caret is."""
        position = {"line": document.line, "character": document.column}
        return self._ask(f"textDocument/{question}", {"textDocument": {"uri": document.uri}, "position": position})

    def remarks(self, document: "Document") -> list[Remark]:
        """What the server has found wrong in a file, once it has read it."""
        while document.uri not in self._remarks:
            self._listen()
        return self._remarks[document.uri]

    def _ask(self, method: str, params: Json) -> Json:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._listen()
            if "method" not in message and message["id"] == number:
                assert "error" not in message, message["error"]
                return message["result"]

    def _tell(self, method: str, params: Json) -> None:
        self._send({"method": method, "params": params})

    def _listen(self) -> Json:
        """Receive one message, and answer it when it is a question."""
        message = self._receive()
        match message.get("method"):
            case "textDocument/publishDiagnostics":
                found = message["params"]["diagnostics"]
                self._remarks[message["params"]["uri"]] = [
                    Remark(item["range"]["start"]["line"] + 1, item["message"]) for item in found
                ]
            case "workspace/configuration":
                settings = [_SETTINGS.get(item["section"]) for item in message["params"]["items"]]
                self._send({"id": message["id"], "result": settings})
                self._configured = True
            case str() if "id" in message:
                self._send({"id": message["id"], "result": None})
        return message

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _receive(self) -> Json:
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline()) != b"\r\n":
            assert line, f"the language server has left: {self._process.wait()}"
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        return json.loads(self._process.stdout.read(length))


@dataclass(frozen=True, slots=True)
class Document:
    """A text open in the editor, with a caret in it."""

    server: LanguageServer
    uri: str
    line: int
    column: int

    def suggestions(self) -> dict[str, Suggestion]:
        """What is offered at the caret, by label."""
        items = self.server.at(self, "completion")["items"]
        return {
            item["label"]: Suggestion(
                item["label"], _words(item.get("documentation")), item["insertText"], item["kind"] == _KEY
            )
            for item in items
        }

    def hover(self) -> str:
        """What is shown of what is under the caret."""
        answer = self.server.at(self, "hover")
        return _words(answer["contents"]) if answer else ""

    def remarks(self) -> list[Remark]:
        """What is underlined."""
        return self.server.remarks(self)


def _words(contents: Json) -> str:
    """Words as a person reads them: markdown escapes undone."""
    markdown = contents["value"] if isinstance(contents, dict) else contents or ""
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", markdown)


@contextmanager
def language_server() -> Iterator[LanguageServer]:
    """A server for the length of a block."""
    assert SERVER.is_file(), "run `make tests/editor/node_modules/.ready`"
    command = ["node", str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            server = LanguageServer(process)
            server.start()
            yield server
            server.stop()
        finally:
            process.kill()
