import pytest

from detectors.finding import Category, Finding
from policies.decision import Action, Decision
from proxy.gate.wording import LONGEST_PROPOSAL, blocked, refused
from proxy.prompt import Rewriting
from proxy.reasons import ADVICE, ReasonCode

DECISION = Decision(Action.BLOCK, "identite-directe", "Un nom désigne une personne.")
FINDINGS = [Finding(category, 0, 1, 1.0, "x") for category in (Category.PERSON, Category.NIR, Category.PERSON)]


def test_a_refusal_says_what_was_found_what_to_do_and_what_may_be_sent() -> None:
    assert blocked("ChatGPT", DECISION, FINDINGS, Rewriting(proposal="Écris à [NOM_1_AB2N]."), "00aa").split(
        "\n\n"
    ) == [
        "Cette demande n'a pas été envoyée à ChatGPT.",
        "Un nom désigne une personne.",
        "Repéré : nom d'une personne (2), numéro de sécurité sociale (1).",
        "Version qui peut être envoyée :\nÉcris à [NOM_1_AB2N].",
        "Référence : 00aa. Le texte de votre demande n'est pas conservé. — Paravent",
    ]


@pytest.mark.parametrize("proposal", [None, "", "x" * (LONGEST_PROPOSAL + 1)])
def test_without_findings_or_a_version_to_send_it_says_nothing_of_them(proposal: str | None) -> None:
    message = blocked("ChatGPT", DECISION, [], Rewriting(proposal=proposal), "00aa")
    assert len(message.split("\n\n")) == 3


@pytest.mark.parametrize("reason", ReasonCode)
def test_every_reason_is_told_in_french_with_its_reference(reason: ReasonCode) -> None:
    message = refused("Claude", reason, "00aa")
    assert message.startswith("Cette demande n'a pas été envoyée à Claude.")
    assert ADVICE[reason] in message
    assert "Référence : 00aa." in message
