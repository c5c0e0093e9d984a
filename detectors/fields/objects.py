"""Objects of JSON, of a Python dict or of FHIR XML, with the places of their strings; no need that they be valid."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from detectors.fields.markup import elements

type Span = tuple[int, int]

_TOKEN = regex.compile(
    r"\"((?:[^\"\\\n]|\\.){0,4000}+)\"(?=\s{0,40}(?:[,:\]}]|\Z))|\"([^\"\\\n]{1,400}+)\Z"
    r"|(?<=[\s{\[,:(])'((?:[^'\n]|'(?!\s{0,40}(?:[,:\]}]|\Z))){0,4000}+)'|[{}\[\]]"
)
_COLON = regex.compile(r"\s{0,40}:")
_OUTER_QUOTE = regex.compile(r"\"(?=(?:\s|\\[nrt]){0,40}[{\[](?:\s|\\[nrt]){0,40}\\)|(?<=[}\]](?:\s|\\[nrt]){0,40})\"")
_ESCAPED_QUOTE = regex.compile(r"\\+(?=\")|(?<=[{}\[\],])(?:\\[nrt])+")
_FARTHEST = 40


@dataclass(slots=True, eq=False)
class Node:
    """One object: the name that it stands under, the object around it, and the places of its strings."""

    name: str
    parent: "Node | None"
    strings: dict[str, list[Span]] = field(default_factory=dict)

    def ancestors(self) -> Iterator["Node"]:
        """Give the object itself, then those around it, as far as any format nests them."""
        node: Node | None = self
        for _ in range(_FARTHEST):
            if node is None:
                return
            yield node
            node = node.parent


class _Level(NamedTuple):
    node: Node
    list_of: str | None


def from_json(text: str) -> list[Node]:
    """Give the objects of a text; JSON inside a JSON string is read where it stands."""
    text = _unescaped(text)
    nodes = [Node("", None)]
    levels, key = [_Level(nodes[0], None)], ""
    for token in _TOKEN.finditer(text):
        node, list_of = levels[-1]
        mark = token[0]
        if mark in "{[":
            if mark == "{":
                node = Node(list_of or key, node)
                nodes.append(node)
            levels.append(_Level(node, (list_of or key) if mark == "[" else None))
            key = ""
        elif mark in "}]":
            del levels[max(len(levels) - 1, 1) :]
            key = ""
        elif _COLON.match(text, token.end()):
            key = token[token.lastindex].strip()
        else:
            node.strings.setdefault(list_of or key, []).append(token.span(token.lastindex))
    return nodes


def from_xml(text: str) -> list[Node]:
    """Give the elements of FHIR XML as objects: `<family value="…"/>` is a string of the element around it."""
    root = Node("", None)
    open_: list[Node] = [root]
    nodes = [root]
    for element in elements(text):
        del open_[len(element.path) :]
        parent = open_[-1]
        if "value" in element.attributes:
            parent.strings.setdefault(element.path[-1], []).append(element.attributes["value"])
        node = Node(element.path[-1], parent)
        nodes.append(node)
        open_.append(node)
    return nodes


def _unescaped(text: str) -> str:
    r"""Blank the backslashes of JSON inside a string, and the quotes around it; every place stays the same."""
    if '\\"' not in text:
        return text
    for expression in (_OUTER_QUOTE, _ESCAPED_QUOTE):
        text = expression.sub(lambda match: " " * len(match[0]), text)
    return text
