"""A notice in the words that its author reads: what happened, to what, by which rule, under which reference."""

from proxy.board import Kind, Notice

_LONGEST = 240
"""Characters of what others wrote, a rule's title above all."""


def title(notice: Notice) -> str:
    """Write the line that is read first."""
    return f"Demande à {_line(notice.service)} retenue"


def body(notice: Notice, others: int = 0) -> str:
    """Write the rest.

    Args:
        notice: The latest.
        others: Refused just before it, and not shown.
    """
    why = (
        f"Elle n’est pas partie. Règle : {_line(notice.title).rstrip('.')}."
        if notice.kind is Kind.BLOCKED
        else _line(notice.title)
    )
    counted = {0: "", 1: " (et une autre juste avant)"}.get(others, f" (et {others} autres juste avant)")
    return f"{why}\nRéférence : {_line(notice.reference)}{counted}"


def _line(words: str) -> str:
    """One line, of a length that desktops show."""
    printed = " ".join("".join(character if character.isprintable() else " " for character in words).split())
    return printed if len(printed) <= _LONGEST else f"{printed[: _LONGEST - 1]}…"
