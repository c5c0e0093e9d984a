"""What becomes of a request: it goes on, or it is answered here."""

from dataclasses import dataclass, field

from proxy.redaction.ledger import Ledger
from proxy.services.wire_format import NOTHING, Answer


@dataclass(frozen=True, slots=True)
class Forward:
    """The request may leave, with these bytes.

    Attributes:
        body: What leaves, not encoded; None where the request leaves as it came.
        ledger: The conversation's placeholders, for the answer.
        answer: How the service answers.
    """

    body: bytes | None = field(repr=False)
    ledger: Ledger | None = field(default=None, repr=False)
    answer: Answer = NOTHING


@dataclass(frozen=True, slots=True)
class Refuse:
    """The request is answered here.

    Attributes:
        status: HTTP status.
        headers: Of the answer.
        body: Of the answer: words for the person, and never words of theirs but redacted ones.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes = field(repr=False)


type Passage = Forward | Refuse
