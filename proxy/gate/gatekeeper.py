"""The whole life of a request, wire to journal, in one place. Knows nothing of mitmproxy."""

import time
from dataclasses import dataclass, field
from typing import Protocol

from policies.decision import Action
from proxy.gate import wording
from proxy.gate.accounting import Account
from proxy.gate.opening import Opened, opened
from proxy.gate.passage import Forward, Passage, Refuse
from proxy.gate.refusing import refuse
from proxy.gate.request import Request
from proxy.journal.append_file import JournalError
from proxy.journal.record import Record, new_id
from proxy.prompt import Prompt, Rewriting, Role
from proxy.reasons import ReasonCode
from proxy.redaction.conversations import Conversations
from proxy.redaction.ledger import Ledger
from proxy.screening.errors import ScreeningError
from proxy.screening.screening import Audience
from proxy.screening.verdict import Verdict
from proxy.services.wire_format import Refusal
from proxy.wire.errors import WireError

_STATUS = {
    ReasonCode.TOO_LARGE: 413,
    ReasonCode.TEXT_TOO_LONG: 413,
    ReasonCode.DECOMPRESSION_BOMB: 413,
    ReasonCode.ENCODING_UNKNOWN: 415,
    ReasonCode.ENCODING_INVALID: 400,
    ReasonCode.JSON_INVALID: 400,
    ReasonCode.JSON_DUPLICATE_KEY: 400,
    ReasonCode.JSON_TOO_DEEP: 400,
    ReasonCode.UNICODE_INVALID: 400,
    ReasonCode.BODY_UNREADABLE: 400,
    ReasonCode.HTTP_MALFORMED: 400,
    ReasonCode.HOST_MISMATCH: 421,
    ReasonCode.WEBSOCKET_REFUSED: 403,
}
_UNAVAILABLE = 503


class Judge(Protocol):
    """Whoever gives verdicts."""

    async def judge(self, prompt: Prompt, audience: Audience, ledger: Ledger) -> tuple[Verdict, Rewriting]:
        """A verdict on the whole prompt, and what its words become.

        Raises:
            ScreeningError: the prompt could not be judged in full.
        """
        ...


class DecisionLog(Protocol):
    """Whoever writes decisions down."""

    async def write(self, record: Record) -> None:
        """Return once the record is durable.

        Raises:
            JournalError: it is not.
        """
        ...


@dataclass
class Gatekeeper:
    """Examines requests one by one; shares nothing between them but the conversations' placeholders."""

    judge: Judge
    journal: DecisionLog
    account: Account
    conversations: Conversations = field(default_factory=Conversations)

    async def examine(self, request: Request) -> Passage:
        """What becomes of the request. A Forward is returned only once its journal line is durable."""
        reference, started = new_id(), time.monotonic()
        try:
            return await self._examine(request, reference, started)
        except (WireError, ScreeningError) as failure:
            return await self.refuse(request, failure.reason, reference, started)
        except JournalError as failure:
            return self.answer(request, failure.reason, reference)

    async def _examine(self, request: Request, reference: str, started: float) -> Passage:
        if request.upgrades:
            raise WireError(ReasonCode.WEBSOCKET_REFUSED)
        content = opened(request)
        if not content.prompt.segments and not content.prompt.unreadable:
            return Forward(_body(request, content, Rewriting()), self._known(request, content), content.endpoint.answer)
        ledger = self._ledger(request, content)
        audience = Audience(
            request.service.id,
            request.service.tier,
            rewrite=request.service.rewrite and content.endpoint.rewrite,
        )
        verdict, rewriting = await self.judge.judge(content.prompt, audience, ledger)
        await self.journal.write(self.account.decided(request, content.prompt, verdict, reference, started))
        if verdict.decision.action is Action.BLOCK:
            return self._blocked(request, verdict, rewriting, reference)
        return Forward(_body(request, content, rewriting), ledger, content.endpoint.answer)

    async def refuse(
        self, request: Request, reason: ReasonCode, reference: str | None = None, started: float | None = None
    ) -> Refuse:
        """Refuse for a reason that is no rule's, and write it down; say so where even that failed."""
        reference = reference or new_id()
        try:
            await self.journal.write(self.account.refused(request, reason, reference, started or time.monotonic()))
        except JournalError as failure:
            return self.answer(request, failure.reason, reference)
        return self.answer(request, reason, reference)

    def answer(self, request: Request, reason: ReasonCode, reference: str) -> Refuse:
        """The answer that tells of a refusal."""
        message = wording.refused(request.service.name, reason, reference)
        refusal = Refusal(message, reference, reason.value, _STATUS.get(reason, _UNAVAILABLE))
        return refuse(request, request.service.adapter, refusal)

    def _blocked(self, request: Request, verdict: Verdict, rewriting: Rewriting, reference: str) -> Refuse:
        findings = [finding for found in verdict.findings for finding in found]
        message = wording.blocked(request.service.name, verdict.decision, findings, rewriting, reference)
        return refuse(request, request.service.adapter, Refusal(message, reference, verdict.decision.rule_id))

    def learn(self, request: Request, ledger: Ledger, conversation: str) -> None:
        """The service has told the id of the conversation that `request` belongs to."""
        self.conversations.alias(self._key(request, conversation), ledger)

    def _known(self, request: Request, content: Opened) -> Ledger | None:
        """The ledger of a request that carries no words: a page that shows an earlier conversation again."""
        conversation = content.prompt.conversation
        return self.conversations.ledger(self._key(request, conversation)) if conversation else None

    def _ledger(self, request: Request, content: Opened) -> Ledger:
        """By the service's own id of the conversation; failing that, by who asks and how the conversation began."""
        if content.prompt.conversation:
            return self.conversations.ledger(self._key(request, content.prompt.conversation))
        own = (segment.text for segment in content.prompt.segments if segment.role is Role.USER)
        who = request.header("authorization") or request.header("x-api-key") or request.header("x-goog-api-key")
        beginning = self.conversations.key(request.service.id, who or request.client, "beginning", next(own, ""))
        return self.conversations.ledger(beginning)

    def _key(self, request: Request, conversation: str) -> bytes:
        return self.conversations.key(request.service.id, request.client, "id", conversation)


def _body(request: Request, content: Opened, rewriting: Rewriting) -> bytes | None:
    return content.body.encode(rewriting.changes) if request.body else None
