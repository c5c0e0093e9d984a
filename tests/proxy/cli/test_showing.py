from dataclasses import replace

import pytest

from detectors.engine import Explanation
from detectors.finding import Category, Finding, Identifying
from policies.decision import Action, Decision
from policies.document import Mode
from policies.facts import Facts, Tier
from policies.loading import DEFAULT, load
from proxy.cli.showing import show_findings, show_reasons, show_verdict
from proxy.prompt import Rewriting
from proxy.reasons import ReasonCode
from proxy.screening.verdict import Verdict

SHIPPED = load(DEFAULT)
FOUND = Finding(Category.PERSON, 4, 9, 0.85, "person")
FACTS = Facts("chatgpt", Tier.OPEN, frozenset(), frozenset(), Identifying.DIRECT, secret=True)


def _verdict(action: Action, *findings: Finding, reason: ReasonCode | None = None) -> Verdict:
    return Verdict(Decision(action, "une-regle", "Reposez [la] question."), FACTS, (findings,), SHIPPED, reason=reason)


def test_findings_are_shown_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    show_findings("Mme Vidal", _verdict(Action.REDACT, FOUND))
    assert "nom d'une personne" in capsys.readouterr().out


def test_nothing_found_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    show_findings("Bonjour", _verdict(Action.ALLOW))
    assert "Rien de repéré" in capsys.readouterr().out


def test_reasons_name_the_recognizer_and_its_pattern(capsys: pytest.CaptureFixture[str]) -> None:
    show_reasons("Mme Vidal", [Explanation(FOUND, "civilité", "", "person")])
    shown = capsys.readouterr().out
    assert "civilité" in shown
    assert "retenu" in shown


def test_reasons_say_what_became_of_each_span(capsys: pytest.CaptureFixture[str]) -> None:
    show_reasons("Mme Vidal", [Explanation(FOUND, "modèle", "", "nir"), Explanation(FOUND, "âge", "", "")])
    shown = capsys.readouterr().out
    assert "couvert" in shown
    assert "écarté" in shown


def test_a_block_says_the_rule_the_reason_and_the_words_told(capsys: pytest.CaptureFixture[str]) -> None:
    show_verdict(_verdict(Action.BLOCK, reason=ReasonCode.REDACTION_INCOMPLETE), Rewriting())
    shown = capsys.readouterr().out
    assert "une-regle (redaction_incomplete)" in shown
    assert "Reposez [la] question." in shown


def test_a_block_is_shown_as_its_author_would_read_it(capsys: pytest.CaptureFixture[str]) -> None:
    show_verdict(_verdict(Action.BLOCK, FOUND), Rewriting(proposal="Mme [NOM_1_AB23] vient."))
    shown = capsys.readouterr().out
    assert shown.count("Mme [NOM_1_AB23] vient.") == 1
    assert "Repéré : nom d'une personne." in shown
    assert SHIPPED.policy.contact in shown
    assert "Référence : 0000000000000000" in shown


def test_where_the_establishment_only_observes_nothing_is_said_to_anybody(capsys: pytest.CaptureFixture[str]) -> None:
    observing = replace(SHIPPED, policy=replace(SHIPPED.policy, mode=Mode.OBSERVE))
    show_verdict(replace(_verdict(Action.BLOCK), under=observing), Rewriting())
    shown = capsys.readouterr().out
    assert "envoyée sans y toucher" in shown
    assert "question" not in shown


def test_brackets_of_a_text_are_not_taken_for_colours(capsys: pytest.CaptureFixture[str]) -> None:
    show_verdict(_verdict(Action.REDACT), Rewriting(proposal="Mme [NOM_1_AB23] et [bold]"))
    assert "Mme [NOM_1_AB23] et [bold]" in capsys.readouterr().out
