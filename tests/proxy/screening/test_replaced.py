"""Each way of replacing, through the whole of screening with the real detector, and back into the answer."""

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detectors.anonymity.estimate import K, estimate
from detectors.anonymity.telling import profile
from detectors.engine import PresidioDetector
from detectors.finding import HEALTH, Category, Finding, Identifying, identifying
from detectors.placeholder import MASK
from detectors.reading import Reading
from detectors.site import Site
from policies.decision import Action
from policies.facts import Tier
from policies.loading import DEFAULT, load
from policies.replacements import Replacement
from proxy.prompt import Prompt, Role, Segment
from proxy.redaction.ledger import Ledger
from proxy.redaction.making_up import blanked, without_made_up_words
from proxy.redaction.moments import moments
from proxy.restoration.text import TextRestorer, escaped, restore
from proxy.screening.facts import Audience
from proxy.screening.local import Local
from proxy.screening.memo import Memo
from proxy.screening.screening import Screening
from proxy.screening.verdict import Verdict
from tests.proxy.screening.narratives import FRAMES, stories

CONTRACTED = Audience("essai", Tier.CONTRACTED)
LETTER = (
    "Rédige un courriel à Mme Claire Vidal, née le 14/02/1961, tél. 06 39 98 12 34, claire.vidal@exemple.fr, "
    "pour son rendez-vous du mardi 12 mars 2024."
)
STORY = (
    "Ma patiente Mme VIDAL, 63 ans, admise le 12 mars 2024 à la clinique des Cèdres, revue le 17/03/2024 à Guingamp."
)
C, R = Category, Replacement
MADE_UP = dict.fromkeys((C.PERSON, C.PHONE_NUMBER, C.EMAIL_ADDRESS), R.SURROGATE) | {
    C.DATE: R.SHIFT,
    C.DATE_OF_BIRTH: R.SHIFT,
}
GENERAL = (C.AGE, C.CITY, C.DATE, C.FACILITY, C.UNIT, C.POSTAL_CODE)
SOMEBODY = Finding(C.AGE, 0, 0, 1.0, "test")
IDENTITY = ("Vidal", "VIDAL", "Claire", "12 34", "claire", "14/02/1961", "12 mars", "17/03/2024")


@pytest.fixture(scope="module")
def memo() -> Memo:
    return Memo(Local(PresidioDetector()))


def screening(memo: Memo, ways: Mapping[Category, Replacement]) -> Screening:
    loaded = load(DEFAULT)
    return Screening(memo, replace(loaded, policy=replace(loaded.policy, replacements=ways)))


async def sent(screening: Screening, ledger: Ledger, *texts: str) -> tuple[Verdict, list[str]]:
    """What becomes of turns, of the person and of the service in turn."""
    said = (Segment((place,), (Role.USER, Role.ASSISTANT)[place % 2], text) for place, text in enumerate(texts))
    prompt = Prompt("essai", tuple(said))
    verdict, rewriting = await screening.judge(prompt, CONTRACTED, ledger)
    return verdict, [rewriting.changes.get((place,), text) for place, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("ways", "text", "written", "back"),
    [
        (
            MADE_UP,
            LETTER,
            (
                r"Rédige un courriel à Mme [A-Z][a-z]+ [A-Z][a-z]+, "
                r"née le \d\d/\d\d/196[012], tél\. 06 39 98 \d\d \d\d, "
                r"[a-z]+@exemple\.fr, pour son rendez-vous du [a-z]+ \d{1,2}(?:er)? \S+ 202[345]\."
            ),
            True,
        ),
        (
            MADE_UP,
            STORY,
            (
                r"Ma patiente Mme [A-Z]+, 63 ans, admise le \d{1,2}(?:er)? \S+ 202[345] à la \[clinique\], revue le "
                r"\d\d/\d\d/202[345] à \[commune de 2 000 à 10 000 habitants\]\."
            ),
            False,
        ),
        (
            dict.fromkeys((*MADE_UP, *GENERAL), R.MASK),
            STORY,
            rf"Ma patiente Mme {MASK}, {MASK}, admise le {MASK} à la {MASK}, revue le {MASK} à {MASK}\.",
            False,
        ),
        (
            dict.fromkeys(GENERAL, R.PLACEHOLDER),
            STORY,
            (
                r"Ma patiente Mme \[NOM_1_AB2N\], \[AGE_1_AB2N\], admise le \[DATE_1_AB2N\] à la "
                r"\[ETABLISSEMENT_1_AB2N\], revue le \[DATE_2_AB2N\] à \[VILLE_1_AB2N\]\."
            ),
            True,
        ),
        (
            dict.fromkeys(GENERAL, R.GENERALISE),
            "Écris à Mme Vidal, 63 ans, qui habite à Guingamp.",
            r"Écris à Mme \[NOM_1_AB2N\], (?:de )?60 à 69 ans, qui habite à \[commune de 2 000 à 10 000 habitants\]\.",
            False,
        ),
    ],
    ids=["made up", "made up in a story", "mask", "placeholder", "generalise"],
)
async def test_what_leaves_is_as_the_policy_wants_and_comes_back(
    memo: Memo, ways: Mapping[Category, Replacement], text: str, written: str, back: bool
) -> None:
    judge, ledger = screening(memo, ways), Ledger("AB2N")
    verdict, (left,) = await sent(judge, ledger, text)
    assert verdict.decision.action is Action.REDACT
    assert re.fullmatch(written, left), left
    assert not any(word in left for word in IDENTITY)
    assert (restore(left, ledger) == text) is back
    again, (kept,) = await sent(judge, ledger, left)
    assert (again.decision.action, kept) == (Action.ALLOW, left)


