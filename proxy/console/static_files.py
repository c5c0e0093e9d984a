"""Style sheets, one script and the icon: read once, served from memory, asked again only to hear « unchanged »."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from proxy.console import refusals

FOLDER = Path(__file__).parent / "static"

_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes = field(repr=False)
    kind: str
    tag: str


def routes() -> list[Route]:
    """One route, to the files of the folder and nothing else: a name is looked up, never opened."""
    files = {path.name: _read(path) for path in FOLDER.iterdir() if path.suffix in _KINDS}

    async def give(request: Request) -> Response:
        return _answer(files, request)

    return [Route("/static/{name}", give, methods=["GET"], name="static")]


def _read(path: Path) -> _File:
    content = path.read_bytes()
    return _File(content, _KINDS[path.suffix], f'"{sha256(content).hexdigest()[:32]}"')


def _answer(files: Mapping[str, _File], request: Request) -> Response:
    file = files.get(request.path_params["name"])
    if file is None:
        return refusals.UNKNOWN_PAGE.response()
    headers = {"etag": file.tag, "cache-control": "private, no-cache"}
    if request.headers.get("if-none-match") == file.tag:
        return Response(status_code=304, headers=headers)
    return Response(file.content, media_type=file.kind, headers=headers)
