"""What a person reads when a request does not leave: what was found, what to do, a reference, a version to send."""

from collections import Counter
from collections.abc import Iterable

from detectors.finding import Category, Finding
from policies.decision import Decision
from policies.glossary import GLOSSARY
from proxy.prompt import Rewriting
from proxy.reasons import ADVICE, ReasonCode

LONGEST_PROPOSAL = 4_000


def blocked(service: str, decision: Decision, findings: Iterable[Finding], rewriting: Rewriting, reference: str) -> str:
    """A refusal by the policy."""
    parts = [f"Cette demande n'a pas été envoyée à {service}.", decision.tell]
    if found := _found(findings):
        parts.append(f"Repéré : {found}.")
    if rewriting.proposal and len(rewriting.proposal) <= LONGEST_PROPOSAL:
        parts.append(f"Version qui peut être envoyée :\n{rewriting.proposal}")
    return "\n\n".join([*parts, _closing(reference)])


def refused(service: str, reason: ReasonCode, reference: str) -> str:
    """A refusal for a reason that is no rule's."""
    return "\n\n".join([f"Cette demande n'a pas été envoyée à {service}.", ADVICE[reason], _closing(reference)])


def _found(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.category for finding in findings)
    return ", ".join(f"{GLOSSARY[Category][category]} ({count})" for category, count in counts.items())


def _closing(reference: str) -> str:
    return f"Référence : {reference}. Le texte de votre demande n'est pas conservé. — Paravent"
