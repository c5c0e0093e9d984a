"""What is read of a guide: its code, its commands, its links, its headings."""

import re
from collections.abc import Iterator

_BLOCK = re.compile(r"^ *```\w*\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def code(text: str) -> Iterator[str]:
    """Give each piece of code within a sentence."""
    yield from (" ".join(found.split()) for found in _INLINE.findall(_BLOCK.sub("", text)))


def commands(text: str) -> Iterator[str]:
    """Give each command, of sentences first, then of blocks; of a pipe, each side."""
    yield from code(text)
    for block in _BLOCK.findall(text):
        for line in re.sub(r"\\\n", " ", block).splitlines():
            yield from (part.strip() for part in line.split(" | ") if part.strip())


def links(text: str) -> Iterator[str]:
    """Give where each link leads, those to other sites left out."""
    yield from (target for target in _LINK.findall(_BLOCK.sub("", text)) if "://" not in target)


def anchors(text: str) -> set[str]:
    """Give the names of a page's headings, as GitHub makes them."""
    return {
        re.sub(r"[^\w\- ]", "", found.lower()).replace(" ", "-") for found in _HEADING.findall(_BLOCK.sub("", text))
    }
