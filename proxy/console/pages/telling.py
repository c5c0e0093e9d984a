"""What the author of a request was told, written anew from the policy of the time and from counts.

It is a reconstruction: advice on how to ask, the version that may be sent and the address of the report depended on
the request, or on the machine, and the journal keeps neither.
"""

from policies.decision import Action
from policies.document import Mode
from policies.messages import DEFAULTS, Blank, Language, written
from policies.model import Policy
from policies.telling import found, known
from proxy.console.naming import block, service
from proxy.reasons import ADVICE_IN, ReasonCode
from proxy.store.states import Detail

_BY_THE_POLICY = frozenset({None, ReasonCode.REDACTION_INCOMPLETE, ReasonCode.CANNOT_REWRITE})
"""Reasons of a refusal that are told in the policy's message for a block."""


def was_told(detail: Detail) -> bool:
    """Whether the author was told anything: only what does not leave is answered by Paravent."""
    return detail.row.action == Action.BLOCK and detail.row.mode == Mode.ENFORCE


def told(detail: Detail, policy: Policy | None) -> str | None:
    """Write the message again, in the language of the establishment.

    Args:
        detail: A decision of which the author was told.
        policy: Of the time; None where it is not kept, or none was in force.

    Returns:
        The message; None where it cannot be written without the policy, or by this version.
    """
    reason = detail.row.reason
    if reason is not None and reason not in set(ReasonCode):
        return None
    language = policy.language if policy else Language.FRENCH
    said = known(service(detail.row.service), detail.row.reference, policy)
    if reason not in _BY_THE_POLICY:
        template = policy.refused if policy else str(DEFAULTS[language].refused)
        return written(template, said | {Blank.TELL: ADVICE_IN[language][ReasonCode(str(reason))]})
    tell = _tell(detail, policy, language)
    if policy is None or tell is None:
        return None
    what = found(detail.categories, detail.obstacles, language)
    return written(policy.blocked, said | {Blank.TELL: tell, Blank.FOUND: what})


def _tell(detail: Detail, policy: Policy | None, language: Language) -> str | None:
    if detail.row.reason == ReasonCode.CANNOT_REWRITE:
        return ADVICE_IN[language][ReasonCode.CANNOT_REWRITE]
    rule = block(policy, detail.row.rule)
    if rule is None:
        return None
    return (rule.tell_en if language is Language.ENGLISH else None) or rule.tell
