import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detectors.finding import Category, Finding, Identifying, Role
from policies.checking import NOTHING_FOUND
from policies.decide import decide
from policies.decision import Action, Decision
from policies.facts import Facts, Obstacle
from policies.loading import DEFAULT, load
from policies.messages import Blank, Language, Messages
from policies.model import Policy
from policies.rule import Rule
from policies.tools import ApprovedTool
from policies.when import Categories, Persons, When
from proxy.gate.request import Request
from proxy.gate.wording import LONGEST_PROPOSAL, blocked, language_of, refused, report
from proxy.prompt import Rewriting
from proxy.reasons import ADVICE_IN, ReasonCode
from proxy.screening.verdict import Verdict

SHIPPED = load(DEFAULT)
CHU = replace(
    SHIPPED.policy,
    establishment="CHU de Montferrand",
    contact="dpo@chu.exemple.fr",
    approved_tool=ApprovedTool(name="Assistant du CHU", url="https://ia.chu.exemple.fr"),
)
ENGLISH = replace(CHU, language=Language.ENGLISH)
NAMED = replace(NOTHING_FOUND, categories=frozenset({Category.PERSON, Category.NIR}), identifying=Identifying.DIRECT)
NOTHING_TO_SEND = Rewriting()
DESK = "https://chatgpt.com/.paravent/signaler/00000000000000aa"


def findings(*categories: Category) -> tuple[Finding, ...]:
    return tuple(Finding(category, 0, 1, 1.0, "x") for category in categories)


def verdict(
    policy: Policy = CHU, facts: Facts = NAMED, found: Iterable[Category] = (Category.NIR, Category.PERSON)
) -> Verdict:
    decision = replace(decide(policy, facts), action=Action.BLOCK)
    return Verdict(decision, facts, (findings(Category.PERSON), findings(*found)), replace(SHIPPED, policy=policy))


def paragraphs(message: str) -> list[str]:
    return message.split("\n\n")


AVEC = (
    "A.V.E.C. (HAS) : Apprendre l'outil, Vérifier ce qu'il reçoit et ce qu'il répond, Estimer ce qu'il apporte, "
    "Communiquer."
)
AVEC_EN = (
    "A.V.E.C. (HAS, France): learn the tool, check what it is given and what it answers, weigh what it brings, "
    "talk about it."
)


def told(rule_id: str) -> Rule:
    return next(rule for rule in CHU.rules if rule.id == rule_id)


def test_a_block_says_what_was_found_why_how_to_ask_instead_with_what_and_whom_to_write_to() -> None:
    assert paragraphs(blocked("ChatGPT", verdict(), NOTHING_TO_SEND, "00aa", DESK)) == [
        "Cette demande n'a pas été envoyée à ChatGPT.",
        told("identite-directe").tell,
        "Repéré : nom d'une personne (2) ; numéro de sécurité sociale.",
        "Pour poser la même question : écrivez « un patient » au lieu du nom ; laissez de côté numéros et coordonnées.",
        "Outil validé par l'établissement : Assistant du CHU (https://ia.chu.exemple.fr).",
        AVEC,
        f"Ce n'était pas une donnée de patient ? Signalez-le : {DESK}",
        "Une question : dpo@chu.exemple.fr.",
        "Référence : 00aa. Le texte de votre demande n'est pas conservé. — Paravent",
        "CHU de Montferrand",
    ]


def test_in_english_every_word_of_it_is_english() -> None:
    assert paragraphs(blocked("ChatGPT", verdict(ENGLISH), NOTHING_TO_SEND, "00aa", DESK)) == [
        "This request was not sent to ChatGPT.",
        told("identite-directe").tell_en,
        "Found: name of a person (2); French social security number.",
        "To ask the same question: write “a patient” instead of the name; leave out numbers and addresses.",
        "Tool approved by the hospital: Assistant du CHU (https://ia.chu.exemple.fr).",
        AVEC_EN,
        f"It was no patient's data? Report it: {DESK}",
        "A question: dpo@chu.exemple.fr.",
        "Reference: 00aa. The text of your request is not kept. — Paravent",
        "CHU de Montferrand",
    ]


def test_without_a_tool_or_a_name_the_establishment_is_not_made_up() -> None:
    message = blocked("ChatGPT", verdict(SHIPPED.policy), NOTHING_TO_SEND, "00aa")
    assert "Outil validé" not in message
    assert paragraphs(message)[-1].endswith("— Paravent")


