"""The words that leave: what identifies replaced, no further than it takes, and what remains of the person judged.

Redaction hides the cues by which a text is seen to speak of somebody real; what was known of that before holds after.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detectors.anonymity.profile import NOBODY, Profile
from detectors.anonymity.telling import profile
from detectors.anonymity.words import Words
from detectors.finding import Category, Identifying
from detectors.reading import Reading
from policies.decide import decide
from policies.decision import Action
from policies.facts import Facts
from policies.model import Policy
from policies.replacements import Replacement
from proxy.prompt import Segment
from proxy.reasons import ReasonCode
from proxy.redaction.choosing import AS_USUAL, Choice, Ways, attempts
from proxy.redaction.generalise import Stage
from proxy.redaction.ledger import Ledger, LedgerFullError
from proxy.redaction.literals import Span
from proxy.redaction.making_up import blanked, without_made_up_words
from proxy.redaction.moments import Moment, moments
from proxy.redaction.surrogates import numbers
from proxy.redaction.told import Told
from proxy.redaction.writing import written
from proxy.screening.errors import ScreeningError


@dataclass(frozen=True, slots=True)
class Redacted:
    """A prompt's words after one stage.

    Attributes:
        segments: As they would leave.
        leaves: What the generalisations in each still tell of the person.
        made_up: Where in each words were made up.
    """

    segments: tuple[Segment, ...]
    leaves: tuple[Profile, ...]
    made_up: tuple[tuple[Span, ...], ...]


def redactions(
    segments: Sequence[Segment], readings: Sequence[Reading], ledger: Ledger, now: Told, ways: Ways = AS_USUAL
) -> Iterator[Redacted]:
    """Give the words with what the policy wants in their place, and, where somebody real is spoken of, less and less.

    Args:
        segments: The words.
        readings: Of each segment.
        ledger: Of the conversation; it is told what is written.
        now: What the conversation tells, these words included.
        ways: What the policy wants in the place of some categories.

    Raises:
        ScreeningError: more is named than a conversation does.
    """
    real = now.secret or now.identifying is Identifying.INDIRECT
    ledger.calendar = ledger.calendar.anchored(_dates(segments, readings))
    said = _said(segments) if Replacement.SURROGATE in ways.values() else frozenset()
    made_up = [ledger.made_up_in(segment.text) for segment in segments]  # nothing is drawn that they say
    tried = list(attempts(ways))
    for attempt in tried:
        try:
            for stage in Stage if real else (None,):
                yield _redacted(segments, readings, made_up, Choice(ledger, attempt, stage, said))
        except LedgerFullError:
            if attempt is tried[-1]:
                raise ScreeningError(ReasonCode.TEXT_TOO_LONG) from None


def _dates(segments: Sequence[Segment], readings: Sequence[Reading]) -> Iterator[Moment]:
    for segment, reading in zip(segments, readings, strict=True):
        for finding in reading.findings:
            if finding.category is Category.DATE:
                yield from moments(segment.text[finding.start : finding.end])


def _said(segments: Sequence[Segment]) -> frozenset[str]:
    """Give the words and numbers of a prompt in plain spelling."""
    return frozenset().union(*(Words(segment.text).known | numbers(segment.text) for segment in segments))


def _redacted(
    segments: Sequence[Segment], readings: Sequence[Reading], made_up: Sequence[Sequence[Span]], choice: Choice
) -> Redacted:
    """Redact all of it, or make nothing up.

    Raises:
        LedgerFullError: more is named than the ledger holds.
    """
    ledger, before = choice.ledger, choice.ledger.invented.copy()
    try:
        done = [
            written(segment.text, choice.replaced(segment.text, reading.findings, spans), ledger)
            for segment, reading, spans in zip(segments, readings, made_up, strict=True)
        ]
    except LedgerFullError:
        ledger.invented = before
        raise
    return Redacted(
        tuple(replace(segment, text=each.text) for segment, each in zip(segments, done, strict=True)),
        tuple(each.leaves for each in done),
        tuple(each.made_up for each in done),
    )


def reread(redacted: Redacted, before: Sequence[Reading], after: Sequence[Reading]) -> list[Reading]:
    """Give the readings of redacted words, in the light of what was read before they were redacted."""
    return [
        _reread(segment.text, left, one, without_made_up_words(segment.text, other, spans), spans)
        for segment, left, spans, one, other in zip(
            redacted.segments, redacted.leaves, redacted.made_up, before, after, strict=True
        )
    ]


def _reread(text: str, left: Profile, before: Reading, after: Reading, made_up: Sequence[Span]) -> Reading:
    secret, refers = before.secret or after.secret, before.refers or after.refers
    told = after.profile
    if secret or before.profile != NOBODY:
        told = told.with_more(profile(blanked(text, made_up), after.findings, real=True)).with_more(left)
    return replace(after, secret=secret, refers=refers, profile=told)


def is_worth_going_on(policy: Policy, remains: Facts, *, made_up: bool = False) -> bool:
    """Tell whether the policy would allow what remains, were nobody to be told from it.

    Of what still points to a person, nothing more is said in general; but what was made up may have led to it.
    """
    anybody = replace(remains, identifying=Identifying.NONE, anonymity=None)
    helps = made_up or remains.identifying is not Identifying.DIRECT
    return helps and decide(policy, anybody).action is Action.ALLOW
