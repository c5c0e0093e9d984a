from detectors.finding import Category, Finding, Identifying
from policies.decision import Action, Decision
from policies.facts import Facts, Tier
from policies.loading import DEFAULT, load
from proxy.cli.lines import judged
from proxy.prompt import Rewriting
from proxy.screening.verdict import Verdict

TEXT = "Mme Vidal"
SHIPPED = load(DEFAULT)
FOUND = (Finding(Category.PERSON, 4, 9, 0.8512, "person"),)


def _verdict(action: Action) -> Verdict:
    facts = Facts(
        "chatgpt", Tier.OPEN, frozenset({Category.PERSON}), frozenset({"user"}), Identifying.DIRECT, secret=False
    )
    return Verdict(Decision(action, "regle", ""), facts, (FOUND,), SHIPPED)


def test_a_redacted_text_is_given_as_it_would_be_sent() -> None:
    row = judged(TEXT, _verdict(Action.REDACT), Rewriting({(): "Mme [NOM_1_AB23]"}, "Mme [NOM_1_AB23]"))
    assert row["redacted"] == "Mme [NOM_1_AB23]"
    [finding] = row["findings"]
    assert finding | {"role": None} == {"category": "PERSON", "start": 4, "end": 9, "score": 0.851, "role": None}


def test_an_allowed_text_is_given_as_it_is() -> None:
    assert judged(TEXT, _verdict(Action.ALLOW), Rewriting())["redacted"] == TEXT


def test_a_blocked_text_that_cannot_be_sent_in_any_form_is_not_given() -> None:
    assert judged(TEXT, _verdict(Action.BLOCK), Rewriting())["redacted"] is None
