import json

import pytest

from proxy.doctor.ruleset import Rule, ruleset

USER = {"match": {"op": "==", "left": {"meta": {"key": "skuid"}}, "right": {"set": [990, 991]}}}
TO_AI = {"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "daddr"}}, "right": "@ai4"}}
WEB = {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": {"set": [80, 443]}}}
QUIC = {"match": {"op": "==", "left": {"payload": {"protocol": "udp", "field": "dport"}}, "right": 443}}
REDIRECT, RESET, REJECT = {"redirect": {"port": 8081}}, {"reject": {"type": "tcp reset"}}, {"reject": {"type": "icmpx"}}


def chain(name: str, kind: str = "", hook: str = "") -> dict[str, object]:
    return {"chain": {"name": name, "type": kind, "hook": hook} if hook else {"name": name}}


def rule(where: str, *expressions: object) -> dict[str, object]:
    return {"rule": {"chain": where, "expr": expressions}}


LISTED = json.dumps(
    {
        "nftables": [
            {"metainfo": {"version": "1.0.6"}},
            {"set": {"name": "ai4", "elem": ["203.0.113.10", "203.0.113.11"]}},
            {"set": {"name": "ai6"}},
            chain("redirected", "nat", "output"),
            chain("refused", "filter", "output"),
            chain("unproxied"),
            rule("redirected", USER, {"return": None}),
            rule("redirected", TO_AI, WEB, REDIRECT),
            rule("refused", TO_AI, {"jump": {"target": "unproxied"}}),
            rule("unproxied", QUIC, REJECT),
            rule("unproxied", WEB, RESET),
        ]
    }
)


def test_a_jump_is_followed_and_keeps_the_set_that_it_came_from() -> None:
    read = ruleset(LISTED)
    assert [one.within for one in read.chains["filter output"]] == ["ai4", "ai4"]
    assert read.does("filter output", "reject", type="tcp reset") == {"ai4"}
    assert read.does("filter output", "reject", type="autre") == set()
    assert read.does("filter input", "queue") == set()


def test_a_rule_for_any_address_is_one_for_both_sets() -> None:
    entries = json.loads(LISTED)["nftables"]
    read = ruleset(json.dumps({"nftables": [*entries, rule("redirected", WEB, REDIRECT)]}))
    assert read.does("nat output", "redirect", port=8081) == {"ai4", "ai6"}


def test_sets_are_counted() -> None:
    assert ruleset(LISTED).addresses == {"ai4": 2, "ai6": 0}


@pytest.mark.parametrize(
    ("expressions", "users"),
    [
        ((USER, {"return": None}), {990, 991}),
        ((USER, {"accept": None}), {990, 991}),
        ((USER, RESET), set()),
        ((TO_AI, {"return": None}), set()),
    ],
)
def test_users_who_pass_are_those_of_rules_that_let_them_out(
    expressions: tuple[dict[str, object], ...], users: set[int]
) -> None:
    assert Rule("", expressions).users() == users


def test_a_port_is_matched_with_its_protocol() -> None:
    assert Rule("", (QUIC, REJECT)).matches("udp dport", 443)
    assert not Rule("", (WEB, REJECT)).matches("udp dport", 443)
    assert Rule("", (WEB, REJECT)).matches("tcp dport", 443)


@pytest.mark.parametrize("listed", ["", "[]", "{}", '{"nftables": 1}'])
def test_what_nft_did_not_write_is_no_ruleset(listed: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        ruleset(listed)
