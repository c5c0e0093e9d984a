"""What a policy says that another does not: block by block, key by key, before and after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from pydantic import BaseModel

from policies.document import NEAREST
from policies.model import Policy
from policies.phrasing import conditions
from policies.rule import Status
from policies.shape import Strict
from policies.when import When

WHOLE = "politique"
"""The part of what a policy says once, outside of any block."""


class Kind(StrEnum):
    """What became of something that a policy says."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that two policies do not say alike.

    Attributes:
        kind: What became of it.
        part: Where it is said: "règle", "exception", "groupe"…, or `WHOLE`.
        name: Of the block; empty under `WHOLE`.
        key: That changed; empty where the whole block is new, gone or moved.
        before: Its value, as people read it; empty where there was none.
        after: Likewise.
        unseen: Whether it may let more through in a way that no facts show: less is found, or others are believed.
    """

    kind: Kind
    part: str
    name: str
    key: str = ""
    before: str = ""
    after: str = ""
    unseen: bool = False


def changes(old: Policy, new: Policy) -> tuple[Change, ...]:
    """Say what differs, rules first."""
    return (
        *_moves([rule.id for rule in old.rules], [rule.id for rule in new.rules]),
        *_blocks("règle", {rule.id: rule for rule in old.rules}, {rule.id: rule for rule in new.rules}),
        *_blocks("exception", {one.id: one for one in old.exemptions}, {one.id: one for one in new.exemptions}),
        *_blocks(
            "groupe", {one.id: one for one in old.groups}, {one.id: one for one in new.groups}, _trusted(old, new)
        ),
        *_words("outil", old.tiers, new.tiers),
        *_identifiers(old, new),
        *_words("remplacement", old.replacements, new.replacements),
        *(change for name in _ONCE for change in _once(name, getattr(old, name), getattr(new, name))),
    )


_ONCE = tuple(dict.fromkeys(("mode", "title", "version", *NEAREST)))  # first what weighs most


def _moves(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Say which rules are not where they were among those that stay."""
    before, after = [name for name in old if name in new], [name for name in new if name in old]
    same = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    kept = {name for block in same for name in after[block.b : block.b + block.size]}
    for name in after:
        if name not in kept:
            yield Change(Kind.MOVED, "règle", name, "", _place(old, name), _place(new, name))


def _place(names: Sequence[str], name: str) -> str:
    place = names.index(name)
    return f"après {names[place - 1]}" if place else "en premier"


def _blocks(
    part: str, old: Mapping[str, Strict], new: Mapping[str, Strict], unseen: frozenset[str] = frozenset()
) -> Iterator[Change]:
    for name in dict.fromkeys([*new, *old]):
        before, after = old.get(name), new.get(name)
        if before is None or after is None:
            yield Change(Kind.REMOVED if after is None else Kind.ADDED, part, name)
            continue
        for key, field in type(after).model_fields.items():
            if getattr(before, key) != getattr(after, key):
                values = said(getattr(before, key)), said(getattr(after, key))
                yield Change(_kind(*values), part, name, field.alias or key, *values, unseen=name in unseen)


def _trusted(old: Policy, new: Policy) -> frozenset[str]:
    """Groups that a rule or an exception in force depends on: who belongs to them is nothing that facts tell."""
    whens = [rule.when for each in (old, new) for rule in each.rules if rule.status is Status.ENFORCE]
    whens += [one.when for each in (old, new) for one in each.exemptions]
    return frozenset().union(*(when.group or () for when in whens))


def _words[K: str](part: str, old: Mapping[K, object], new: Mapping[K, object]) -> Iterator[Change]:
    for name in dict.fromkeys([*new, *old]):
        before, after = said(old.get(name)), said(new.get(name))
        if before != after:
            yield Change(_kind(before, after), part, str(name), "", before, after)


def _identifiers(old: Policy, new: Policy) -> Iterator[Change]:
    """Compare what is looked for; without one of them, or with another pattern, less may be found."""
    before, after = {one.name: one for one in old.site}, {one.name: one for one in new.site}
    for name in dict.fromkeys([*after, *before]):
        if before.get(name) != after.get(name):
            kind = Kind.ADDED if name not in before else Kind.REMOVED if name not in after else Kind.CHANGED
            was, now = (one.pattern if (one := each.get(name)) else "" for each in (before, after))
            yield Change(kind, "identifiant", name.removeprefix("site_"), "", was, now, unseen=name in before)


def _once(name: str, old: object, new: object) -> Iterator[Change]:
    if old != new:
        values = said(old), said(new)
        yield Change(_kind(*values), WHOLE, "", name, *values)


def _kind(before: str, after: str) -> Kind:
    if before and after:
        return Kind.CHANGED
    return Kind.REMOVED if before else Kind.ADDED


def said(value: object) -> str:
    """Write a value of a policy on one line; nothing where there is none."""
    match value:
        case None | False | True:
            return {None: "", False: "false", True: "true"}[value]
        case When():
            return " ; ".join(conditions(value))
        case BaseModel():
            return " ; ".join(_keys(value))
        case frozenset():
            return ", ".join(sorted(map(said, value)))
        case tuple():
            return ", ".join(map(said, value))
    return " ".join(str(value).split())


def _keys(block: BaseModel) -> Iterator[str]:
    for key, field in type(block).model_fields.items():
        if (words := said(getattr(block, key))) and key in block.model_fields_set:
            yield f"{field.alias or key} : {words}"
