"""The whole life of a request, wire to journal, in one place. Knows nothing of mitmproxy."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from policies.decision import Action
from policies.document import Mode
from policies.loading import Loaded
from proxy.gate import wording
from proxy.gate.accounting import Account
from proxy.gate.desk import Desk, is_ours
from proxy.gate.log import DecisionLog
from proxy.gate.opening import Opened, opened
from proxy.gate.passage import Forward, Passage, Refuse
from proxy.gate.refusing import refuse
from proxy.gate.registry import Registry
from proxy.gate.request import Request
from proxy.gate.senders import Sender, Senders
from proxy.journal.append_file import JournalError
from proxy.journal.forms import new_id
from proxy.journal.record import Record
from proxy.prompt import Prompt, Rewriting, Role
from proxy.reasons import ReasonCode
from proxy.redaction.conversations import Conversations
from proxy.redaction.ledger import Ledger
from proxy.screening.errors import ScreeningError
from proxy.screening.facts import Audience
from proxy.screening.verdict import Verdict
from proxy.services.canary import CANARY
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


_UNSAFE = frozenset(
    {
        ReasonCode.HOST_MISMATCH,
        ReasonCode.HTTP_MALFORMED,
        ReasonCode.WEBSOCKET_REFUSED,
        ReasonCode.CANARY_FAILED,
        ReasonCode.AUTHORITY_UNUSABLE,
    }
)
"""What an establishment that only observes does not let pass either: nobody can tell where it goes, or what follows."""


class Judge(Protocol):
    """Whoever gives verdicts."""

    @property
    def loaded(self) -> Loaded | None:
        """The policy in force now; None where there is none."""
        ...

    async def judge(self, prompt: Prompt, audience: Audience, ledger: Ledger) -> tuple[Verdict, Rewriting]:
        """A verdict on the whole prompt, and what its words become.

        Raises:
            ScreeningError: the prompt could not be judged in full.
        """
        ...


@dataclass
class Gatekeeper:
    """Examines requests one by one; shares nothing between them but the conversations' placeholders.

    Attributes:
        judge: Gives verdicts.
        journal: Writes decisions down.
        account: Makes their records.
        conversations: Their placeholders.
        senders: Tell who asks.
        registry: Notes for two custodians whose hash is whose.
        desk: Where people say that a request was held back for nothing.
        witness: Told of each decision once it is written down, with the request and whoever asked; must not raise.
        alarm: Tells why every request is refused, where something is wrong with the product itself.
    """

    judge: Judge
    journal: DecisionLog
    account: Account
    conversations: Conversations = field(default_factory=Conversations)
    senders: Senders = field(default_factory=Senders)
    witness: Callable[[Request, Record, Sender], None] = field(default=lambda *_: None, repr=False)
    alarm: Callable[[], ReasonCode | None] = field(default=lambda: None, repr=False)
    registry: Registry = field(init=False)
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.registry, self.desk = Registry(self.journal), Desk(self.journal)

    async def examine(self, request: Request) -> Passage:
        """What becomes of the request. A Forward is returned only once its journal line is durable."""
        if is_ours(request):
            return await self.desk.serve(request)
        reference, started = new_id(), time.monotonic()
        try:
            return await self._judged(request, reference, started)
        except JournalError as failure:
            return self.answer(request, failure.reason, reference)

    async def _judged(self, request: Request, reference: str, started: float) -> Passage:
        try:
            return await self._examine(request, reference, started)
        except (WireError, ScreeningError) as failure:
            return await self._unread(request, failure.reason, reference, started)

    async def _examine(self, request: Request, reference: str, started: float) -> Passage:
        if request.upgrades:
            raise WireError(ReasonCode.WEBSOCKET_REFUSED)
        if (alarm := self.alarm()) is not None and request.service is not CANARY:
            raise ScreeningError(alarm)
        content = opened(request)
        if not content.prompt.segments and not content.prompt.unreadable:
            return Forward(_body(request, content, Rewriting()), self._known(request, content), content.endpoint.answer)
        ledger, sender = self._ledger(request, content), await self.senders.of(request)
        audience = Audience(
            request.service.id,
            request.service.tier,
            rewrite=request.service.rewrite and content.endpoint.rewrite,
            who=sender.who,
        )
        verdict, rewriting = await self.judge.judge(content.prompt, audience, ledger)
        await self._write(request, self.account.decided(request, content.prompt, verdict, reference, started), sender)
        if verdict.under.policy.mode is Mode.OBSERVE:
            return Forward(None)
        if verdict.decision.action is Action.BLOCK:
            return self._blocked(request, verdict, rewriting, reference)
        return Forward(_body(request, content, rewriting), ledger, content.endpoint.answer)

    async def _write(self, request: Request, record: Record, sender: Sender) -> None:
        """Write a decision down, after what lets two custodians tell whose it was."""
        if self.judge.loaded is not None:
            await self.registry.note(sender, self.judge.loaded.policy.custodians)
        await self.journal.write(self.account.signed(record, sender))
        self.witness(request, record, sender)

    async def _unread(self, request: Request, reason: ReasonCode, reference: str, started: float) -> Passage:
        """No verdict: a refusal, unless the establishment only observes; then what was sent goes on as it came."""
        loaded = self.judge.loaded
        if loaded is None or loaded.policy.mode is not Mode.OBSERVE or reason in _UNSAFE:
            return await self.refuse(request, reason, reference, started)
        record = self.account.refused(request, reason, reference, started, loaded)
        await self._write(request, record, await self.senders.of(request))
        return Forward(None)

    async def refuse(
        self, request: Request, reason: ReasonCode, reference: str | None = None, started: float | None = None
    ) -> Refuse:
        """Refuse for a reason that is no rule's, and write it down; say so where even that failed."""
        reference = reference or new_id()
        try:
            record = self.account.refused(request, reason, reference, started or time.monotonic(), self.judge.loaded)
            await self._write(request, replace(record, mode=Mode.ENFORCE), await self.senders.of(request))
        except JournalError as failure:
            return self.answer(request, failure.reason, reference)
        return self.answer(request, reason, reference)

    def answer(self, request: Request, reason: ReasonCode, reference: str) -> Refuse:
        """The answer that tells of a refusal."""
        policy = self.judge.loaded.policy if self.judge.loaded else None
        message = wording.refused(request.service.name, reason, reference, policy)
        refusal = Refusal(message, reference, reason.value, _STATUS.get(reason, _UNAVAILABLE))
        return refuse(request, request.service.adapter, refusal, wording.language_of(policy))

    def _blocked(self, request: Request, verdict: Verdict, rewriting: Rewriting, reference: str) -> Refuse:
        report = wording.report(request, reference, verdict.under.policy)
        message = wording.blocked(request.service.name, verdict, rewriting, reference, report)
        refusal = Refusal(message, reference, verdict.decision.rule_id)
        return refuse(request, request.service.adapter, refusal, verdict.under.policy.language)

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
