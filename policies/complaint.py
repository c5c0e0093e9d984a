"""What is wrong with a policy file: where, what is allowed, and the fix, in French."""

from collections.abc import Iterable
from dataclasses import dataclass

_EXCERPT = 40


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """One thing to correct.

    Attributes:
        line: Line in the file, from 1.
        column: Column in the line, in code points, from 1.
        where: Place in the policy, such as "rules[0].action"; empty for the file itself.
        message: What is wrong and how to put it right.
    """

    line: int
    column: int
    where: str
    message: str


class PolicyError(Exception):
    """A policy file is refused; the message has one line for each complaint, `file:line:column` first."""

    def __init__(self, source: str, complaints: Iterable[Complaint]) -> None:
        self.source = source
        self.complaints = tuple(sorted(complaints))
        super().__init__("\n".join(map(self._line, self.complaints)))

    def _line(self, complaint: Complaint) -> str:
        where = f"{complaint.where} : " if complaint.where else ""
        return f"{self.source}:{complaint.line}:{complaint.column} {where}{complaint.message}"


def shorten(value: str) -> str:
    """The start of a value, at most 40 code points of it, on one line."""
    flat = " ".join(value.split())
    return flat if len(flat) <= _EXCERPT else flat[: _EXCERPT - 1] + "…"


def excerpt(value: str) -> str:
    """Quote the start of a value."""
    return f"« {shorten(value)} »"


def complaint_at(text: str, position: int, message: str) -> Complaint:
    """Complain about the file's own writing, at a code point of its text."""
    before = text[:position]
    return Complaint(before.count("\n") + 1, position - before.rfind("\n"), "", message)
