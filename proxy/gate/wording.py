"""What a person reads when a request does not leave, in the words of the policy that judged it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from detectors.finding import HEALTH, Identifying
from policies.decide import decide
from policies.decision import Action
from policies.facts import Facts
from policies.messages import DEFAULTS, Blank, Language, written
from policies.model import Policy
from policies.telling import found, known
from proxy.gate.desk_pages import address
from proxy.gate.rephrasing import rephrase
from proxy.gate.request import Request
from proxy.prompt import Rewriting
from proxy.reasons import ADVICE_IN, ReasonCode
from proxy.screening.verdict import Verdict
from proxy.services.catalogue import Kind

LONGEST_PROPOSAL = 4_000

_OR: Mapping[Language, str] = {Language.FRENCH: "ou", Language.ENGLISH: "or"}


def blocked(service: str, verdict: Verdict, rewriting: Rewriting, reference: str, report: str = "") -> str:
    """A refusal by the policy; `report` is where to say that it is a mistake, nothing where that cannot be said."""
    policy = verdict.under.policy
    proposal = (rewriting.proposal or "").rstrip()
    if len(proposal) > LONGEST_PROPOSAL:
        proposal = ""
    shown = proposal and f"{{{Blank.PROPOSAL}}}" in policy.blocked  # it shows by itself how to ask
    said = {
        Blank.TELL: verdict.decision.tell,
        Blank.FOUND: found(_counted(verdict), verdict.facts.obstacles, policy.language),
        Blank.REPHRASE: "" if shown else _rephrased(policy, verdict.facts),
        Blank.PROPOSAL: proposal,
        Blank.REPORT: report,
    }
    return written(policy.blocked, said | known(service, reference, policy))


def report(request: Request, reference: str, policy: Policy) -> str:
    """Where to say that a request was held back for nothing; programs have a terminal beside them."""
    link = address(request.origin, reference)
    if not link or request.service.kind not in {Kind.API, Kind.CODE}:
        return link
    return f"{link} ({_OR[policy.language]} paravent report {reference})"


def refused(service: str, reason: ReasonCode, reference: str, policy: Policy | None) -> str:
    """A refusal for a reason that is no rule's; in French where no policy is in force."""
    template = policy.refused if policy else str(DEFAULTS[Language.FRENCH].refused)
    tell = ADVICE_IN[language_of(policy)][reason]
    return written(template, {Blank.TELL: tell} | known(service, reference, policy))


def language_of(policy: Policy | None) -> Language:
    """The language that people are told in."""
    return policy.language if policy else Language.FRENCH


def _counted(verdict: Verdict) -> Counter[str]:
    return Counter(finding.category for findings in verdict.findings for finding in findings)


def _rephrased(policy: Policy, facts: Facts) -> str:
    """How to ask otherwise, where asking so would be allowed."""
    general = replace(
        facts,
        categories=facts.categories & HEALTH,
        identifying=Identifying.NONE,
        secret=False,
        vignette=False,
        obstacles=frozenset(),
        anonymity=None,
        persons=frozenset(),
    )
    return rephrase(facts, policy.language) if decide(policy, general).action is Action.ALLOW else ""
