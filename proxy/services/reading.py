"""From a decoded body to a Prompt, by the service's declared fields: every leaf is accounted for."""

from dataclasses import dataclass, field
from functools import lru_cache

from policies.facts import Obstacle
from proxy.prompt import Path, Prompt, Role, Segment, Unreadable
from proxy.services import fields as f
from proxy.services import shapes
from proxy.wire.tree import opened
from proxy.wire.types import Binary, Tree

_LONG_NUMBER = 10**8
"""Numbers of nine digits and more are judged: a NIR, an IPP or a phone written as a JSON number."""

_NIR = 10**14
"""Numbers of fifteen digits are judged in metadata too: a NIR with its key; times in milliseconds have thirteen."""

_TOKEN_IDS = 4
"""So many whole numbers in a row where words are expected are words already cut into tokens."""

_ROLES = {
    "user": Role.USER,
    "human": Role.USER,
    "assistant": Role.ASSISTANT,
    "model": Role.ASSISTANT,
    "system": Role.SYSTEM,
    "developer": Role.SYSTEM,
    "tool": Role.TOOL,
    "function": Role.TOOL,
}


@dataclass
class _Reader:
    fields: f.Fields
    segments: list[Segment] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    unknown: int = 0

    def walk(self, node: Tree, path: Path, role: Role) -> None:
        match node:
            case dict():
                self._object(node, path, _role_of(node) or role)
            case list():
                self._array(node, path, role)
            case str():
                self._string(node, path, role)
            case Binary():
                self.unreadable.append(Unreadable(path, node.obstacle))
            case bool() | None:
                pass
            case int() | float():
                self._number(node, path)

    def _object(self, node: dict[str, Tree], path: Path, role: Role) -> None:
        for key, child in node.items():
            if key not in self.fields.vocabulary and not _is_short_number(key):
                self.segments.append(Segment((*path, key), Role.KEY, key, writable=False))
            self.walk(child, (*path, key), role)

    def _array(self, node: list[Tree], path: Path, role: Role) -> None:
        if _is_token_ids(node) and not f.holds_numbers(self.fields.lookup((*path, 0))):
            self.unreadable.append(Unreadable(path, Obstacle.TOKEN_IDS))
            return
        for i, child in enumerate(node):
            self.walk(child, (*path, i), role)

    def _number(self, node: float, path: Path) -> None:
        shortest = _NIR if isinstance(self.fields.lookup(path), f.Meta) else _LONG_NUMBER
        if abs(node) >= shortest:
            digits = format(int(node) if node == int(node) else node)
            self.segments.append(Segment(path, Role.UNKNOWN, digits, writable=False))

    def _string(self, text: str, path: Path, role: Role) -> None:
        match self.fields.lookup(path):
            case f.Text() as declared:
                self._text(declared, text, path, declared.role or role)
            case f.Meta(shape=shape):
                if not shape(text):
                    self.segments.append(Segment(path, Role.UNKNOWN, text, writable=False))
            case f.Media(obstacle=obstacle):
                self._media(text, path, obstacle)
            case _:
                self.unknown += 1
                self.segments.append(Segment(path, Role.UNKNOWN, text, writable=False))

    def _media(self, text: str, path: Path, obstacle: Obstacle) -> None:
        if shapes.prose(text):  # some services take a document's plain text where others take its bytes
            self.segments.append(Segment(path, Role.USER, text))
            return
        if text:
            self.unreadable.append(Unreadable(path, obstacle))
        if not shapes.encoded(text):
            self.segments.append(Segment(path, Role.UNKNOWN, text, writable=False))

    def _text(self, declared: f.Text, text: str, path: Path, role: Role) -> None:
        nested = opened(text) if declared.nested else None
        if nested is None:
            self.segments.append(Segment(path, role, text, declared.writable))
            return
        inside = _Reader(_inside(role, declared.writable))
        inside.walk(nested.inside, (), role)
        self.segments += [_under(path, segment) for segment in inside.segments]
        self.unreadable += [Unreadable(path + u.path, u.obstacle) for u in inside.unreadable]


@lru_cache
def _inside(role: Role, writable: bool) -> f.Fields:
    """The fields of JSON held by a string: words of whoever wrote the string, all the way down."""
    return f.Fields(f.Text("**", role, writable, nested=True))


def _under(path: Path, segment: Segment) -> Segment:
    return Segment(path + segment.path, segment.role, segment.text, segment.writable)


def _is_token_ids(node: list[Tree]) -> bool:
    return len(node) >= _TOKEN_IDS and all(type(item) is int for item in node)


def _is_short_number(key: str) -> bool:
    """Ids of a model's vocabulary, positions in a batch: no more judged as keys than numbers are as values."""
    return key.isdecimal() and len(key) < len(str(_LONG_NUMBER))


def _role_of(node: dict[str, Tree]) -> Role | None:
    """Who speaks in a message object: `{"role": "user"}` or `{"author": {"role": "user"}}`."""
    author = node.get("author")
    value = author.get("role") if isinstance(author, dict) else node.get("role")
    return _ROLES.get(value) if isinstance(value, str) else None


def read(service: str, fields: f.Fields, tree: Tree, conversation: str | None = None) -> Prompt:
    """Account for every leaf of `tree`."""
    reader = _Reader(fields)
    reader.walk(tree, (), Role.USER)
    segments = tuple(segment for segment in reader.segments if _says_something(segment))
    return Prompt(service, segments, tuple(reader.unreadable), reader.unknown, conversation)


def _says_something(segment: Segment) -> bool:
    return any(map(str.isalnum, segment.text))
