"""Account names made of a person's: hlefevre, helene.lefevre, lefevreh; not root, postgres or svc_backup."""

import re
from collections.abc import Iterator

from models.lexicons.gazetteer import known

_TOKEN = re.compile(r"[A-Za-z][A-Za-z]*(?:[._\-][A-Za-z]+)*\d{0,3}(?![\w@/\\(.:\-]?\w|\()")
_PARTS = re.compile(r"[._\-]")
_SHORTEST, _FREQUENT = 4, 4


def login(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the account name that a value starts with when it is made of a person's name."""
    match = _TOKEN.match(text, start, end)
    if match and is_login(match[0]):
        yield match.span()


def is_login(token: str) -> bool:
    """Tell whether an account name is made of names: "y.legoff", "helene-lefevre", "hlefevre2"."""
    parts = _PARTS.split(token.lower().rstrip("0123456789"))
    if len(parts) == 1:
        return _is_glued(parts[0])
    full = [part for part in parts if len(part) > 1]
    return bool(full) and all(_is_name(part, common=True) for part in full)


def _is_glued(token: str) -> bool:
    """Tell whether an account name is an initial and a surname, in either order, and no word or name by itself."""
    first, last, word, kinds = known(token)
    if len(token) <= _SHORTEST or word or kinds or first:
        return False
    return _is_name(token[1:], common=False) or (not last and _is_name(token[:-1], common=False))


def _is_name(part: str, *, common: bool) -> bool:
    """Tell whether a piece of an account name is a first name or a surname; `common` when a word may be one too."""
    first, last, word, _ = known(part)
    if len(part) < _SHORTEST - 1:
        return False
    return max(first, last) >= _FREQUENT if word > 1 and common else word <= 1 and max(first, last) > int(not common)
