"""What the stand-in says: it repeats what it was told, so that one sees what reached it and what comes back."""

import re
from collections.abc import Iterator
from typing import Any

PIECE = 3
"""Characters of each streamed piece: fewer than any placeholder has."""

_NAMED = re.compile(r"\[NOM_\d+_[A-Z0-9]{4}\]")

type Json = Any


def echo(text: str) -> str:
    """The answer to a prompt."""
    return f"Bien reçu : « {text} »"


def pieces(text: str) -> Iterator[str]:
    """An answer cut so small that every placeholder is cut too."""
    yield from (text[i : i + PIECE] for i in range(0, len(text), PIECE))


def someone(text: str) -> str:
    """Whom a tool is asked about: the first person named, as the service knows that person."""
    found = _NAMED.search(text)
    return found[0] if found else "inconnu"


def words(content: Json) -> str:
    """The text of a message's content, in whichever of the usual forms."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return " ".join(words(part) for part in content)
    if isinstance(content, dict):
        return words(content.get("text") or content.get("content") or content.get("output") or "")
    return ""
