"""What screening concludes, in types that carry no text."""

from dataclasses import dataclass, field

from detectors.finding import Finding
from policies.decision import Decision
from policies.facts import Facts
from policies.loading import Loaded
from proxy.reasons import ReasonCode


@dataclass(frozen=True, slots=True)
class Verdict:
    """A complete judgement of one prompt.

    Attributes:
        decision: What becomes of the prompt.
        facts: What the policy saw.
        findings: Of each segment, in the prompt's order.
        under: The policy that it was judged under, from beginning to end.
        reason: Why a redaction was turned into a block, or None.
        observed: Rules under observation that would have matched.
        analysed: Texts that had to be read; the others were known.
    """

    decision: Decision
    facts: Facts
    findings: tuple[tuple[Finding, ...], ...]
    under: Loaded = field(repr=False)
    reason: ReasonCode | None = None
    observed: tuple[str, ...] = ()
    analysed: int = 0
