"""A gatekeeper among fakes of its ports, which keep what they were asked."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from detectors.finding import Category, Finding, Identifying
from policies.decision import Action, Decision
from policies.facts import Facts
from policies.loading import DEFAULT, Loaded, load
from proxy.gate.gatekeeper import Gatekeeper
from proxy.gate.passage import Forward, Refuse
from proxy.gate.request import Request
from proxy.journal.append_file import JournalError
from proxy.journal.record import Record
from proxy.prompt import Prompt, Rewriting
from proxy.redaction.ledger import Ledger
from proxy.screening.facts import Audience
from proxy.screening.verdict import Verdict

type Make = Callable[..., Request]
"""Makes requests, as the fixture `trequest` does."""

TELL = "Un nom désigne une personne."
SHIPPED = load(DEFAULT)


@dataclass
class Judging:
    """Gives the verdict that it was told to give."""

    log: list[str]
    action: Action = Action.ALLOW
    rewriting: Rewriting = field(default_factory=Rewriting)
    failure: Exception | None = None
    loaded: Loaded | None = SHIPPED
    seen: list[tuple[Prompt, Audience, Ledger]] = field(default_factory=list)

    async def judge(self, prompt: Prompt, audience: Audience, ledger: Ledger) -> tuple[Verdict, Rewriting]:
        self.log.append("judged")
        self.seen.append((prompt, audience, ledger))
        if self.failure:
            raise self.failure
        facts = Facts(audience.service, audience.tier, frozenset(), frozenset(), Identifying.NONE, secret=False)
        findings = ((Finding(Category.PERSON, 0, 6, 1.0, "x"),),)
        decision = Decision(self.action, "une-regle", TELL)
        return Verdict(decision, facts, findings, self.loaded, analysed=1), self.rewriting


@dataclass
class Writing:
    """Keeps the records that it was given."""

    log: list[str]
    records: list[Record] = field(default_factory=list)
    failure: JournalError | None = None

    async def write(self, record: Record) -> None:
        self.log.append("writing")
        if self.failure:
            raise self.failure
        self.records.append(record)
        self.log.append("written")


@dataclass
class House:
    keeper: Gatekeeper
    judge: Judging
    journal: Writing
    log: list[str]


def said(*texts: str) -> dict[str, object]:
    return {"messages": [{"role": "user", "content": text} for text in texts]}


async def forwarded(house: House, request: Request) -> Forward:
    passage = await house.keeper.examine(request)
    house.log.append("forwarded")
    assert isinstance(passage, Forward)
    return passage


async def refused(house: House, request: Request) -> Refuse:
    passage = await house.keeper.examine(request)
    assert isinstance(passage, Refuse)
    return passage


def message(refusal: Refuse) -> str:
    return str(json.loads(refusal.body)["error"]["message"])