def test_a_version_that_may_be_sent_says_by_itself_how_to_ask() -> None:
    message = blocked("ChatGPT", verdict(), Rewriting(proposal="Écris à [NOM_1_AB2N].\n\nMerci."), "00aa")
    assert "Version qui peut être envoyée :\nÉcris à [NOM_1_AB2N].\n\nMerci.\n\n" in message
    assert "Pour poser la même question" not in message


@pytest.mark.parametrize("proposal", [None, "", " \n", "x" * (LONGEST_PROPOSAL + 1)])
def test_without_a_version_short_enough_to_be_read_it_says_how_to_ask(proposal: str | None) -> None:
    message = blocked("ChatGPT", verdict(), Rewriting(proposal=proposal), "00aa")
    assert "Version qui peut" not in message
    assert "Pour poser la même question" in message


def test_the_longest_version_is_shown_whole() -> None:
    assert "x" * LONGEST_PROPOSAL in blocked("ChatGPT", verdict(), Rewriting(proposal="x" * LONGEST_PROPOSAL), "00aa")


def test_a_template_that_shows_no_version_says_how_to_ask() -> None:
    policy = replace(CHU, messages=Messages(blocked="{rephrase}\n\n{reference}"))
    message = blocked("ChatGPT", verdict(policy), Rewriting(proposal="Écris à [NOM_1_AB2N]."), "00aa")
    assert message == "écrivez « un patient » au lieu du nom ; laissez de côté numéros et coordonnées\n\n00aa"


@pytest.mark.parametrize(
    ("facts", "found", "told"),
    [
        (replace(NOTHING_FOUND, secret=True), [Category.DRUG, Category.SYMPTOM], "Repéré : nom d'une personne."),
        (
            replace(NOTHING_FOUND, obstacles=frozenset({Obstacle.IMAGE, Obstacle.AUDIO})),
            [],
            "Repéré : enregistrement sonore ; image ; nom d'une personne.",
        ),
        (NAMED, [Category.AGE, Category.AGE, Category.DATE], "Repéré : nom d'une personne ; âge (2) ; date."),
    ],
)
def test_what_a_question_of_medicine_is_about_is_not_held_against_it(
    facts: Facts, found: list[Category], told: str
) -> None:
    assert told in paragraphs(blocked("ChatGPT", verdict(facts=facts, found=found), NOTHING_TO_SEND, "00aa"))


@pytest.mark.parametrize(
    ("facts", "offered"),
    [
        (NAMED, True),
        (replace(NOTHING_FOUND, secret=True), True),
        (replace(NAMED, identifying=Identifying.INDIRECT, anonymity=3), True),
        (replace(NOTHING_FOUND, obstacles=frozenset({Obstacle.FILE})), True),
        (replace(NAMED, complete=False), False),
        (replace(NAMED, service="deepseek"), False),
    ],
)
def test_another_way_to_ask_is_offered_only_where_it_would_be_allowed(facts: Facts, offered: bool) -> None:
    message = blocked(
        "ChatGPT", verdict(_forbidding(When(service=frozenset({"deepseek"}))), facts), NOTHING_TO_SEND, "00aa"
    )
    assert ("Pour poser la même question" in message) is offered


@pytest.mark.parametrize(
    ("when", "seen"),
    [
        (When(categories=Categories(any_of=frozenset({Category.CITY}))), {"categories": frozenset({Category.CITY})}),
        (When(persons=Persons(any_of=frozenset({Role.RELATIVE}))), {"persons": frozenset({Role.RELATIVE})}),
        (When(anonymity_below=100), {"anonymity": 10}),
        (When(vignette=True), {"vignette": True}),
    ],
)
def test_another_way_to_ask_leaves_out_whatever_a_rule_holds_against_the_request(
    when: When, seen: dict[str, Any]
) -> None:
    judged = verdict(_forbidding(when), replace(NOTHING_FOUND, **seen))
    assert "Pour poser la même question" in blocked("ChatGPT", judged, NOTHING_TO_SEND, "00aa")


def test_no_other_way_to_ask_is_offered_where_the_question_itself_is_not_welcome() -> None:
    drugs = _forbidding(When(categories=Categories(any_of=frozenset({Category.DRUG}))))
    judged = verdict(drugs, replace(NAMED, categories=frozenset({Category.PERSON, Category.DRUG})))
    assert "Pour poser la même question" not in blocked("ChatGPT", judged, NOTHING_TO_SEND, "00aa")


def _forbidding(when: When) -> Policy:
    """The policy of an establishment with a rule of its own."""
    return replace(CHU, rules=(CHU.rules[0].model_copy(update={"id": "interdit", "when": when}), *CHU.rules))


