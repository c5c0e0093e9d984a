"""A text with its findings replaced, and where in it words were made up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce

from detectors.anonymity.profile import NOBODY, Profile
from proxy.redaction.generalise import General
from proxy.redaction.ledger import Ledger
from proxy.redaction.literals import Span
from proxy.redaction.redact import redact


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it would leave.

    Attributes:
        text: Its words.
        leaves: What they still tell of the person.
        made_up: Where in it words were made up, in order.
    """

    text: str = field(repr=False)
    leaves: Profile
    made_up: tuple[Span, ...]


def written(text: str, done: Sequence[General], ledger: Ledger) -> Written:
    """Write a text; the ledger remembers it where something was made up in it.

    Args:
        text: The text.
        done: What is replaced, in order and disjoint.
        ledger: Of the conversation.

    Raises:
        LedgerFullError: more different words than a ledger holds.
    """
    instead = {each.finding: each.words for each in done if each.words is not None}
    new = redact(text, (each.finding for each in done), ledger, instead)
    made_up = tuple(_made_up(text, done, ledger)) if any(each.made_up for each in done) else ()
    ledger.wrote(new, made_up)
    return Written(new, reduce(Profile.with_more, (each.leaves for each in done), NOBODY), made_up)


def _made_up(text: str, done: Sequence[General], ledger: Ledger) -> Iterator[Span]:
    shift = 0
    for each in done:
        start, end = each.finding.start, each.finding.end
        words = each.words
        if words is None:
            words = ledger.placeholder(each.finding.category, text[start:end])
        if each.made_up:
            yield start + shift, start + shift + len(words)
        shift += len(words) - (end - start)
