"""URL-encoded forms and request targets, percent-decoding done once and strictly."""

import re
from urllib.parse import quote_plus, unquote_to_bytes

from proxy.reasons import ReasonCode
from proxy.wire.errors import WireError
from proxy.wire.types import Tree

_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
MAX_FIELDS = 5_000


def loads(data: bytes) -> Tree:
    """Read `a=1&b=2` as a list of [name, value] pairs, order and repetition kept.

    Raises:
        WireError: not ASCII, a percent sign that encodes nothing, not UTF-8 once decoded, too many fields.
    """
    try:
        text = data.decode("ascii")
    except UnicodeDecodeError:
        raise WireError(ReasonCode.UNICODE_INVALID) from None
    return pairs(text)


def pairs(text: str) -> Tree:
    """The fields of a form or a query string."""
    fields = [field.partition("=") for field in text.split("&") if field]
    if len(fields) > MAX_FIELDS:
        raise WireError(ReasonCode.TOO_LARGE)
    return [[unquote(name, plus=True), unquote(value, plus=True)] for name, _, value in fields]


def dumps(tree: Tree) -> bytes:
    """Write [name, value] pairs back."""
    assert isinstance(tree, list)  # noqa: S101 - the form that `pairs` made
    return "&".join(f"{quote_plus(str(p[0]))}={quote_plus(str(p[1]))}" for p in tree if isinstance(p, list)).encode()


def target(path: str) -> Tree:
    """A request target as `{"path": [...], "query": [[name, value], ...]}`."""
    route, _, query = path.partition("?")
    return {"path": [unquote(part) for part in route.split("/") if part], "query": pairs(query)}


def unquote(text: str, *, plus: bool = False) -> str:
    """Percent-decode once; `plus` reads + as a space."""
    if _STRAY_PERCENT.search(text):
        raise WireError(ReasonCode.ENCODING_INVALID)
    try:
        return unquote_to_bytes(text.replace("+", " ") if plus else text).decode("utf-8")
    except UnicodeDecodeError:
        raise WireError(ReasonCode.UNICODE_INVALID) from None
