"""Placeholders put back in the events of a streamed answer, each event being one JSON value."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from proxy.prompt import Path
from proxy.restoration.text import Dictionary, TextRestorer, escaped, plain, restore
from proxy.services.fields import matches
from proxy.services.wire_format import Answer
from proxy.wire.tree import replaced, strings
from proxy.wire.types import Tree

type Key = tuple[Path, tuple[Tree, ...]]

_DISCRIMINATORS = ("index", "output_index", "content_index", "item_id", "messageId")
"""What tells two texts apart that arrive at the same leaf of their events."""


@dataclass(slots=True)
class _Text[Origin]:
    restorer: TextRestorer
    event: Tree
    path: Path
    origin: Origin


class EventRestorer[Origin]:
    """One streamed answer. Feed it events, each with where it came from; it gives back those to send on."""

    def __init__(self, answer: Answer, dictionary: Dictionary) -> None:
        self._answer = answer
        self._dictionary = dictionary
        self._texts: dict[Key, _Text[Origin]] = {}
        self._pointer: Tree = None

    def feed(self, event: Tree, origin: Origin) -> Iterator[tuple[Tree, Origin]]:
        """The event restored, preceded by what was held back where it ends the texts under way."""
        ends = self._answer.ends(event)
        moved = self._moves(event)
        changes: dict[Path, str] = {}
        fed: set[Key] = set()
        for path, text in strings(event):
            if any(matches(pattern, path) for pattern in self._answer.frozen):
                continue
            if self._is_delta(path):
                key = self._key(event, path)
                restorer = self._restorer(key, event, path, origin)
                changes[path] = restorer.feed(text) + (restorer.finish() if ends else "")
                fed.add(key)
            else:
                changes[path] = restore(text, self._dictionary, self._writer(event, path))
        if ends or moved:
            yield from self.finish(but=fed)
        yield replaced(event, changes), origin

    def finish(self, but: set[Key] | None = None) -> Iterator[tuple[Tree, Origin]]:
        """Events for what is still held back, copies of the last one of each text."""
        for key, text in self._texts.items():
            if text.restorer.held and key not in (but or ()):
                yield replaced(text.event, {text.path: text.restorer.finish()}), text.origin

    def _moves(self, event: Tree) -> bool:
        """Whether the event turns to another text than the one before."""
        named = event.get(self._answer.pointer) if isinstance(event, dict) and self._answer.pointer else None
        before = self._pointer
        self._pointer = named or before
        return self._pointer != before

    def _key(self, event: Tree, path: Path) -> Key:
        return (() if self._answer.joined else path), (self._pointer, *_discriminators(event, path))

    def _is_delta(self, path: Path) -> bool:
        return any(matches(pattern, path) for pattern in self._answer.deltas)

    def _restorer(self, key: Key, event: Tree, path: Path, origin: Origin) -> TextRestorer:
        """The text that a delta continues, which remembers where it was last seen."""
        under_way = self._texts.get(key)
        restorer = under_way.restorer if under_way else TextRestorer(self._dictionary, self._writer(event, path))
        self._texts[key] = _Text(restorer, event, path, origin)
        return restorer

    def _writer(self, event: Tree, path: Path) -> Callable[[str], str]:
        kind = event.get("type") if isinstance(event, dict) else None
        nested = kind in self._answer.nested_types or any(matches(p, path) for p in self._answer.nested)
        return escaped if nested else plain


def _discriminators(event: Tree, path: Path) -> Iterator[Tree]:
    """The values, along `path`, of the keys that tell texts apart."""
    node = event
    for step in (*path, None):
        if isinstance(node, dict):
            yield from (node[name] for name in _DISCRIMINATORS if isinstance(node.get(name), str | int))
            node = node.get(step) if isinstance(step, str) else None
        elif isinstance(node, list) and isinstance(step, int):
            node = node[step]
