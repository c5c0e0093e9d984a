import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from detectors.finding import Category, Finding
from detectors.placeholder import placeholders
from detectors.reading import Reading
from detectors.site import Site
from policies.decision import Action
from policies.facts import Obstacle, Tier
from policies.loading import DEFAULT, load
from policies.messages import Language
from proxy.prompt import Prompt, Rewriting, Role, Segment, Unreadable
from proxy.reasons import ADVICE, ADVICE_IN, ReasonCode
from proxy.redaction.ledger import MAX_ENTRIES, Ledger
from proxy.screening.errors import ScreeningError
from proxy.screening.facts import Audience
from proxy.screening.memo import Memo
from proxy.screening.screening import Screening
from proxy.screening.verdict import Verdict

POLICY = load(DEFAULT)
MARK = re.compile(r"Claire|Karim|angine|fièvre")
OPEN = Audience("chatgpt", Tier.OPEN)


class Marks:
    """Finds a few words; what is secret says so; « ineffaçable » is found again whatever replaces it."""

    version = "marks"

    async def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        if any("panne" in text for text in texts):
            raise ScreeningError(ReasonCode.ANALYSIS_FAILED)
        return [self._read(text) for text in texts]

    def _read(self, text: str) -> Reading:
        found = [self._finding(match) for match in MARK.finditer(text)]
        again = [Finding(Category.PERSON, *span, 1.0, "x") for span in placeholders(text) if "ineffaçable" in text]
        invented = "fictif" in text
        return Reading((*found, *again), "ma patiente" in text and not invented, invented, refers="elle" in text)

    def _finding(self, match: re.Match[str]) -> Finding:
        health = {"angine": Category.DISEASE, "fièvre": Category.SYMPTOM}
        return Finding(health.get(match[0], Category.PERSON), *match.span(), 1.0, "marks")


def segment(text: str, role: Role = Role.USER, *, writable: bool = True, at: int = 0) -> Segment:
    return Segment(("messages", at), role, text, writable)


async def judged(
    *segments: Segment,
    audience: Audience = OPEN,
    unreadable: tuple[Unreadable, ...] = (),
    ledger: Ledger | None = None,
) -> tuple[Verdict, Rewriting]:
    prompt = Prompt("chatgpt", segments, unreadable)
    return await Screening(Memo(Marks()), POLICY).judge(prompt, audience, Ledger("AB2N") if ledger is None else ledger)


async def test_a_harmless_prompt_is_allowed_and_untouched() -> None:
    verdict, rewriting = await judged(segment("Quelle posologie dans l'angine avec fièvre ?"))
    assert verdict.decision.action is Action.ALLOW
    assert rewriting == Rewriting()
    assert (verdict.reason, verdict.analysed) == (None, 1)
    assert [found.category for found in verdict.findings[0]] == [Category.DISEASE, Category.SYMPTOM]


async def test_identity_is_redacted_and_health_never_is() -> None:
    verdict, rewriting = await judged(
        segment("Sois bref.", Role.SYSTEM), segment("Claire a une angine, écris à Karim.", at=1)
    )
    assert verdict.decision.action is Action.REDACT
    assert rewriting.changes == {("messages", 1): "[NOM_1_AB2N] a une angine, écris à [NOM_2_AB2N]."}
    assert rewriting.proposal == "[NOM_1_AB2N] a une angine, écris à [NOM_2_AB2N]."


@pytest.mark.parametrize(
    ("tier", "text", "action"),
    [
        (Tier.OPEN, "Écris à Claire.", Action.REDACT),
        (Tier.CONTRACTED, "Écris à Claire.", Action.REDACT),
        (Tier.APPROVED, "Écris à Claire.", Action.ALLOW),
        (Tier.OPEN, "Que dire à ma patiente ?", Action.BLOCK),
        (Tier.CONTRACTED, "Que dire à ma patiente ?", Action.ALLOW),
        (Tier.APPROVED, "Que dire à ma patiente ?", Action.ALLOW),
        (Tier.OPEN, "Cas fictif : ma patiente tousse.", Action.ALLOW),
        (Tier.OPEN, "Cas fictif : Claire tousse.", Action.REDACT),
    ],
)
async def test_the_tier_of_the_service_decides_with_the_facts(tier: Tier, text: str, action: Action) -> None:
    verdict, _ = await judged(segment(text), audience=Audience("x", tier))
    assert verdict.decision.action is action


async def test_a_secret_that_redaction_does_not_take_away_is_blocked_by_its_own_rule() -> None:
    verdict, rewriting = await judged(segment("Que dire à ma patiente Claire ?"))
    assert (verdict.decision.action, verdict.decision.rule_id) == (Action.BLOCK, "secret-medical")
    assert verdict.reason is ReasonCode.REDACTION_INCOMPLETE
    assert rewriting == Rewriting()


