"""Read a prompt, decide, redact, and decide again on what remains."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detectors.finding import Category, Identifying, identifying
from detectors.finding import Role as PersonRole
from detectors.reading import Reading
from policies.decide import decide, observed
from policies.decision import Action, Decision
from policies.facts import Facts, Tier
from policies.model import Policy
from proxy.prompt import Path, Prompt, Rewriting, Role, Segment
from proxy.reasons import ADVICE, ReasonCode
from proxy.redaction.ledger import Ledger, LedgerFullError
from proxy.redaction.recall import recalled
from proxy.redaction.told import NOTHING, Told
from proxy.screening.errors import ScreeningError
from proxy.screening.memo import Memo
from proxy.screening.redacting import is_worth_going_on, redactions, reread
from proxy.screening.seams import seams, with_seams
from proxy.screening.verdict import Verdict

MAX_CHARACTERS = 1_000_000
"""Text of one request, in code points, known or new; the time limit of the analysis bounds what is new."""


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
        facts = facts_of(prompt, readings, audience, ledger.told)
        decision = decide(self.policy, facts)
        verdict = Verdict(
            decision=decision,
            facts=facts,
            findings=tuple(reading.findings for reading in readings),
            observed=observed(self.policy, facts),
            analysed=analysed,
        )
        if decision.action is Action.ALLOW:
            ledger.told = ledger.told.remembering(telling(prompt.segments, readings))
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
        now = ledger.told.and_now(telling(prompt.segments, readings))
        if verdict.facts.secret:
            ledger.told = replace(ledger.told, secret=True)  # even of what does not leave
        for redacted in redactions(prompt.segments, readings, ledger, now):
            segments = redacted.segments
            after = reread(redacted, readings, (await self._read(segments))[0])
            remains = facts_of(replace(prompt, segments=segments), after, audience, ledger.told)
            remaining = decide(self.policy, remains)
            if remaining.action is Action.ALLOW or not is_worth_going_on(self.policy, remains):
                break
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
        ledger.told = ledger.told.remembering(telling(prompt.segments, after))
        return verdict, Rewriting(changes, _proposal(segments))


def facts_of(prompt: Prompt, readings: Sequence[Reading], audience: Audience, told: Told = NOTHING) -> Facts:
    """What a policy may know of a prompt, in the light of what its conversation told before."""
    findings = tuple(finding for reading in readings for finding in reading.findings)
    words = telling(prompt.segments, readings)
    now = told.and_now(words)
    return Facts(
        service=audience.service,
        tier=audience.tier,
        categories=frozenset(finding.category for finding in findings),
        roles=frozenset(segment.role.value for segment in prompt.segments),
        identifying=max(identifying(findings), now.identifying, key=_FAR.index),
        secret=now.secret,
        vignette=not now.secret and any(reading.vignette for reading in words),
        obstacles=frozenset(part.obstacle for part in prompt.unreadable),
        group=audience.group,
        anonymity=now.anonymity,
        persons=frozenset(f.role or PersonRole.PATIENT for f in findings if f.category is Category.PERSON),
    )


def telling(segments: Sequence[Segment], readings: Sequence[Reading]) -> list[Reading]:
    """Give the readings of what may tell a story: not an AI's answer, which it knows already, nor a mere key."""
    return [reading for segment, reading in zip(segments, readings, strict=True) if _tells(segment)]


def _tells(segment: Segment) -> bool:
    if segment.role in _NAMES:
        return len(_WORD.findall(segment.text)) >= _SENTENCE
    return segment.role is not Role.ASSISTANT


_NAMES = frozenset({Role.FILE_NAME, Role.URL, Role.HEADER, Role.KEY})
_WORD, _SENTENCE = re.compile(r"[^\W\d_]{2,}"), 6
"""Words from which the name of a file, or a question in an address, tells something."""
_FAR = list(Identifying)
"""From what tells least to what tells most."""


def _recalled(segments: Sequence[Segment], readings: Sequence[Reading], ledger: Ledger) -> list[Reading]:
    try:
        return recalled(segments, readings, ledger)
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
