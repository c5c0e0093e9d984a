"""Content-Encoding undone, bounded and strict.

mitmproxy decodes without a limit, stops at the first gzip member and lets a client choose Python codecs; a
decoder that sees less than the service would is a way around detection. Here a body is either decoded to its
last byte within the limits, or refused.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

import brotli
import zstandard

from proxy.reasons import ReasonCode
from proxy.wire.errors import WireError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one body.

    Attributes:
        wire: Bytes as received.
        decoded: Bytes once decoded.
        ratio: Decoded bytes for one received byte, counted above `ratio_floor` decoded bytes.
        ratio_floor: Small bodies may compress as well as they like.
        layers: Encodings one over the other.
    """

    wire: int = 25_000_000
    decoded: int = 50_000_000
    ratio: int = 100
    ratio_floor: int = 1_000_000
    layers: int = 2

    def room(self, received: int) -> int:
        """Bytes that a layer may produce from `received` bytes."""
        return min(self.decoded, max(self.ratio_floor, received * self.ratio))


_CHUNK = 65_536
_MEMBERS = 100
"""Members of one gzip body, or frames of one zstd body: opening each costs as much as what is left to read."""


def decode(encodings: str, body: bytes, limits: Limits | None = None) -> bytes:
    """Undo `encodings`, the value of a Content-Encoding header (empty for none).

    Raises:
        WireError: too large, a bomb, an encoding that is not known, or bytes that do not decode to the end.
    """
    limits = limits or Limits()
    if len(body) > limits.wire:
        raise WireError(ReasonCode.TOO_LARGE)
    names = [name.strip().lower() for name in encodings.split(",") if name.strip()]
    layers = [name for name in names if name != "identity"]
    if len(layers) > limits.layers:
        raise WireError(ReasonCode.ENCODING_UNKNOWN)
    for name in reversed(layers):
        body = _decode_layer(name, body, limits.room(len(body)))
    return body


def _decode_layer(name: str, body: bytes, room: int) -> bytes:
    decoder = _DECODERS.get(name)
    if decoder is None:
        raise WireError(ReasonCode.ENCODING_UNKNOWN)
    if not body:
        return b""
    try:
        return decoder(body, room)
    except (zlib.error, brotli.error, zstandard.ZstdError, EOFError, ValueError):
        raise WireError(ReasonCode.ENCODING_INVALID) from None


def _inflate(body: bytes, room: int, window: int) -> tuple[bytes, bytes]:
    """One zlib stream: what it held, and the bytes after it."""
    inflater = zlib.decompressobj(window)
    out = inflater.decompress(body, room + 1)
    if len(out) > room:
        raise WireError(ReasonCode.DECOMPRESSION_BOMB)
    if not inflater.eof:
        raise EOFError
    return out, inflater.unused_data


def _gzip(body: bytes, room: int) -> bytes:
    """All members, each to its checksum; anything else after the last is refused."""
    out = bytearray()
    for _ in range(_MEMBERS):
        member, body = _inflate(body, room - len(out), zlib.MAX_WBITS | 16)
        out += member
        if not body:
            return bytes(out)
    raise WireError(ReasonCode.DECOMPRESSION_BOMB)


def _deflate(body: bytes, room: int) -> bytes:
    """With the zlib header as the RFC says, or raw as some clients do."""
    try:
        out, rest = _inflate(body, room, zlib.MAX_WBITS)
    except zlib.error:
        out, rest = _inflate(body, room, -zlib.MAX_WBITS)
    if rest:
        raise EOFError
    return out


def _brotli(body: bytes, room: int) -> bytes:
    decompressor = brotli.Decompressor()
    out = bytearray(decompressor.process(body, output_buffer_limit=_CHUNK))
    while not decompressor.is_finished():
        if len(out) > room:
            raise WireError(ReasonCode.DECOMPRESSION_BOMB)
        piece = decompressor.process(b"", output_buffer_limit=_CHUNK)
        if not piece and decompressor.can_accept_more_data():
            raise EOFError
        out += piece
    if len(out) > room:
        raise WireError(ReasonCode.DECOMPRESSION_BOMB)
    return bytes(out)


def _zstd(body: bytes, room: int) -> bytes:
    """All frames, with a window that no honest client exceeds (8 MB, RFC 9659)."""
    out = bytearray()
    decompressor = zstandard.ZstdDecompressor(max_window_size=2**23)
    for _ in range(_MEMBERS):
        body = _zstd_frame(decompressor, body, room, out)
        if not body:
            return bytes(out)
    raise WireError(ReasonCode.DECOMPRESSION_BOMB)


def _zstd_frame(decompressor: zstandard.ZstdDecompressor, body: bytes, room: int, out: bytearray) -> bytes:
    """Add what one frame holds to `out`, and give the bytes after it."""
    frame, at = decompressor.decompressobj(), 0
    while not frame.eof:
        piece = body[at : at + _ZSTD_STEP]
        if not piece:
            raise EOFError
        out += frame.decompress(piece)
        at += len(piece)
        if len(out) > room:
            raise WireError(ReasonCode.DECOMPRESSION_BOMB)
    return frame.unused_data + body[at:]


_ZSTD_STEP = 64
"""Received bytes fed at a time: zstd expands at most a block (128 kB) for three, so the bound is kept closely."""

_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
