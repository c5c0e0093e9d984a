"""JSON read so that no other reader can see something else in it.

Python keeps the last of duplicate keys, accepts NaN, lone surrogates, a BOM and any depth; a service may not.
"""

import json
from math import isfinite
from typing import Never

from proxy.reasons import ReasonCode
from proxy.wire.errors import WireError
from proxy.wire.types import Tree

MAX_DEPTH = 64
MAX_LEAVES = 50_000


def loads(data: bytes) -> Tree:
    """Read one JSON value from UTF-8 bytes.

    Raises:
        WireError: not JSON, not UTF-8, a duplicate key, a lone surrogate, too deep or too many leaves.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise WireError(ReasonCode.UNICODE_INVALID) from None
    return loads_text(text)


def loads_text(text: str) -> Tree:
    """Read one JSON value from text. Same refusals as `loads`."""
    tree = _parse(text)
    _check(tree)
    return tree


def loads_lines(data: bytes) -> list[Tree]:
    """Read one JSON value a line, blank lines left out. Same refusals as `loads`, for all lines together."""
    lines = [line for line in data.splitlines() if line.strip()]
    if len(lines) > MAX_LEAVES:
        raise WireError(ReasonCode.TOO_LARGE)
    trees = [loads(line) for line in lines]
    _check(trees)
    return trees


def _parse(text: str) -> Tree:
    try:
        tree: Tree = _DECODER.decode(text)
    except RecursionError:
        raise WireError(ReasonCode.JSON_TOO_DEEP) from None
    except ValueError:
        raise WireError(ReasonCode.JSON_INVALID) from None
    return tree


def dumps(tree: Tree) -> str:
    """Write a tree compactly, accents as they are."""
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _pairs(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise WireError(ReasonCode.JSON_DUPLICATE_KEY)
    return found


def _constant(_: str) -> Never:
    raise WireError(ReasonCode.JSON_INVALID)


_DECODER = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_constant)


def _check(tree: Tree) -> None:
    """Bound depth and leaves, and demand text that UTF-8 can carry, without recursion."""
    pending: list[tuple[Tree, int]] = [(tree, 0)]
    leaves = 0
    while pending:
        node, depth = pending.pop()
        if depth > MAX_DEPTH:
            raise WireError(ReasonCode.JSON_TOO_DEEP)
        match node:
            case dict():
                pending += [(child, depth + 1) for child in node.values()]
                for key in node:
                    _encodable(key)
            case list():
                pending += [(child, depth + 1) for child in node]
            case str():
                _encodable(node)
            case float() if not isfinite(node):
                raise WireError(ReasonCode.JSON_INVALID)
        leaves += 1
        if leaves > MAX_LEAVES:
            raise WireError(ReasonCode.TOO_LARGE)


def _encodable(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise WireError(ReasonCode.UNICODE_INVALID) from None