async def test_a_name_that_an_answer_gave_back_is_replaced_by_the_same_surrogate(memo: Memo) -> None:
    judge, ledger = screening(memo, MADE_UP), Ledger("AB2N")
    _, (first,) = await sent(judge, ledger, LETTER)
    surname = first.split("Mme ")[1].split(",")[0].split()[1]
    answer = restore(f"{surname} est prévenue. Signé : {surname.upper()}", ledger)
    assert answer == "Vidal est prévenue. Signé : VIDAL"
    verdict, written = await sent(judge, ledger, LETTER, answer, "Plus court.")
    assert verdict.decision.action is Action.REDACT
    assert written == [first, f"{surname} est prévenue. Signé : {surname.upper()}", "Plus court."]


async def test_a_text_that_only_holds_surrogates_of_the_conversation_is_harmless_and_no_other(memo: Memo) -> None:
    judge, ledger = screening(memo, MADE_UP), Ledger("AB2N")
    _, (first,) = await sent(judge, ledger, LETTER)
    named = "Écris encore à Mme " + first.split("Mme ")[1].split(",")[0]
    verdict, (left,) = await sent(judge, ledger, named + ".")
    assert (verdict.decision.action, left) == (Action.ALLOW, named + ".")
    for text in (named + " Dupont.", f"{named} et à M. Karim Benali.", "Écris à M. Karim Benali."):
        verdict, (left,) = await sent(judge, ledger, text)
        assert verdict.decision.action is Action.REDACT
        assert "Dupont" not in left
        assert "Benali" not in left
    other, (left,) = await sent(judge, Ledger("CD3P"), named + ".")
    assert other.decision.action is Action.REDACT


@pytest.mark.parametrize(
    ("turns", "last", "leaked"),
    [
        (("Écris à Mme Lefèvre.", "Mme Lefevre préfère le matin."), "Et Lefevre viendra seule ?", "Lefevre"),
        (("Écris à Mme LEFÈVRE.", "Mme LEFEVRE préfère le matin."), "LEFEVRE viendra seule ?", "LEFEVRE"),
        ((), "Écris à M. Ben Diallo pour son rendez-vous.", "Ben"),
        ((), "Convoque M. Al Gore.", "Al"),
        ((), "Convoque Mme Saint Ange.", "Saint"),
    ],
)
async def test_no_word_of_a_name_leaves_in_a_page_that_sends_the_last_message_only(
    memo: Memo, turns: Sequence[str], last: str, leaked: str
) -> None:
    judge, ledger = screening(memo, MADE_UP), Ledger("AB2N")
    for turn in turns:
        await sent(judge, ledger, turn)
    verdict, (left,) = await sent(judge, ledger, last)
    assert verdict.decision.action is Action.REDACT
    assert leaked not in left


async def test_a_true_date_that_looks_like_a_shifted_one_still_moves(memo: Memo) -> None:
    judge, ledger = screening(memo, MADE_UP), Ledger("AB2N", 31)
    text = "Écris à Mme Vidal, vue le 14/02/2024."
    _, (first,) = await sent(judge, ledger, text)
    assert first.endswith("vue le 16/03/2024.")
    _, (first, second) = await sent(judge, ledger, text, "Écris à Mme Vidal, vue le 16/03/2024.")
    assert (first[-11:], second[-11:]) == ("16/03/2024.", "16/04/2024.")
    assert restore(second, ledger).endswith("16/03/2024.")