async def test_what_is_found_again_after_redaction_is_blocked() -> None:
    verdict, rewriting = await judged(segment("Écris à Claire, ineffaçable."))
    assert (verdict.decision.action, verdict.reason) == (Action.BLOCK, ReasonCode.REDACTION_INCOMPLETE)
    assert rewriting == Rewriting()


@pytest.mark.parametrize(
    ("segments", "audience", "proposal"),
    [
        ([segment("Écris à Claire.")], Audience("x", Tier.OPEN, rewrite=False), "Écris à [NOM_1_AB2N]."),
        (
            [segment("Claire.pdf", Role.FILE_NAME, writable=False), segment("Résume.", at=1)],
            OPEN,
            "Résume.",
        ),
        ([segment("Claire", Role.URL, writable=False)], OPEN, None),
    ],
)
async def test_words_that_cannot_be_written_back_are_blocked_with_a_version_to_send(
    segments: list[Segment], audience: Audience, proposal: str | None
) -> None:
    verdict, rewriting = await judged(*segments, audience=audience)
    assert (verdict.decision.action, verdict.reason) == (Action.BLOCK, ReasonCode.CANNOT_REWRITE)
    assert verdict.decision.tell == ADVICE[ReasonCode.CANNOT_REWRITE]
    assert verdict.decision.rule_id == "identite-directe"
    assert rewriting == Rewriting(proposal=proposal)


async def test_an_establishment_that_speaks_english_says_so_in_english() -> None:
    english = replace(POLICY, policy=replace(POLICY.policy, language=Language.ENGLISH))
    prompt = Prompt("x", (segment("Écris à Claire."),))
    audience = Audience("x", Tier.OPEN, rewrite=False)
    verdict, _ = await Screening(Memo(Marks()), english).judge(prompt, audience, Ledger("AB2N"))
    assert verdict.decision.tell == ADVICE_IN[Language.ENGLISH][ReasonCode.CANNOT_REWRITE]


async def test_the_proposal_is_the_person_s_last_own_words() -> None:
    _, rewriting = await judged(
        segment("Écris à Claire."), segment("Claire ?", Role.ASSISTANT, at=1), segment("Oui, Claire.", at=2)
    )
    assert rewriting.proposal == "Oui, [NOM_1_AB2N]."
    assert set(rewriting.changes) == {("messages", 0), ("messages", 1), ("messages", 2)}


async def test_what_nobody_can_read_is_blocked_without_a_proposal() -> None:
    verdict, rewriting = await judged(segment("Décris."), unreadable=(Unreadable(("messages", 1), Obstacle.IMAGE),))
    assert (verdict.decision.action, verdict.decision.rule_id) == (Action.BLOCK, "contenu-illisible")
    assert (verdict.reason, rewriting) == (None, Rewriting())


async def test_only_new_text_is_read_in_the_next_turn() -> None:
    screening, ledger = Screening(Memo(Marks()), POLICY), Ledger("AB2N")
    first = Prompt("chatgpt", (segment("Écris à Claire."),))
    then = replace(first, segments=(*first.segments, segment("Plus court.", at=1)))
    assert (await screening.judge(first, OPEN, ledger))[0].analysed == 1
    verdict, rewriting = await screening.judge(then, OPEN, ledger)
    assert verdict.analysed == 1
    assert rewriting.changes == {("messages", 0): "Écris à [NOM_1_AB2N]."}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("panne", ReasonCode.ANALYSIS_FAILED),
        ("x" * (POLICY.policy.limits.characters + 1), ReasonCode.TEXT_TOO_LONG),
    ],
)
async def test_a_prompt_that_cannot_be_read_in_full_has_no_verdict(text: str, reason: ReasonCode) -> None:
    with pytest.raises(ScreeningError) as raised:
        await judged(segment(text))
    assert raised.value.reason is reason


async def test_a_conversation_that_names_too_many_has_no_verdict() -> None:
    ledger = Ledger()
    for number in range(MAX_ENTRIES):
        ledger.placeholder(Category.PERSON, str(number))
    with pytest.raises(ScreeningError) as raised:
        await judged(segment("Écris à Claire."), ledger=ledger)
    assert raised.value.reason is ReasonCode.TEXT_TOO_LONG


@pytest.mark.parametrize(
    ("turns", "actions"),
    [
        (("ma patiente tousse.", "Et pour elle, vu sa grossesse ?"), [Action.BLOCK, Action.BLOCK]),
        (("Quelle dose ?", "Et pour elle, vu sa grossesse ?"), [Action.ALLOW, Action.ALLOW]),
        (("ma patiente tousse.", "merci", "Et pour elle ?"), [Action.BLOCK, Action.ALLOW, Action.BLOCK]),
    ],
)
async def test_a_turn_that_leans_on_a_secret_one_is_secret(turns: tuple[str, ...], actions: list[Action]) -> None:
    ledger = Ledger("AB2N")
    assert [(await judged(segment(turn), ledger=ledger))[0].decision.action for turn in turns] == actions
