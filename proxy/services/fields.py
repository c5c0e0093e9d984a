"""The vocabulary in which a service declares its wire format: which leaf is what.

A pattern is a dotted path: `messages.*.content.*.text`. `*` stands for one step (a position or a key), `**` for
any number of steps, none included. The first field that matches decides; a leaf that no field matches is unknown
and is judged without being rewritten.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from policies.facts import Obstacle
from proxy.prompt import Path, Role
from proxy.services import shapes

type Shape = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a person: judged, and rewritten where `writable`. `nested` text may hold JSON."""

    pattern: str
    role: Role | None = None
    writable: bool = True
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Meta:
    """Metadata of the service: passes when it has the declared shape, is judged when it has not."""

    pattern: str
    shape: Shape = shapes.token


@dataclass(frozen=True, slots=True)
class Media:
    """Bytes in text: an image, a sound, a document. Never readable; judged too where it holds more than bytes."""

    pattern: str
    obstacle: Obstacle


type Field = Text | Meta | Media


def holds_numbers(field: Field | None) -> bool:
    """Whether rows of numbers are at home there: in metadata, and in data of any form, such as a tool's arguments."""
    return isinstance(field, Meta) or (isinstance(field, Text) and field.pattern.endswith("**"))


class Fields:
    """A wire format's fields, looked up by path."""

    def __init__(self, *fields: Field) -> None:
        self._fields = [(field, _steps(field.pattern)) for field in fields]
        self.vocabulary = frozenset(step for _, steps in self._fields for step in steps) - {"*", "**"}
        self._lookup = lru_cache(maxsize=4096)(self._find)

    def __add__(self, other: "Fields") -> "Fields":
        return Fields(*(f for f, _ in self._fields), *(f for f, _ in other._fields))

    def lookup(self, path: Path) -> Field | None:
        """The field that declares the leaf at `path`, or None.

        Keys that no pattern spells are all one to it: a thousand unknown keys cost no more than one.
        """
        return self._lookup(tuple(step if step in self.vocabulary else "*" for step in path))

    def _find(self, path: Path) -> Field | None:
        return next((field for field, steps in self._fields if _matches(steps, path)), None)


def matches(pattern: str, path: Path) -> bool:
    """Whether `path` is one that `pattern` names."""
    return _matches(_steps(pattern), tuple("*" if isinstance(step, int) else step for step in path))


@lru_cache(maxsize=1024)
def _steps(pattern: str) -> tuple[str, ...]:
    return tuple(pattern.split(".")) if pattern else ()


def _matches(pattern: tuple[str, ...], path: Path) -> bool:
    if not pattern:
        return not path
    head, rest = pattern[0], pattern[1:]
    if head == "**":
        return any(_matches(rest, path[i:]) for i in range(len(path) + 1))
    return bool(path) and head in ("*", path[0]) and _matches(rest, path[1:])
