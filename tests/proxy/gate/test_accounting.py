import time
from collections.abc import Callable

from detectors.finding import Category, Finding, Identifying
from policies.decision import Action, Decision
from policies.facts import Facts, Obstacle, Tier
from policies.groups import NOBODY_KNOWN
from policies.loading import DEFAULT, load
from proxy.gate.accounting import Account
from proxy.gate.request import Request
from proxy.gate.senders import Sender
from proxy.journal.forms import as_dict
from proxy.prompt import Prompt, Role, Segment, Unreadable
from proxy.reasons import ReasonCode
from proxy.screening.verdict import Verdict

REFERENCE = "00000000000000aa"
FINDING = Finding(Category.PERSON, 4, 11, 1.0, "x")
FACTS = Facts(
    "openai-api", Tier.OPEN, frozenset({Category.PERSON}), frozenset({"user"}), Identifying.DIRECT, secret=True
)
ACCOUNT, SHIPPED = Account(), load(DEFAULT)


def test_a_decision_is_told_by_counts_and_never_by_words(trequest: Callable[..., Request]) -> None:
    segments = tuple(Segment((i,), Role.USER, "Mme Lefèvre") for i in range(3))
    prompt = Prompt("openai-api", segments, (Unreadable((3,), Obstacle.IMAGE),), unknown_fields=2)
    verdict = Verdict(
        Decision(Action.BLOCK, "identite-directe", "…"), FACTS, ((FINDING, FINDING), (), (FINDING,)), SHIPPED,
        reason=ReasonCode.CANNOT_REWRITE, analysed=1,
    )  # fmt: skip
    record = ACCOUNT.decided(trequest(), prompt, verdict, REFERENCE, time.monotonic() - 0.02)
    assert (record.id, record.service, record.kind, record.tier) == (REFERENCE, "openai-api", "api", Tier.OPEN)
    assert (record.action, record.rule_id, record.reason) == ("block", "identite-directe", "cannot_rewrite")
    assert (record.categories, record.obstacles) == ({"PERSON": 3}, {"image": 1})
    assert (record.segments, record.cached_segments, record.unknown_fields, record.characters) == (3, 2, 2, 100)
    assert (record.identifying, record.secret) == ("direct", True)
    assert record.policy_hash == SHIPPED.sha256
    assert 20 <= record.latency_ms < 1000
    assert "Lefèvre" not in repr(as_dict(record))


def test_a_refusal_without_a_verdict_says_its_reason_alone(trequest: Callable[..., Request]) -> None:
    record = ACCOUNT.refused(trequest({"q": "Lefevre"}), ReasonCode.JSON_INVALID, REFERENCE, time.monotonic(), SHIPPED)
    assert (record.action, record.reason, record.rule_id) == ("block", "json_invalid", None)
    assert (record.categories, record.segments, record.identifying, record.secret) == ({}, 0, None, False)
    assert "Lefevre" not in repr(as_dict(record))


def test_before_policy_and_detector_are_known_nothing_is_said_of_them(trequest: Callable[..., Request]) -> None:
    record = Account().refused(trequest(), ReasonCode.POLICY_INVALID, REFERENCE, time.monotonic(), None)
    assert record.policy_hash is None


def test_a_record_says_by_hashes_who_asked(trequest: Callable[..., Request]) -> None:
    record = ACCOUNT.refused(trequest(), ReasonCode.JSON_INVALID, REFERENCE, time.monotonic(), SHIPPED)
    assert (record.user, record.workstation) == (None, None)
    sender = Sender(NOBODY_KNOWN, "00000000000000bb", "00000000000000cc", "claire.vidal")
    signed = ACCOUNT.signed(record, sender)
    assert (signed.user, signed.workstation) == ("00000000000000bb", "00000000000000cc")
    assert "claire" not in repr(as_dict(signed))
