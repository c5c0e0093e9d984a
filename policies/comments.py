"""The comments of a YAML text, which its parser forgets: what stands between its tokens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_COMMENT = re.compile(r"#[^\n]*")


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment.

    Attributes:
        begin: Its first code point in the text.
        line: From 0.
        column: From 0.
        words: From its "#" on, without the blanks that end it.
        own: Whether nothing comes before it on its line.
    """

    begin: int
    line: int
    column: int
    words: str
    own: bool


def comments(text: str) -> list[Comment]:
    """Give the comments of a text that can be composed, in its order; those within a block of text are text."""
    return [_comment(text, match) for start, end in _gaps(text) for match in _COMMENT.finditer(text, start, end)]


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    reached = 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if token.start_mark.index > reached:
            yield reached, token.start_mark.index
        reached = max(reached, token.end_mark.index)
    yield reached, len(text)


def _comment(text: str, match: re.Match[str]) -> Comment:
    begin = match.start()
    start = text.rfind("\n", 0, begin) + 1
    own = not text[start:begin].strip()
    return Comment(begin, text.count("\n", 0, begin), begin - start, match[0].rstrip(), own)
