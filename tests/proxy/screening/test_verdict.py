from dataclasses import fields

from detectors.finding import Category, Finding, Identifying
from policies.decision import Action, Decision
from policies.facts import Facts, Tier
from policies.loading import DEFAULT, load
from proxy.screening.verdict import Verdict


def test_a_verdict_has_no_place_for_text() -> None:
    facts = Facts(
        "chatgpt", Tier.OPEN, frozenset({Category.PERSON}), frozenset({"user"}), Identifying.DIRECT, secret=False
    )
    found = ((Finding(Category.PERSON, 0, 6, 1.0, "x"),),)
    verdict = Verdict(Decision(Action.ALLOW, "r", "t"), facts, found, load(DEFAULT))
    assert (verdict.reason, verdict.observed, verdict.analysed) == (None, (), 0)
    assert not {"text", "words", "prompt", "segments"} & {field.name for field in fields(Verdict)}
