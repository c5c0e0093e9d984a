"""« Une décision »: the rule and why, what the author was told, what was counted, and the proof of it all."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from policies.exemption import Exemption
from proxy.console import naming
from proxy.console.page import Asked, Page
from proxy.console.pages import proof
from proxy.console.pages.showing import archive_of, machines_of, show, titles_of
from proxy.console.pages.telling import told, was_told
from proxy.console.session import Right
from proxy.reasons import ADVICE, ReasonCode
from proxy.store.states import Detail


def decision(asked: Asked) -> Response:
    """Show a decision by its reference."""
    detail = asked.store.decision(asked.request.path_params["reference"])
    if detail is None:
        raise HTTPException(404)
    archive = archive_of(asked)
    policy = archive.agreed(detail.row.policy_hash, asked.store.policies())
    rule = naming.block(policy, detail.row.rule)
    return show(
        asked,
        "decision",
        detail=detail,
        row=detail.row,
        policy=policy,
        strange=policy is None and archive.holds(detail.row.policy_hash),
        rule=rule,
        is_exemption=isinstance(rule, Exemption),
        advice=_advice(detail),
        was_told=was_told(detail),
        told=told(detail, policy) if was_told(detail) else None,
        titles=titles_of(asked),
        mac=proof.entry(detail).get("mac", ""),
        covering=proof.covering(asked.console.journal, detail),
        may_handle=asked.session.may(Right.HANDLE),
        local=detail.row.chain in {one.chain for one in machines_of(asked)},
    )


def _advice(detail: Detail) -> str:
    """What a refusal without a rule means, in the words for its author; nothing where this version does not know."""
    reason = detail.row.reason
    return ADVICE[ReasonCode(reason)] if reason in set(ReasonCode) else ""


PAGE = Page("/decisions/{reference}", "decision", decision)