class Greedy:
    """Takes what follows a name for more of it, wherever no placeholder stands."""

    version = "greedy"

    async def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        return [Reading(tuple(self._findings(text))) for text in texts]

    def _findings(self, text: str) -> Iterator[Finding]:
        for match in re.finditer(r"Vidal|(?<=M\. )[A-Z][a-z]+ sort", text):
            yield Finding(C.PERSON, *match.span(), 1.0, "greedy")


async def test_a_surrogate_that_leads_to_more_being_found_gives_way_to_a_placeholder() -> None:
    judge = screening(Memo(Greedy()), {C.PERSON: R.SURROGATE})
    assert (await sent(judge, Ledger("AB2N"), "M. Vidal sort."))[1] == ["M. [NOM_1_AB2N] sort."]
    _, (left,) = await sent(judge, Ledger("AB2N"), "Mme Vidal sort.")
    assert re.fullmatch(r"Mme [A-Z][a-z]+ sort\.", left)
    assert "Vidal" not in left


@pytest.mark.parametrize("ways", [MADE_UP, dict.fromkeys(GENERAL, R.MASK), dict.fromkeys(GENERAL, R.PLACEHOLDER)])
async def test_stories_still_leave_and_what_stays_of_them_fits_enough_people(
    memo: Memo, ways: Mapping[Category, Replacement]
) -> None:
    judge, told = screening(memo, ways), stories(2 * len(FRAMES), seed=7)
    ledgers = [Ledger("AB2N") for _ in told]
    done = await asyncio.gather(*(sent(judge, ledger, story.text) for ledger, story in zip(ledgers, told, strict=True)))
    gone = [
        (left, ledger)
        for (verdict, (left,)), ledger in zip(done, ledgers, strict=True)
        if verdict.decision.action is Action.REDACT
    ]
    assert len(gone) > 0.9 * len(told)
    for left, ledger in gone:
        made_up = ledger.made_up_in(left)
        [reading] = await memo.read([left])
        reading = without_made_up_words(left, reading, made_up)
        remains = reading.profile.with_more(profile(blanked(left, made_up), [*reading.findings, SOMEBODY]))
        assert estimate(remains).people >= K, left
        assert identifying(reading.findings) is not Identifying.DIRECT, left
        assert {f.category for f in reading.findings} <= HEALTH | {C.AGE, C.UNIT}, left


async def test_the_days_between_two_dates_of_a_story_survive(memo: Memo) -> None:
    judge, kept = screening(memo, MADE_UP), 0
    for story in stories(len(FRAMES), seed=11):
        verdict, (left,) = await sent(judge, ledger := Ledger("AB2N"), story.text)
        days = [moment for start, end in ledger.made_up_in(left) for moment in moments(left[start:end])]
        if verdict.decision.action is Action.REDACT and len(days) == 2:
            first, second = (ledger.calendar.day(day) for day in days)
            assert first is not None
            assert second is not None
            assert (second - first).days == story.days
            kept += 1
    assert kept > 0.9 * len(FRAMES)


PEOPLE = st.sampled_from(["Mme Claire Vidal", "M. Karim BENALI", "le Dr Jean-Pierre Lefèvre", "Mme VIDAL"])
WHEN = st.sampled_from(["14/02/2024", "2 mars 2024", "1er avril 2023", "2024-03-12"])
HOW = st.sampled_from(["06 39 98 12 34", "01.99.00.55.55", "claire.vidal@exemple.fr"])
SENTENCES = st.builds("Écris à {}, au {}, pour le rendez-vous du {}.".format, PEOPLE, HOW, WHEN)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(SENTENCES, min_size=1, max_size=3), cuts=st.lists(st.integers(0, 400), max_size=8))
def test_whatever_was_made_up_is_put_back_whole_cut_anywhere_and_inside_json(
    memo: Memo, texts: list[str], cuts: list[int]
) -> None:
    text, ledger, judge = " ".join(texts), Ledger("AB2N"), screening(memo, MADE_UP)
    verdict, (left,) = asyncio.run(sent(judge, ledger, text))
    assert verdict.decision.action is Action.REDACT
    assert asyncio.run(sent(judge, ledger, left))[1] == [left]
    assert restore(left, ledger) == text
    restorer, places = TextRestorer(ledger), sorted({0, len(left), *(cut % len(left) for cut in cuts)})
    pieces = [restorer.feed(left[start:end]) for start, end in pairwise(places)]
    assert "".join([*pieces, restorer.finish()]) == text
    nested = TextRestorer(ledger, escaped)
    inside = "".join(map(nested.feed, escaped(f"à\n{left}\n"))) + nested.finish()
    assert inside == escaped(f"à\n{text}\n")
