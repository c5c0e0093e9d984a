"""What the kernel's rules do to a packet for an AI service, read from nft's JSON. Pure.

The format is that of libnftables-json(5): every rule is a list of matches that ends with what becomes of the packet.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

SETS = ("ai4", "ai6")

type _Object = Mapping[str, Any]
"""Of nft's JSON: only the keys that are asked for are narrowed, others come and go with its versions."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as a packet comes to it.

    Attributes:
        within: Set that the packet's destination is in; empty for any destination.
        expressions: The rule's matches and its end.
    """

    within: str
    expressions: tuple[_Object, ...]

    def ends(self, kind: str) -> _Object | None:
        """What it does, if that is of this kind: `redirect`, `reject`, `queue`."""
        found = next((one[kind] for one in self.expressions if kind in one), None)
        return found if isinstance(found, dict) else None

    def matches(self, field: str, value: object) -> bool:
        """Whether it asks for this value of a packet's field."""
        return any(value in _values(right) for left, right in _matches(self.expressions) if left == field)

    def users(self) -> frozenset[int]:
        """User ids that it takes out of the chain."""
        if not any("return" in one or "accept" in one for one in self.expressions):
            return frozenset()
        found = (_values(right) for left, right in _matches(self.expressions) if left == "skuid")
        return frozenset(each for values in found for each in values if isinstance(each, int))


@dataclass(frozen=True, slots=True)
class Ruleset:
    """One table.

    Attributes:
        chains: For each kind of base chain and hook ("nat output"), the rules that packets come to.
        addresses: How many each set holds.
    """

    chains: Mapping[str, tuple[Rule, ...]]
    addresses: Mapping[str, int]

    def does(self, chain: str, kind: str, **also: object) -> frozenset[str]:
        """The sets whose packets meet, in a base chain, a rule that ends so, with these details."""
        found: set[str] = set()
        for rule in self.chains.get(chain, ()):
            end = rule.ends(kind)
            if end is not None and all(end.get(key) == value for key, value in also.items()):
                found.update([rule.within] if rule.within else SETS)
        return frozenset(found)


def ruleset(listed: str) -> Ruleset:
    """Read what `nft -j list table` wrote.

    Raises:
        ValueError: it is not that.
    """
    entries: list[_Object] = json.loads(listed)["nftables"]
    rules = [one["rule"] for one in entries if "rule" in one]
    bases = [one["chain"] for one in entries if "hook" in one.get("chain", {})]
    chains: dict[str, tuple[Rule, ...]] = {}
    for base in bases:
        name = f"{base['type']} {base['hook']}"
        chains[name] = (*chains.get(name, ()), *_met(rules, base["name"], ""))
    sets = [one["set"] for one in entries if "set" in one]
    return Ruleset(chains, {each["name"]: len(each.get("elem", [])) for each in sets})


def _met(rules: list[_Object], chain: str, within: str) -> Iterator[Rule]:
    """The rules of a chain, and in place of a jump those that it leads to; nft refuses loops."""
    for rule in rules:
        if rule["chain"] != chain:
            continue
        expressions = tuple(rule["expr"])
        named = within or next(
            (str(right)[1:] for left, right in _matches(expressions) if left in {"ip daddr", "ip6 daddr"}), ""
        )
        jump = next((one["jump"] for one in expressions if "jump" in one), None)
        yield from _met(rules, jump["target"], named) if jump else [Rule(named, expressions)]


def _matches(expressions: tuple[_Object, ...]) -> Iterator[tuple[str, object]]:
    """What is compared with what, by its name in nft: `ip daddr`, `udp dport`, `skuid`."""
    for one in expressions:
        if "match" in one:
            left = one["match"]["left"]
            inside = left.get("payload") or left.get("meta") or left.get("ct") or {}
            named = (inside.get("protocol"), inside.get("field") or inside.get("key"))
            yield " ".join(part for part in named if part), one["match"]["right"]


def _values(right: object) -> list[object]:
    if isinstance(right, dict):
        return list(right.get("set", []))
    return [right]
