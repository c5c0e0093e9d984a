"""Read a prompt, decide, redact, and decide again on what remains."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from detectors.reading import Reading
from policies.decide import decide, observed
from policies.decision import Action, Decision
from policies.document import Mode
from policies.loading import Loaded
from proxy.prompt import Path, Prompt, Rewriting, Role, Segment
from proxy.reasons import ADVICE_IN, ReasonCode
from proxy.redaction.ledger import Ledger, LedgerFullError
from proxy.redaction.recall import recalled
from proxy.screening.errors import ScreeningError
from proxy.screening.facts import Audience, facts_of, telling
from proxy.screening.memo import Memo
from proxy.screening.redacting import is_worth_going_on, redactions, reread
from proxy.screening.seams import seams, with_seams
from proxy.screening.verdict import Verdict


def _now() -> datetime:
    return datetime.now().astimezone().replace(tzinfo=None)


@dataclass
class Screening:
    """Judges prompts under the policy in force.

    Attributes:
        memo: Reads texts.
        loaded: The policy in force; None where none could be loaded. Changing it changes nothing for a prompt that is
            being judged.
        clock: Gives the local time.
    """

    memo: Memo
    loaded: Loaded | None
    clock: Callable[[], datetime] = _now

    async def judge(self, prompt: Prompt, audience: Audience, ledger: Ledger) -> tuple[Verdict, Rewriting]:
        """A verdict on the whole prompt, and what its words become: nothing else where the policy only observes.

        Raises:
            ScreeningError: the prompt could not be judged in full.
        """
        if self.loaded is None:
            raise ScreeningError(ReasonCode.POLICY_INVALID)
        sitting = Sitting(self.memo, self.loaded)
        verdict, rewriting = await sitting.judge(prompt, audience.under(self.loaded.policy, self.clock()), ledger)
        return verdict, Rewriting() if self.loaded.policy.mode is Mode.OBSERVE else rewriting


@dataclass(frozen=True, slots=True)
class Sitting:
    """Judges one prompt, under one policy from beginning to end."""

    memo: Memo
    loaded: Loaded

    async def judge(self, prompt: Prompt, audience: Audience, ledger: Ledger) -> tuple[Verdict, Rewriting]:
        """A verdict on the whole prompt, and what its words become; the audience is as the establishment sees it.

        Raises:
            ScreeningError: the prompt could not be read in full.
        """
        read, analysed = await self._read(prompt.segments)
        readings = _recalled(prompt.segments, read, ledger)
        facts = facts_of(prompt, readings, audience, ledger.told)
        decision = decide(self.loaded.policy, facts)
        verdict = Verdict(
            decision=decision,
            facts=facts,
            findings=tuple(reading.findings for reading in readings),
            observed=observed(self.loaded.policy, facts),
            under=self.loaded,
            analysed=analysed,
        )
        if decision.action is Action.ALLOW:
            ledger.told = ledger.told.remembering(telling(prompt.segments, readings))
            return verdict, Rewriting()
        return await self._redacted(prompt, audience, ledger, readings, verdict)

    async def _read(self, segments: Sequence[Segment]) -> tuple[list[Reading], int]:
        """Readings of the segments, seams included, and how many of the segments were new."""
        policy = self.loaded.policy
        if sum(len(segment.text) for segment in segments) > policy.limits.characters:
            raise ScreeningError(ReasonCode.TEXT_TOO_LONG)
        readings, analysed = await self.memo.read_counted([segment.text for segment in segments], policy.site)
        joints = seams(segments)
        at_seams = await self.memo.read([seam.text for seam in joints], policy.site)
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
        for redacted in redactions(prompt.segments, readings, ledger, now, self.loaded.policy.replacements):
            segments = redacted.segments
            after = reread(redacted, readings, (await self._read(segments))[0])
            remains = facts_of(replace(prompt, segments=segments), after, audience, ledger.told)
            remaining = decide(self.loaded.policy, remains)
            going_on = is_worth_going_on(self.loaded.policy, remains, made_up=any(redacted.made_up))
            if remaining.action is Action.ALLOW or not going_on:
                break
        changes = _changes(prompt.segments, segments)
        clean = remaining.action is Action.ALLOW
        if verdict.decision.action is Action.BLOCK:
            return verdict, Rewriting(proposal=_proposal(segments) if clean and changes else None)
        if not clean:
            reason = ReasonCode.REDACTION_INCOMPLETE if changes else None
            return _blocked(verdict, remaining, reason), Rewriting()
        if not _writable(prompt.segments, segments, audience):
            tell = ADVICE_IN[self.loaded.policy.language][ReasonCode.CANNOT_REWRITE]
            told = replace(verdict.decision, tell=tell)
            return _blocked(verdict, told, ReasonCode.CANNOT_REWRITE), Rewriting(proposal=_proposal(segments))
        ledger.told = ledger.told.remembering(telling(prompt.segments, after))
        return verdict, Rewriting(changes, _proposal(segments))


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
