"""What is planted in requests of every fate, and looked for wherever the product may have written."""

import base64
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from pypdf import PdfReader

from tests.wire.kit import CHAT, asking


def _syllables(count: int) -> str:
    return "".join(secrets.choice("bdfgklmnprstvz") + secrets.choice("aéio") for _ in range(count))


def _number() -> str:
    """A NIR with its right key, of a commune that does not exist (INSEE: 75 has no 990)."""
    body = f"2850375990{secrets.randbelow(900) + 100}"
    return f"{body}{97 - int(body) % 97:02d}"


@dataclass(frozen=True)
class Canary:
    """What is planted; its representation hides nothing, for a test that fails must show it."""

    name: str
    number: str
    word: str

    @property
    def parts(self) -> tuple[str, ...]:
        return (self.name, self.number, self.word)

    @classmethod
    def new(cls) -> "Canary":
        return cls(_syllables(6).title(), _number(), _syllables(6))  # long enough that no key looks like them

    def found_in(self, held: Mapping[str, bytes]) -> list[tuple[str, str]]:
        """Names of what holds a part of it, and which."""
        return [(name, part) for name, content in held.items() for part in self.parts if holds(content, part)]


@dataclass(frozen=True)
class Fate:
    """A request, and the status that it gets."""

    label: str
    status: int
    method: str
    url: str
    content: bytes = b""
    headers: Mapping[bytes, bytes] = field(default_factory=dict)


def fates(canary: Canary) -> Iterator[Fate]:
    letter = f"Écris une invitation à Mme {canary.name}, NIR {canary.number}, sur le thème du mot {canary.word}."
    story = f"Ma patiente de la chambre 214 refuse le {canary.word} ce matin, comment la convaincre ?"
    body = asking(letter)
    page = {b"accept": b"text/html"}
    yield Fate("allowed", 200, "POST", CHAT, content=asking(f"Que veut dire le mot {canary.word} ?"))
    yield Fate("redacted", 200, "POST", CHAT, content=body)
    yield Fate("blocked", 403, "POST", CHAT, content=asking(story))
    yield Fate("JSON cut short", 400, "POST", CHAT, content=body[:-2])
    yield Fate("the same key twice", 400, "POST", CHAT, content=b'{"messages": 1,' + body[1:])
    yield Fate("half a surrogate", 400, "POST", CHAT, content=body.replace(b"invitation", rb"\ud800"))
    yield Fate("no UTF-8", 400, "POST", CHAT, content=body + b"\xff")
    yield Fate("no gzip", 400, "POST", CHAT, content=body, headers={b"content-encoding": b"gzip"})
    yield Fate("no encoding", 415, "POST", CHAT, content=body, headers={b"content-encoding": canary.number.encode()})
    yield Fate("no form", 400, "POST", CHAT, content=body, headers={b"content-type": b"multipart/form-data"})
    yield Fate("a header", 403, "POST", CHAT, content=asking("Bonjour"), headers={b"x-title": letter.encode()})
    yield Fate("another host", 421, "POST", CHAT, content=body, headers={b"host": f"{canary.number}.fr".encode()})
    yield Fate("an address", 403, "GET", f"https://chatgpt.com/?q={quote(letter)}", headers=page)
    yield Fate("a path", 403, "GET", f"https://chatgpt.com/{quote(letter)}", headers=page)
    yield Fate("a broken address", 400, "GET", f"https://chatgpt.com/{canary.number}%C3?%ff", headers=page)


def disguises(text: str) -> Iterator[bytes]:
    """The same text as a sink might hold it."""
    raw = text.encode()
    yield raw
    yield text.encode("utf-16-le")
    yield text.encode("latin-1")
    yield raw.hex().encode()
    yield quote(text).encode()
    yield json.dumps(text)[1:-1].encode()
    yield text[::-1].encode()
    for shift in range(3):  # base64 of a longer text holds it in one of three ways
        yield base64.b64encode(b"\0" * shift + raw)[4 if shift else 0 : -4]


def held(folder: Path) -> dict[str, bytes]:
    """Every file under `folder`, and its own name."""
    return {str(path): str(path).encode() + path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def holds(content: bytes, text: str) -> bool:
    lowered = content.lower()
    return any(form.lower() in lowered for form in disguises(text))


def read_pdf(pdf: bytes) -> bytes:
    """A PDF, and beside it what it says."""
    said = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "Paravent" in said
    return pdf + said.encode()
