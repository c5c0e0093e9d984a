"""multipart/form-data, always written anew: preambles, odd headers and second readings do not survive."""

from multipart import (
    MultipartError,
    MultipartSegment,
    PushMultipartParser,
    content_disposition_quote,
)

from policies.facts import Obstacle
from proxy.reasons import ReasonCode
from proxy.wire.errors import WireError
from proxy.wire.media import Media
from proxy.wire.types import Binary, Tree

MAX_PARTS = 1_000


def loads(boundary: str, data: bytes) -> Tree:
    """Read the parts as `{"name", "filename", "type", "content"}`, content being text, or bytes that hold none.

    Raises:
        WireError: incomplete, malformed, or with an encoding of its own inside.
    """
    parts: list[Tree] = []
    try:
        with PushMultipartParser(
            boundary, content_length=len(data), max_segment_count=MAX_PARTS, strict=True
        ) as parser:
            content = bytearray()
            for event in parser.parse(data):
                if isinstance(event, MultipartSegment):
                    segment, content = event, bytearray()
                elif event is None:
                    parts.append(_part(segment, bytes(content)))
                else:
                    content += event
    except (MultipartError, UnicodeError, ValueError):
        raise WireError(ReasonCode.BODY_UNREADABLE) from None
    return parts


def _part(segment: MultipartSegment, content: bytes) -> Tree:
    if segment.header("content-transfer-encoding", "binary").lower() not in ("binary", "8bit", "7bit"):
        raise WireError(ReasonCode.ENCODING_UNKNOWN)
    declared = segment.header("content-type", "")
    return {
        "name": segment.name,
        "filename": segment.filename,
        "type": declared or None,
        "content": _content(Media.parse(declared), content, is_file=segment.filename is not None),
    }


def _content(media: Media, content: bytes, *, is_file: bool) -> Tree:
    """Fields are text; files are text only when they say so and are."""
    if media.obstacle is not None:
        return Binary(content, media.obstacle)
    if is_file and not (media.is_text or media.is_json):
        return Binary(content, Obstacle.FILE)
    try:
        return media.decode(content)
    except WireError:
        return Binary(content, Obstacle.FILE if is_file else Obstacle.BINARY)


def dumps(boundary: str, tree: Tree) -> bytes:
    """Write the parts back with the same boundary."""
    out = bytearray()
    for part in tree if isinstance(tree, list) else []:
        assert isinstance(part, dict)  # noqa: S101 - the form that `loads` made
        out += f"--{boundary}\r\n".encode() + _head(part) + b"\r\n\r\n" + _bytes(part) + b"\r\n"
    return bytes(out) + f"--{boundary}--\r\n".encode()


def _head(part: dict[str, Tree]) -> bytes:
    head = f"Content-Disposition: form-data; name={content_disposition_quote(str(part['name']))}"
    if part["filename"] is not None:
        head += f"; filename={content_disposition_quote(str(part['filename']))}"
    if part["type"] is not None:
        head += f"\r\nContent-Type: {part['type']}"
    return head.encode()


def _bytes(part: dict[str, Tree]) -> bytes:
    content = part["content"]
    return content.data if isinstance(content, Binary) else Media.parse(str(part["type"] or "")).encode(str(content))
