"""Policies with one thing wrong each, which the cases of their file must notice."""

from collections.abc import Iterator
from dataclasses import replace

from policies.checking import Judge, check
from policies.decision import Action
from policies.exemption import Exemption
from policies.loading import Loaded
from policies.model import Policy
from policies.resolving import resolve
from policies.rule import Rule, Status
from policies.when import When

type Block = Rule | Exemption

NEVER = frozenset()
"""No tier at all: conditions that ask for one of these never hold."""


def own(policy: Policy) -> Iterator[Block]:
    """The rules in use and the exceptions that the policy's own file says."""
    for block in (*policy.rules, *policy.exemptions):
        if policy.origins[block.id][0] == policy.id and getattr(block, "status", None) is not Status.RETIRED:
            yield block


def without_block(policy: Policy, block: Block) -> Policy:
    """As if the block were not there, its cases still tried."""
    return _with(policy, block, when=block.when.model_copy(update={"tier": NEVER}))


def without_condition(policy: Policy, block: Block, name: str) -> Policy:
    return _with(policy, block, when=block.when.model_copy(update={name: None}))


def acting(policy: Policy, block: Block, action: Action) -> Policy:
    return _with(policy, block, action=action)


def without_override(loaded: Loaded, rule: str) -> Policy:
    """As if the file said nothing of a rule that it inherits."""
    first, *rest = loaded.files
    kept = tuple(override for override in first.document.overrides if override.rule != rule)
    return resolve([replace(first, document=first.document.model_copy(update={"overrides": kept})), *rest])


def without_identifier(policy: Policy, name: str) -> Policy:
    return replace(policy, site=tuple(one for one in policy.site if one.name != name))


def is_killed(policy: Policy, judge: Judge) -> bool:
    """Whether a case gets another action than it expects (from any rule), or misses what is marked in it."""
    return any(failure.missed or failure.got.action is not failure.expected for failure in check(policy, judge))


def _with(policy: Policy, block: Block, **changes: When | Action) -> Policy:
    changed = block.model_copy(update=changes)
    return replace(
        policy,
        rules=tuple(changed if rule is block else rule for rule in policy.rules),
        exemptions=tuple(changed if one is block else one for one in policy.exemptions),
    )
