"""A request body opened to a tree of leaves, by what it is rather than by what it claims where the two differ."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from policies.facts import Obstacle
from proxy.prompt import Path
from proxy.reasons import ReasonCode
from proxy.wire import forms, multipart_form, strict_json
from proxy.wire.errors import WireError
from proxy.wire.media import Media
from proxy.wire.tree import replaced
from proxy.wire.types import Binary, Tree


@dataclass(frozen=True, slots=True)
class Body:
    """A body that was understood to its last byte.

    Attributes:
        tree: What it holds.
        write: Serialises a tree of the same form.
        original: The bytes received, where they may be forwarded when nothing changed (their grammar leaves
            no room for a second reading); None where the body is always written anew.
    """

    tree: Tree = field(repr=False)
    write: Callable[[Tree], bytes] = field(repr=False)
    original: bytes | None = field(default=None, repr=False)

    def encode(self, changes: Mapping[Path, str]) -> bytes:
        """The body with the leaves at the given paths replaced."""
        if not changes and self.original is not None:
            return self.original
        return self.write(replaced(self.tree, changes))


def read(content_type: str, data: bytes) -> Body:
    """Open a decoded body.

    Raises:
        WireError: it claims a form that it does not have, or could be read in two ways.
    """
    media = Media.parse(content_type)
    if not data:
        return Body(None, lambda _: b"", b"")
    if media.type in _READERS:
        return _READERS[media.type](media, data)
    if media.is_json:
        return _json(media, data)
    if media.obstacle is not None:
        return _binary(media, data)
    return _sniffed(media, data)


def _json(media: Media, data: bytes) -> Body:
    if media.charset not in ("", "utf-8", "utf8"):
        raise WireError(ReasonCode.UNICODE_INVALID)
    return Body(strict_json.loads(data), lambda tree: strict_json.dumps(tree).encode(), data)


def _lines(media: Media, data: bytes) -> Body:
    return Body(strict_json.loads_lines(data), _write_lines, data)


def _write_lines(tree: Tree) -> bytes:
    assert isinstance(tree, list)  # noqa: S101 - the form that `_lines` made
    return b"".join(strict_json.dumps(line).encode() + b"\n" for line in tree)


def _text(media: Media, data: bytes) -> Body:
    return Body(media.decode(data), lambda tree: media.encode(str(tree)), data)


def _text_or_json(media: Media, data: bytes) -> Body:
    """Some pages send JSON as text/plain to spare a pre-flight request."""
    if data.lstrip()[:1] not in (b"{", b"["):
        return _text(media, data)
    try:
        return _json(media, data)
    except WireError as error:
        if error.reason is not ReasonCode.JSON_INVALID:
            raise
        return _text(media, data)


def _sniffed(media: Media, data: bytes) -> Body:
    """No type, or one that says nothing: JSON or text where the bytes are that, else bytes."""
    try:
        return _text_or_json(media, data)
    except WireError as error:
        if error.reason is not ReasonCode.UNICODE_INVALID:
            raise
        return _binary(media, data)


def _binary(media: Media, data: bytes) -> Body:
    obstacle = media.obstacle or Obstacle.BINARY
    return Body(Binary(data, obstacle), lambda _: data, data)


def _form(_: Media, data: bytes) -> Body:
    return Body(forms.loads(data), forms.dumps, data)


def _multipart(media: Media, data: bytes) -> Body:
    parts = multipart_form.loads(media.boundary, data)
    return Body(parts, lambda tree: multipart_form.dumps(media.boundary, tree))


_READERS: dict[str, Callable[[Media, bytes], Body]] = {
    "application/x-www-form-urlencoded": _form,
    "multipart/form-data": _multipart,
    "application/x-ndjson": _lines,
    "application/jsonl": _lines,
    "text/plain": _text_or_json,
}
