"""The words that leave: what identifies replaced, no further than it takes, and what remains of the person judged.

Redaction hides the cues by which a text is seen to speak of somebody real; what was known of that before holds after.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from detectors.anonymity.profile import NOBODY, Profile
from detectors.anonymity.telling import profile
from detectors.finding import Category, Finding, Identifying
from detectors.reading import Reading
from policies.decide import decide
from policies.decision import Action
from policies.facts import Facts
from policies.model import Policy
from proxy.prompt import Segment
from proxy.reasons import ReasonCode
from proxy.redaction.generalise import CLINICAL, General, Stage, generalised
from proxy.redaction.ledger import Ledger, LedgerFullError
from proxy.redaction.moments import Moment, moments
from proxy.redaction.redact import redact
from proxy.redaction.told import Told
from proxy.screening.errors import ScreeningError


@dataclass(frozen=True, slots=True)
class Redacted:
    """A prompt's words after one stage.

    Attributes:
        segments: As they would leave.
        leaves: What the generalisations in each still tell of the person.
    """

    segments: tuple[Segment, ...]
    leaves: tuple[Profile, ...]


def redactions(
    segments: Sequence[Segment], readings: Sequence[Reading], ledger: Ledger, now: Told
) -> Iterator[Redacted]:
    """Give the words with placeholders, or, where somebody real is spoken of, in general: less and less of them.

    Args:
        segments: The words.
        readings: Of each segment.
        ledger: Of the conversation; it is told what is written.
        now: What the conversation tells, these words included.

    Raises:
        ScreeningError: more is named than a conversation does.
    """
    real = now.secret or now.identifying is Identifying.INDIRECT
    if real:
        ledger.calendar = ledger.calendar.anchored(_dates(segments, readings))
    for stage in Stage if real else (None,):
        written = [_written(s.text, r.findings, ledger, stage) for s, r in zip(segments, readings, strict=True)]
        yield Redacted(
            tuple(replace(segment, text=text) for segment, (text, _) in zip(segments, written, strict=True)),
            tuple(left for _, left in written),
        )


def _dates(segments: Sequence[Segment], readings: Sequence[Reading]) -> Iterator[Moment]:
    for segment, reading in zip(segments, readings, strict=True):
        for finding in reading.findings:
            if finding.category is Category.DATE:
                yield from moments(segment.text[finding.start : finding.end])


def _written(text: str, findings: Sequence[Finding], ledger: Ledger, stage: Stage | None) -> tuple[str, Profile]:
    if stage is None:
        done = [General(finding, None) for finding in findings if finding.category not in CLINICAL]
    else:
        done = generalised(text, findings, stage, ledger.calendar)
    instead = {each.finding: each.words for each in done if each.words is not None}
    left = reduce(Profile.with_more, (each.leaves for each in done), NOBODY)
    try:
        return redact(text, (each.finding for each in done), ledger, instead), left
    except LedgerFullError:
        raise ScreeningError(ReasonCode.TEXT_TOO_LONG) from None


def reread(redacted: Redacted, before: Sequence[Reading], after: Sequence[Reading]) -> list[Reading]:
    """Give the readings of redacted words, in the light of what was read before they were redacted."""
    return [
        _reread(segment.text, left, one, other)
        for segment, left, one, other in zip(redacted.segments, redacted.leaves, before, after, strict=True)
    ]


def _reread(text: str, left: Profile, before: Reading, after: Reading) -> Reading:
    secret, refers = before.secret or after.secret, before.refers or after.refers
    told = after.profile
    if secret or before.profile != NOBODY:
        told = told.with_more(profile(text, after.findings, real=True)).with_more(left)
    return replace(after, secret=secret, refers=refers, profile=told)


def is_worth_going_on(policy: Policy, remains: Facts) -> bool:
    """Tell whether the policy would allow what remains, were nobody to be told from it."""
    anybody = replace(remains, identifying=Identifying.NONE, anonymity=None)
    return remains.identifying is not Identifying.DIRECT and decide(policy, anybody).action is Action.ALLOW