@pytest.mark.parametrize("rule", [rule for rule in CHU.rules if rule.action is not Action.ALLOW], ids=lambda r: r.id)
@pytest.mark.parametrize("policy", [CHU, ENGLISH], ids=["fr", "en"])
def test_no_rule_says_again_what_the_page_says(policy: Policy, rule: Rule) -> None:
    tell = rule.tell_en if policy.language is Language.ENGLISH else rule.tell
    facts = replace(NAMED, secret=True, complete=rule.id != "analyse-inachevee")
    judged = replace(verdict(policy, facts), decision=Decision(Action.BLOCK, rule.id, str(tell)))
    message = blocked("ChatGPT", judged, NOTHING_TO_SEND, "00aa")
    sentences = re.split(r"(?<=[.:;]) ", message)
    assert str(tell) in message
    assert len(sentences) == len(set(sentences))
    assert message.count("A.V.E.C.") == message.count("https://ia.chu.exemple.fr") == 1
    assert len(message.split()) <= 150


@pytest.mark.parametrize(
    ("host", "policy", "said"),
    [
        ("chatgpt.com", CHU, "https://chatgpt.com/.paravent/signaler/00aa"),
        ("chatgpt.com", ENGLISH, "https://chatgpt.com/.paravent/signaler/00aa"),
        ("api.openai.com", CHU, "https://api.openai.com/.paravent/signaler/00aa (ou paravent report 00aa)"),
        ("api.openai.com", ENGLISH, "https://api.openai.com/.paravent/signaler/00aa (or paravent report 00aa)"),
        ("cursor.com", CHU, "https://cursor.com/.paravent/signaler/00aa (ou paravent report 00aa)"),
    ],
)
def test_a_mistake_is_reported_where_people_are_and_at_the_terminal_where_programs_are(
    trequest: Callable[..., Request], host: str, policy: Policy, said: str
) -> None:
    assert report(trequest(host=host), "00aa", policy) == said


def test_where_the_service_is_not_known_by_its_address_nothing_is_promised(trequest: Callable[..., Request]) -> None:
    assert report(replace(trequest(), origin=""), "00aa", CHU) == ""
    assert "Signalez" not in blocked("ChatGPT", verdict(), NOTHING_TO_SEND, "00aa")


@pytest.mark.parametrize("reason", ReasonCode)
@pytest.mark.parametrize("policy", [CHU, ENGLISH, SHIPPED.policy, None], ids=["fr", "en", "shipped", "none"])
def test_every_reason_is_told_with_its_reference_in_the_language_of_the_policy(
    policy: Policy | None, reason: ReasonCode
) -> None:
    message = refused("Claude", reason, "00aa", policy)
    language = language_of(policy)
    opening, closing = {
        Language.FRENCH: ("Cette demande n'a pas été envoyée à Claude.", "Référence : 00aa."),
        Language.ENGLISH: ("This request was not sent to Claude.", "Reference: 00aa."),
    }[language]
    assert paragraphs(message)[:2] == [opening, ADVICE_IN[language][reason]]
    assert paragraphs(message)[2].startswith(closing)
    assert paragraphs(message)[3:] == ([policy.establishment] if policy and policy.establishment else [])


def test_the_establishment_may_write_both_messages_itself() -> None:
    own = Messages(blocked="Stop.\n\n{tool}\n\n{reference}", refused="{tell} Appelez {contact}, {reference}.")
    policy = replace(CHU, messages=own)
    assert blocked("ChatGPT", verdict(policy), NOTHING_TO_SEND, "00aa") == (
        "Stop.\n\nAssistant du CHU (https://ia.chu.exemple.fr)\n\n00aa"
    )
    elsewhere = replace(CHU, messages=Messages(blocked="Non.\n\nErreur ? {report}\n\n{reference}"))
    assert blocked("ChatGPT", verdict(elsewhere), NOTHING_TO_SEND, "00aa", DESK) == f"Non.\n\nErreur ? {DESK}\n\n00aa"
    assert refused("ChatGPT", ReasonCode.TOO_LARGE, "00aa", policy).endswith("Appelez dpo@chu.exemple.fr, 00aa.")


@given(st.lists(st.sampled_from([f"{{{blank}}}" for blank in Blank]) | st.text(), min_size=1).map("".join))
def test_what_a_person_wrote_is_never_read_as_a_template_and_the_reference_is_always_there(proposal: str) -> None:
    assume(proposal.strip() and len(proposal) <= LONGEST_PROPOSAL)
    message = blocked("ChatGPT", verdict(), Rewriting(proposal=proposal), "00aa")
    assert f"\n\nVersion qui peut être envoyée :\n{proposal.rstrip()}" in message
    assert "\n\nRéférence : 00aa." in message
