"""A YAML text as entries (keys with their values, items of lists), each with the comments that go with it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import yaml

from policies.comments import Comment, comments


@dataclass(slots=True)
class Entry:
    """One key with its value, or one item.

    Attributes:
        key: As written; empty for an item.
        name: By which the schema finds it.
        node: Its value.
        begin: First code point of its key or dash.
        line: Of its key or dash, from 0.
        column: Of its key or dash, from 0.
        parent: The entry whose value it stands in.
        children: Its value's own entries, where that is a block; a value between braces or brackets has none.
        before: Comments above it.
        beside: Comments on its line.
        after: Comments below it that are indented like it, and deeper than what follows.
        inside: Whether comments stand between its braces or brackets: such a value stays as it is written.
    """

    key: str
    name: str | int
    node: yaml.Node
    begin: int
    line: int
    column: int
    parent: "Entry | None" = None
    children: list["Entry"] = field(default_factory=list)
    before: list[Comment] = field(default_factory=list)
    beside: list[Comment] = field(default_factory=list)
    after: list[Comment] = field(default_factory=list)
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A whole text.

    Attributes:
        text: As it was written.
        entries: Of its root.
        footer: Comments below everything.
    """

    text: str
    entries: list[Entry]
    footer: list[Comment]


def page(text: str) -> Page:
    """Read a text that can be composed and whose root is a mapping."""
    tokens = list(yaml.scan(text, Loader=yaml.SafeLoader))
    dashes = [token.start_mark for token in tokens if isinstance(token, yaml.BlockEntryToken)]
    ends = [token.start_mark.index for token in tokens if isinstance(token, yaml.DocumentEndToken)]
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert root is not None  # noqa: S101 - an empty text is no policy
    made = Page(text, entries_of(text, root, dashes), [])
    _place(made, comments(text), min([*ends, len(text)]))
    return made


def entries_of(
    text: str, node: yaml.Node, dashes: Sequence[yaml.Mark] = (), parent: Entry | None = None
) -> list[Entry]:
    """Give the entries of a collection; `dashes` are those of the text, none for what stands between brackets."""
    if isinstance(node, yaml.MappingNode):
        made = [_pair(text, key, value, parent) for key, value in node.value]
    else:
        made = [_item(number, item, dashes, parent) for number, item in enumerate(node.value)]
    for entry in made:
        if is_block(entry.node):
            entry.children = entries_of(text, entry.node, dashes, entry)
    return made


def is_block(node: yaml.Node) -> bool:
    """Tell whether a value is a collection written one entry a line."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def _pair(text: str, key: yaml.Node, value: yaml.Node, parent: Entry | None) -> Entry:
    mark = key.start_mark
    written = text[mark.index : key.end_mark.index]
    return Entry(written, str(key.value), value, mark.index, mark.line, mark.column, parent)


def _item(number: int, node: yaml.Node, dashes: Sequence[yaml.Mark], parent: Entry | None) -> Entry:
    found = bisect_left(dashes, node.start_mark.index, key=lambda dash: dash.index)
    mark = dashes[found - 1] if found else node.start_mark
    return Entry("", number, node, mark.index, mark.line, mark.column, parent)


def _place(made: Page, found: Sequence[Comment], end: int) -> None:
    """Give each comment to the entry that it goes with."""
    flat = list(_flat(made.entries))
    begins = [entry.begin for entry in flat]
    for comment in found:
        place = bisect_left(begins, comment.begin)
        last = flat[place - 1] if place else None
        following = flat[place] if place < len(flat) else None
        if comment.begin > end:
            made.footer.append(comment)
        elif last is not None and _within(last, comment):
            last.inside = True
        else:
            _home(made, comment, last, following).append(comment)


def _home(made: Page, comment: Comment, last: Entry | None, following: Entry | None) -> list[Comment]:
    if last is not None and not comment.own:
        return last.beside
    if last is not None and not last.children and comment.begin < last.node.start_mark.index:
        return last.before
    least = following.column if following is not None else 0
    ended = next((entry for entry in _upward(last) if least < entry.column <= comment.column), None)
    if ended is not None:
        return ended.after
    return made.footer if following is None else following.before


def _within(entry: Entry, comment: Comment) -> bool:
    """Whether a comment stands between the brackets of an entry's value."""
    node = entry.node
    return not is_block(node) and node.start_mark.index < comment.begin < node.end_mark.index


def _flat(entries: Sequence[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _flat(entry.children)


def _upward(entry: Entry | None) -> Iterator[Entry]:
    while entry is not None:
        yield entry
        entry = entry.parent
