"""Placeholders put back in the events of a streamed answer, each event being one JSON value."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from proxy.prompt import Path
from proxy.redaction.ledger import Ledger
from proxy.restoration.text import TextRestorer, escaped, plain, restore
from proxy.services.fields import matches
from proxy.services.wire_format import Answer
from proxy.wire.tree import replaced, strings
from proxy.wire.types import Tree

type Key = tuple[Path, tuple[Tree, ...]]

_DISCRIMINATORS = ("index", "output_index", "content_index", "item_id", "messageId", "thought", "path")
"""What tells two texts apart that arrive at the same leaf of their events."""

_ELEMENT = re.compile(r"(?:/.*)?/\d+")
"""The part of a JSON pointer that names an element: `/contentChunks/0` and `/contentChunks/0/text` are one text."""


@dataclass(slots=True)
class _Held[Origin]:
    """What a text holds back, and the last event that carried a piece of it, emptied of all pieces, to tell it in."""

    restorer: TextRestorer
    event: Tree
    path: Path
    origin: Origin


class EventRestorer[Origin]:
    """One streamed answer. Feed it events, each with where it came from; it gives back those to send on."""

    def __init__(self, answer: Answer, ledger: Ledger) -> None:
        self._answer = answer
        self._ledger = ledger
        self._restorers: dict[Key, TextRestorer] = {}
        self._held: dict[Key, _Held[Origin]] = {}
        self._pointer: Tree = None

    def feed(self, event: Tree, origin: Origin) -> Iterator[tuple[Tree, Origin]]:
        """The event restored, preceded by what was held back where it ends the texts under way.

        Where nothing changes, the very same object comes back.
        """
        ends, moved = self._answer.ends(event), self._moves(event)
        changes: dict[Path, str] = {}
        pieces: dict[Path, Key] = {}
        for path, text in strings(event):
            if any(matches(pattern, path) for pattern in self._answer.frozen):
                continue
            if any(matches(pattern, path) for pattern in self._answer.deltas):
                pieces[path] = self._key(event, path)
                shown = self._feed(pieces[path], text, self._writer(event, path), ends=ends)
            else:
                shown = restore(text, self._ledger, self._writer(event, path))
            if shown != text:
                changes[path] = shown
        if ends or moved:
            yield from self.finish(but=frozenset(pieces.values()))
        yield replaced(event, changes), origin
        self._hold(replaced(event, changes | dict.fromkeys(pieces, "")), pieces, origin)

    def finish(self, but: frozenset[Key] = frozenset()) -> Iterator[tuple[Tree, Origin]]:
        """Events for what is still held back."""
        for key in [key for key in self._held if key not in but]:
            held = self._held.pop(key)
            yield replaced(held.event, {held.path: held.restorer.finish()}), held.origin

    def _feed(self, key: Key, text: str, write: Callable[[str], str], *, ends: bool) -> str:
        restorer = self._restorers.setdefault(key, TextRestorer(self._ledger, write))
        return restorer.feed(text) + (restorer.finish() if ends else "")

    def _hold(self, emptied: Tree, pieces: dict[Path, Key], origin: Origin) -> None:
        for path, key in pieces.items():
            self._held.pop(key, None)
            if self._restorers[key].held:
                self._held[key] = _Held(self._restorers[key], emptied, path, origin)

    def _moves(self, event: Tree) -> bool:
        """Whether the event turns to another text than the one before."""
        named = event.get(self._answer.pointer) if isinstance(event, dict) and self._answer.pointer else None
        before = self._pointer
        self._pointer = named or before
        return self._pointer != before

    def _key(self, event: Tree, path: Path) -> Key:
        return (() if self._answer.joined else path), (self._pointer, *_discriminators(event, path))

    def _writer(self, event: Tree, path: Path) -> Callable[[str], str]:
        kind = event.get("type") if isinstance(event, dict) else None
        nested = kind in self._answer.nested_types or any(matches(p, path) for p in self._answer.nested)
        return escaped if nested else plain


def _discriminators(event: Tree, path: Path) -> Iterator[Tree]:
    """The values, along `path`, of the keys that tell texts apart."""
    node = event
    for step in (*path, None):
        if isinstance(node, dict):
            yield from (_element(node[name]) for name in _DISCRIMINATORS if isinstance(node.get(name), str | int))
            node = node.get(step) if isinstance(step, str) else None
        elif isinstance(node, list) and isinstance(step, int):
            node = node[step]


def _element(value: Tree) -> Tree:
    pointer = _ELEMENT.match(value) if isinstance(value, str) else None
    return pointer[0] if pointer else value
