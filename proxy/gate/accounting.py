"""Journal records of what the gate decided."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from policies.decision import Action
from proxy.gate.request import Request
from proxy.journal.record import Record, bucket, short_version, stamp
from proxy.prompt import Prompt
from proxy.reasons import ReasonCode
from proxy.screening.verdict import Verdict


@dataclass
class Account:
    """What stays the same from one record to the next.

    Attributes:
        policy_hash: SHA-256 of the policy in force, None where none could be loaded.
        version: Tells that of the model and recognizers; empty until they are up.
    """

    policy_hash: str | None = None
    version: Callable[[], str] = str

    def decided(self, request: Request, prompt: Prompt, verdict: Verdict, reference: str, started: float) -> Record:
        """A decision by the policy."""
        return Record(
            id=reference,
            time=stamp(datetime.now(UTC)),
            service=request.service.id,
            kind=request.service.kind,
            tier=request.service.tier,
            action=verdict.decision.action,
            rule_id=verdict.decision.rule_id,
            reason=verdict.reason,
            policy_hash=self.policy_hash,
            detector_version=short_version(self.version()) if self.version() else None,
            categories=Counter(finding.category for found in verdict.findings for finding in found),
            obstacles=Counter(part.obstacle for part in prompt.unreadable),
            identifying=verdict.facts.identifying,
            secret=verdict.facts.secret,
            segments=len(prompt.segments),
            cached_segments=len(prompt.segments) - verdict.analysed,
            unknown_fields=prompt.unknown_fields,
            characters=bucket(sum(len(segment.text) for segment in prompt.segments)),
            latency_ms=_since(started),
        )

    def refused(self, request: Request, reason: ReasonCode, reference: str, started: float) -> Record:
        """A refusal for a reason that is no rule's."""
        return Record(
            id=reference,
            time=stamp(datetime.now(UTC)),
            service=request.service.id,
            kind=request.service.kind,
            tier=request.service.tier,
            action=Action.BLOCK,
            reason=reason,
            policy_hash=self.policy_hash,
            latency_ms=_since(started),
        )


def _since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
