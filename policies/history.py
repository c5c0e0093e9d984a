"""What each file of a policy changed of those before it: old, new, who and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policies.parsing import Parsed


@dataclass(frozen=True, slots=True)
class Change:
    """One key of a rule that a file overrides.

    Attributes:
        by: Id of the policy that changes it.
        why: Its reason.
        key: Of the rule.
        before: Value inherited.
        after: Value now.
    """

    by: str
    why: str
    key: str
    before: object
    after: object


def changes(files: Sequence[Parsed]) -> Mapping[str, tuple[Change, ...]]:
    """Give what was changed of each rule, by rule id, the oldest change first.

    Args:
        files: The establishment's first, then what it extends; resolved already, so that every override holds.
    """
    *extending, first = files
    rules = {rule.id: rule for rule in first.document.rules}
    made: dict[str, tuple[Change, ...]] = {}
    for parsed in reversed(extending):
        for override in parsed.document.overrides:
            old = rules[override.rule]
            own = (
                Change(parsed.document.id, override.why, key, getattr(old, key), value)
                for key, value in override.changes().items()
            )
            made[old.id] = (*made.get(old.id, ()), *own)
            rules[old.id] = override.over(old)
        rules |= {rule.id: rule for rule in parsed.document.rules}
    return made


def said(files: Sequence[Parsed], key: str) -> list[tuple[str, object]]:
    """Give what each policy of a chain says of a key, the one that holds first, as (policy id, value)."""
    values = ((parsed.document.id, getattr(parsed.document, key)) for parsed in files)
    return [(name, value) for name, value in values if value is not None]
