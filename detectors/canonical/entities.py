"""HTML entities, with or without the semicolon that browsers do without."""

import html
import re
from collections.abc import Sequence

from detectors.canonical.edits import Edit

_ENTITY = re.compile(
    r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};"
    r"|[AEIOUYNCaeiouync](?:grave|acute|circ|uml|tilde|cedil|ring)|nbsp)"
)


def edits(text: str) -> Sequence[Edit]:
    """Decode the entities that exist."""
    if "&" not in text:
        return ()
    read = ((match, html.unescape(match[0])) for match in _ENTITY.finditer(text))
    return [Edit(*match.span(), plain) for match, plain in read if plain != match[0]]
