"""The one way to lay out a policy file: what it says never changes, nor a word of its comments."""

import re
from collections import Counter

from policies.comments import comments
from policies.entries import Page, page
from policies.parsing import parse
from policies.writing import remarks, written

_POINTER = re.compile(r"#\s*yaml-language-server:")
_END = "..."


class FormattingError(Exception):
    """Laid out, the file would not say the same: nothing may be written. The message is for people, in French."""


def formatted(name: str, data: bytes, schema: str) -> str:
    """Lay out a policy file: keys in the order of the schema, two spaces a level, a blank line between rules.

    Args:
        name: To complain under.
        data: The file's bytes.
        schema: Path or URL of the JSON Schema, for the first line of a file that names none.

    Raises:
        PolicyError: the file is refused as it is; one that does not end with "..." may have been cut, so it is not
            given an end here.
        FormattingError: the layout would change what it says.
    """
    before = parse(name, data)
    text = data.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    laid = _laid_out(page(text), schema)
    after = parse(name, laid.encode())
    if after.tree.value != before.tree.value or not _words(text) <= _words(laid):
        raise FormattingError(
            f"{name} : la mise en forme changerait ce que dit le fichier, rien n'est écrit. Simplifiez l'écriture des "
            "textes sur plusieurs lignes et des commentaires, puis recommencez."
        )
    return laid


def _laid_out(made: Page, schema: str) -> str:
    pointer, header = _header(made, schema)
    lines = [pointer, *header, "", *written(made.text, made.entries), *remarks(made.footer), _END]
    return "\n".join(line if not line.isspace() else "" for line in lines) + "\n"


def _header(made: Page, schema: str) -> tuple[str, list[str]]:
    """Take from the first entry what is said of the whole file: all that a blank line parts from it, and the schema."""
    first = min(made.entries, key=lambda entry: entry.begin)
    pointers = [comment for comment in first.before if _POINTER.match(comment.words)]
    first.before = [comment for comment in first.before if comment not in pointers]
    lines = remarks(first.before, first.line)
    parted = len(lines) - lines[::-1].index("") if "" in lines else 0
    kept = len([line for line in lines[:parted] if line])
    first.before = first.before[kept:]
    pointer = pointers[0].words if pointers else f"# yaml-language-server: $schema={schema}"
    return pointer, [*(comment.words for comment in pointers[1:]), *lines[: max(parted - 1, 0)]]


def _words(text: str) -> Counter[str]:
    return Counter(comment.words for comment in comments(text))
