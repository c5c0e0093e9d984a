"""Journal records of what the gate decided."""

import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from policies.decision import Action
from policies.document import Mode
from policies.loading import Loaded
from proxy.gate.request import Request
from proxy.gate.senders import Sender
from proxy.journal.forms import bucket, stamp
from proxy.journal.record import Record
from proxy.prompt import Prompt
from proxy.reasons import ReasonCode
from proxy.screening.verdict import Verdict


class Account:
    """Makes records."""

    def decided(self, request: Request, prompt: Prompt, verdict: Verdict, reference: str, started: float) -> Record:
        """A decision by the policy."""
        facts = verdict.facts
        return Record(
            id=reference,
            time=stamp(datetime.now(UTC)),
            service=request.service.id,
            kind=request.service.kind,
            tier=facts.tier,
            mode=verdict.under.policy.mode,
            action=verdict.decision.action,
            rule_id=verdict.decision.rule_id,
            reason=verdict.reason,
            policy_hash=verdict.under.sha256,
            observed=verdict.observed,
            categories=Counter(finding.category for found in verdict.findings for finding in found),
            obstacles=Counter(part.obstacle for part in prompt.unreadable),
            identifying=facts.identifying,
            secret=facts.secret,
            vignette=facts.vignette,
            anonymity=facts.anonymity,
            persons=tuple(sorted(facts.persons)),
            groups=tuple(sorted(facts.groups)),
            segments=len(prompt.segments),
            cached_segments=len(prompt.segments) - verdict.analysed,
            unknown_fields=prompt.unknown_fields,
            characters=bucket(sum(len(segment.text) for segment in prompt.segments)),
            latency_ms=_since(started),
        )

    def refused(
        self, request: Request, reason: ReasonCode, reference: str, started: float, loaded: Loaded | None
    ) -> Record:
        """A refusal for a reason that is no rule's, under the policy in force."""
        return Record(
            id=reference,
            time=stamp(datetime.now(UTC)),
            service=request.service.id,
            kind=request.service.kind,
            tier=loaded.policy.tier_of(request.service.id, request.service.tier) if loaded else request.service.tier,
            action=Action.BLOCK,
            mode=loaded.policy.mode if loaded else Mode.ENFORCE,
            reason=reason,
            policy_hash=loaded.sha256 if loaded else None,
            latency_ms=_since(started),
        )

    def signed(self, record: Record, sender: Sender) -> Record:
        """The record, with the hashes that stand for whoever asked."""
        return replace(record, user=sender.user, workstation=sender.workstation)


def _since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
