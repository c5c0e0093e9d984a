"""Entries back to lines: keys in the order of the schema, two spaces a level, every value as it was written."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise, takewhile

import yaml

from policies import key_order
from policies.comments import Comment
from policies.entries import Entry, entries_of
from policies.schema import Schema

WIDTH = 120
"""Columns in which what stands between braces or brackets has to fit; what does not goes one entry a line."""

_STEP = 2
_PARTED = frozenset({"overrides", "exceptions", "rules"})
_HEADER = re.compile(r"[|>][+-]?([1-9]?)")


def written(text: str, entries: Sequence[Entry]) -> list[str]:
    """Give the lines of a whole file but its first and last."""
    return _block(text, entries, key_order.root(), 0)


def remarks(found: Sequence[Comment], below: int | None = None) -> list[str]:
    """Give the lines of comments that follow one another, one blank where there were some.

    Args:
        found: The comments.
        below: Line of what comes after them, where a blank in between counts.
    """
    lines: list[str] = []
    places = [comment.line for comment in found] + ([below] if below is not None else [])
    for comment, (line, following) in zip(found, pairwise([*places, places[-1]] if places else []), strict=False):
        lines += [comment.words] + ([""] if following > line + 1 else [])
    return lines


def _block(text: str, entries: Sequence[Entry], here: Schema, column: int) -> list[str]:
    order = key_order.ranked(here, [str(entry.name) for entry in entries]) if entries[0].key else range(len(entries))
    ordered = [_opened(text, entries[place], key_order.under(here, entries[place].name), column) for place in order]
    lines: list[str] = []
    for place, entry in enumerate(ordered):
        if place and _is_parted(ordered[place - 1], entry):
            lines.append("")
        lines += _entry(text, entry, key_order.under(here, entry.name), column)
    return lines


def _is_parted(above: Entry, below: Entry) -> bool:
    """Whether a blank line stands between two entries: around the file's blocks, and between its rules."""
    if below.parent is None:
        return bool(above.children or below.children)
    return below.parent.parent is None and below.parent.name in _PARTED


def _opened(text: str, entry: Entry, here: Schema, column: int) -> Entry:
    """Give entries of its own to a value that does not fit between its brackets."""
    if isinstance(entry.node, yaml.CollectionNode) and entry.node.value and not entry.children and not entry.inside:
        line = _on_one_line(text, entry.node, here)
        start = column + (len(entry.key) + 2 if entry.key else _STEP)
        if line is None or start + len(line) > WIDTH:
            entry.children = entries_of(text, entry.node, (), entry)
    return entry


def _entry(text: str, entry: Entry, here: Schema, column: int) -> list[str]:
    margin = " " * column
    beside = "".join(f" {comment.words}" for comment in entry.beside)
    above, below = remarks(entry.before, entry.line), remarks(entry.after)
    if entry.children:
        inner = _block(text, entry.children, here, column + _STEP)
        if entry.key:
            lines = [f"{margin}{entry.key}:{beside}", *inner]
        else:
            above += [comment.words for comment in entry.beside]
            above += [line.strip() for line in takewhile(_is_remark, inner)]
            first, *rest = dropwhile(_is_remark, inner)
            lines = [f"{margin}- {first[column + _STEP :]}", *rest]
    else:
        first, *rest = _value(text, entry, here, column)
        lead = f"{margin}{entry.key}: " if entry.key else f"{margin}- "
        lines = [lead + first, *rest]
        lines[0 if _is_text(entry.node) else -1] += beside
    return [*_indented(above, margin), *lines, *_indented(below, margin)]


def _indented(lines: Sequence[str], margin: str) -> Iterator[str]:
    return (margin + line if line else "" for line in lines)


def _is_remark(line: str) -> bool:
    return not line or line.lstrip().startswith("#")


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}


def _value(text: str, entry: Entry, here: Schema, column: int) -> list[str]:
    """Give the lines of a value that is no block, the first without its margin."""
    node = entry.node
    line = None if entry.inside else _on_one_line(text, node, here)
    if line is not None:
        return [line]
    source = text[node.start_mark.index : node.end_mark.index].split("\n")
    if _is_text(node):
        return _text_block(source, entry.column, column)
    return [source[0].rstrip(), *(" " * (column + _STEP) + each.strip() if each.strip() else "" for each in source[1:])]


def _text_block(source: Sequence[str], was: int, column: int) -> list[str]:
    """Move a block of text to the margin of its new column; its own blanks are left alone."""
    first, *rest = source
    header = _HEADER.match(first)
    said = int(header[1]) if header and header[1] else 0
    margin = was + said if said else next((len(line) - len(line.lstrip(" ")) for line in rest if line.strip()), 0)
    moved = [" " * (column + (said or _STEP)) + line[margin:] if line[margin:] else "" for line in rest]
    while moved and not moved[-1].strip() and "+" not in first:
        moved.pop()
    return [first.rstrip(), *moved]


def _on_one_line(text: str, node: yaml.Node, here: Schema) -> str | None:
    """Write a value on one line, between braces or brackets; None where a part of it takes several."""
    if isinstance(node, yaml.ScalarNode):
        source = text[node.start_mark.index : node.end_mark.index]
        return None if "\n" in source else source
    if isinstance(node, yaml.MappingNode):
        pairs = _pairs(text, node, here)
        return None if any(value is None for _, value in pairs) else f"{{{', '.join(f'{k}: {v}' for k, v in pairs)}}}"
    items = [_on_one_line(text, item, key_order.under(here, 0)) for item in node.value]
    return None if None in items else f"[{', '.join(item for item in items if item is not None)}]"


def _pairs(text: str, node: yaml.MappingNode, here: Schema) -> list[tuple[str, str | None]]:
    order = key_order.ranked(here, [key.value for key, _ in node.value])
    return [
        (
            text[key.start_mark.index : key.end_mark.index],
            _on_one_line(text, value, key_order.under(here, key.value)),
        )
        for key, value in (node.value[place] for place in order)
    ]
