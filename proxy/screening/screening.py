"""Read a prompt, decide, redact, and decide again on what remains."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detectors.finding import HEALTH, Category, Finding, Reading, identifying
from detectors.finding import Role as PersonRole
from policies.decide import decide, observed
from policies.decision import Action, Decision
from policies.facts import Facts, Tier
from policies.model import Policy
from proxy.prompt import Path, Prompt, Rewriting, Role, Segment
from proxy.reasons import ADVICE, ReasonCode
from proxy.redaction.ledger import Ledger, LedgerFullError
from proxy.redaction.recall import recalled
from proxy.redaction.redact import redact
from proxy.screening.errors import ScreeningError
from proxy.screening.memo import Memo
from proxy.screening.seams import seams, with_seams
from proxy.screening.verdict import Verdict

MAX_CHARACTERS = 1_000_000
"""Text of one request, in code points, known or new; the time limit of the analysis bounds what is new."""

CLINICAL = HEALTH | {Category.AGE}
"""What a question is about, the age included: never replaced, for without it there is no question."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who receives the prompt, and who sends it.

    Attributes:
        service: Catalogue id.
        tier: The establishment's trust in it.
        group: The sender's group, where known.
        rewrite: Whether the service accepts other words.
    """

    service: str
    tier: Tier
    group: str | None = None
    rewrite: bool = True


@dataclass
class Screening:
    """Judges prompts under one policy."""

    memo: Memo
    policy: Policy

    async def judge(self, prompt: Prompt, audience: Audience, ledger: Ledger) -> tuple[Verdict, Rewriting]:
        """A verdict on the whole prompt, and what its words become.

        Raises:
            ScreeningError: the prompt could not be read in full.
        """
        read, analysed = await self._read(prompt.segments)
        readings = _recalled(prompt.segments, read, ledger)
        facts = facts_of(prompt, readings, audience)
        decision = decide(self.policy, facts)
        verdict = Verdict(
            decision=decision,
            facts=facts,
            findings=tuple(reading.findings for reading in readings),
            observed=observed(self.policy, facts),
            analysed=analysed,
        )
        if decision.action is Action.ALLOW:
            return verdict, Rewriting()
        return await self._redacted(prompt, audience, ledger, readings, verdict)

    async def _read(self, segments: Sequence[Segment]) -> tuple[list[Reading], int]:
        """Readings of the segments, seams included, and how many of the segments were new."""
        if sum(len(segment.text) for segment in segments) > MAX_CHARACTERS:
            raise ScreeningError(ReasonCode.TEXT_TOO_LONG)
        readings, analysed = await self.memo.read_counted([segment.text for segment in segments])
        joints = seams(segments)
        at_seams = await self.memo.read([seam.text for seam in joints])
        return with_seams(readings, joints, at_seams), analysed

    async def _redacted(
        self,
        prompt: Prompt,
        audience: Audience,
        ledger: Ledger,
        readings: Sequence[Reading],
        verdict: Verdict,
    ) -> tuple[Verdict, Rewriting]:
        """Redaction is accepted only if the policy would allow what remains."""
        segments = _rewritten(prompt.segments, readings, ledger)
        after, _ = await self._read(segments)
        remaining = decide(self.policy, facts_of(replace(prompt, segments=segments), after, audience))
        changes = _changes(prompt.segments, segments)
        clean = remaining.action is Action.ALLOW
        if verdict.decision.action is Action.BLOCK:
            return verdict, Rewriting(proposal=_proposal(segments) if clean and changes else None)
        if not clean:
            reason = ReasonCode.REDACTION_INCOMPLETE if changes else None
            return _blocked(verdict, remaining, reason), Rewriting()
        if not _writable(prompt.segments, segments, audience):
            told = replace(verdict.decision, tell=ADVICE[ReasonCode.CANNOT_REWRITE])
            return _blocked(verdict, told, ReasonCode.CANNOT_REWRITE), Rewriting(proposal=_proposal(segments))
        return verdict, Rewriting(changes, _proposal(segments))


def facts_of(prompt: Prompt, readings: Sequence[Reading], audience: Audience) -> Facts:
    """What a policy may know of a prompt."""
    findings = tuple(finding for reading in readings for finding in reading.findings)
    secret = any(reading.secret for reading in readings)
    return Facts(
        service=audience.service,
        tier=audience.tier,
        categories=frozenset(finding.category for finding in findings),
        roles=frozenset(segment.role.value for segment in prompt.segments),
        identifying=identifying(findings),
        secret=secret,
        vignette=not secret and any(reading.vignette for reading in readings),
        obstacles=frozenset(part.obstacle for part in prompt.unreadable),
        group=audience.group,
        persons=frozenset(f.role or PersonRole.PATIENT for f in findings if f.category is Category.PERSON),
    )


def _replaceable(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.category not in CLINICAL]


def _recalled(segments: Sequence[Segment], readings: Sequence[Reading], ledger: Ledger) -> list[Reading]:
    try:
        return recalled(segments, readings, ledger)
    except LedgerFullError:
        raise ScreeningError(ReasonCode.TEXT_TOO_LONG) from None


def _rewritten(segments: Sequence[Segment], readings: Sequence[Reading], ledger: Ledger) -> tuple[Segment, ...]:
    try:
        return tuple(
            replace(segment, text=redact(segment.text, found, ledger))
            if (found := _replaceable(r.findings))
            else segment
            for segment, r in zip(segments, readings, strict=True)
        )
    except LedgerFullError:
        raise ScreeningError(ReasonCode.TEXT_TOO_LONG) from None


def _changes(before: Sequence[Segment], after: Sequence[Segment]) -> dict[Path, str]:
    return {new.path: new.text for old, new in zip(before, after, strict=True) if new.text != old.text and old.writable}


def _writable(before: Sequence[Segment], after: Sequence[Segment], audience: Audience) -> bool:
    changed = [old for old, new in zip(before, after, strict=True) if new.text != old.text]
    return all(segment.writable for segment in changed) and (audience.rewrite or not changed)


def _proposal(segments: Sequence[Segment]) -> str | None:
    """The person's last words, as they could be sent."""
    own = [segment.text for segment in segments if segment.role in (Role.USER, Role.DRAFT) and segment.writable]
    return own[-1] if own else None


def _blocked(verdict: Verdict, because: Decision, reason: ReasonCode | None) -> Verdict:
    """A redaction that does not do; without a reason, the rule itself left nothing to redact."""
    return replace(verdict, decision=replace(because, action=Action.BLOCK), reason=reason)
