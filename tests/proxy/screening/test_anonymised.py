"""Whatever leaves for a service under contract fits enough people, read again from scratch, and keeps its intervals."""

import asyncio
import re
from collections.abc import Sequence

import pytest

from detectors.anonymity.estimate import K, estimate
from detectors.anonymity.telling import profile
from detectors.engine import PresidioDetector
from detectors.finding import HEALTH, Category, Finding, Identifying, identifying
from detectors.reading import Reading
from detectors.site import Site
from policies.decision import Action
from policies.facts import Tier
from policies.loading import DEFAULT, load
from proxy.prompt import Prompt, Role, Segment
from proxy.reasons import ReasonCode
from proxy.redaction.ledger import Ledger
from proxy.screening.facts import Audience
from proxy.screening.local import Local
from proxy.screening.memo import Memo, Reader
from proxy.screening.screening import Screening
from tests.proxy.screening.narratives import FRAMES, Story, stories

CONTRACTED = Audience("essai", Tier.CONTRACTED)
STORIES = stories(22 * len(FRAMES), seed=5)
SOMEBODY = Finding(Category.AGE, 0, 0, 1.0, "test")
"""Told of nobody, a profile is empty: the story is somebody's even where nothing shows it any more."""
DAY = re.compile(r"\[J0(?: ([+-]) (\d+))?\]")


@pytest.fixture(scope="module")
def detector() -> PresidioDetector:
    return PresidioDetector()


class Together:
    """Reads in one batch what is asked for at the same time: eight times faster than text by text."""

    def __init__(self, detector: PresidioDetector) -> None:
        self._detector = detector
        self._asked: list[tuple[Sequence[str], asyncio.Future[list[Reading]]]] = []

    @property
    def version(self) -> str:
        return self._detector.version

    async def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        loop = asyncio.get_running_loop()
        if not self._asked:
            loop.call_soon(self._answer)
        answer = loop.create_future()
        self._asked.append((texts, answer))
        return await answer

    def _answer(self) -> None:
        asked, self._asked = self._asked, []
        readings = iter(self._detector.read([text for texts, _ in asked for text in texts]))
        for texts, answer in asked:
            answer.set_result([next(readings) for _ in texts])


@pytest.fixture(scope="module")
def left(detector: PresidioDetector) -> list[tuple[Story, Action, str]]:
    """What becomes of each story: the text that leaves, or nothing."""
    return asyncio.run(_all_judged(Together(detector)))


async def _all_judged(reader: Reader) -> list[tuple[Story, Action, str]]:
    policy = load(DEFAULT)
    return list(await asyncio.gather(*(_judged(Screening(Memo(reader), policy), story) for story in STORIES)))


async def _judged(screening: Screening, story: Story) -> tuple[Story, Action, str]:
    prompt = Prompt("essai", (Segment((), Role.USER, story.text),))
    verdict, rewriting = await screening.judge(prompt, CONTRACTED, Ledger("AB2N"))
    return story, verdict.decision.action, rewriting.changes.get((), "")


def test_most_stories_leave_and_none_as_it_was_told(left: list[tuple[Story, Action, str]]) -> None:
    gone = [text for _, action, text in left if action is Action.REDACT]
    assert len(STORIES) >= 300
    assert len(gone) > 0.9 * len(STORIES)
    assert all(story.text != text for story, _, text in left)


def test_what_leaves_as_it_was_told_fits_enough_people(
    detector: PresidioDetector, left: list[tuple[Story, Action, str]]
) -> None:
    texts = [story.text for story, action, _ in left if action is Action.ALLOW]
    assert all(estimate(reading.profile).people >= K for reading in detector.read(texts))


def test_what_leaves_fits_enough_people_read_again_from_scratch(
    detector: PresidioDetector, left: list[tuple[Story, Action, str]]
) -> None:
    texts = [text.replace("moins d'un an", "moins de 12 mois") for _, _, text in left if text]  # a band that is read
    for text, reading in zip(texts, detector.read(texts), strict=True):
        told = reading.profile.with_more(profile(text, [*reading.findings, SOMEBODY]))
        assert estimate(told).people >= K, text
        assert identifying(reading.findings) is not Identifying.DIRECT, text
        assert {f.category for f in reading.findings} <= HEALTH | {Category.AGE}, text


def test_the_days_between_two_dates_survive(left: list[tuple[Story, Action, str]]) -> None:
    told = [
        (story, [int(f"{sign}{days}") if sign else 0 for sign, days in DAY.findall(text)]) for story, _, text in left
    ]
    both = [(story, days) for story, days in told if len(days) == 2]  # a date that nobody sees stays as it is
    assert len(both) > 0.95 * len(STORIES)
    assert [days for _, days in both] == [[0, story.days] for story, _ in both]


async def test_what_was_sent_in_one_turn_is_sent_the_same_in_the_next(detector: PresidioDetector) -> None:
    screening, ledger = Screening(Memo(Local(detector)), load(DEFAULT)), Ledger("AB2N")
    told = (
        "Ma patiente de 87 ans, chambre 214, admise le 12/03/2024 à la clinique des Cèdres, revue le 17/03/2024.",
        "Elle avait été hospitalisée le 02/03/2024 à Guingamp, que dire à ma patiente ?",
    )
    written = (
        "Ma patiente de 87 ans, [chambre], admise le [J0] à la [clinique], revue le [J0 + 5].",
        "Elle avait été hospitalisée le [J0 - 10] à [commune de 2 000 à 10 000 habitants], que dire à ma patiente ?",
    )
    for turn in (1, 2):
        prompt = Prompt("essai", tuple(Segment((place,), Role.USER, text) for place, text in enumerate(told[:turn])))
        _, rewriting = await screening.judge(prompt, CONTRACTED, ledger)
        assert rewriting.changes == {(place,): text for place, text in enumerate(written[:turn])}
    again = Prompt("essai", tuple(Segment((place,), Role.USER, text) for place, text in enumerate(written)))
    verdict, rewriting = await screening.judge(again, CONTRACTED, ledger)
    assert (verdict.decision.action, rewriting.changes) == (Action.ALLOW, {})


async def test_what_the_secret_covers_does_not_leave_for_an_open_service_however_general(
    detector: PresidioDetector,
) -> None:
    prompt = Prompt("essai", (Segment((), Role.USER, STORIES[0].text),))
    screening = Screening(Memo(Local(detector)), load(DEFAULT))
    verdict, rewriting = await screening.judge(prompt, Audience("essai", Tier.OPEN), Ledger())
    assert (verdict.decision.action, verdict.reason) == (Action.BLOCK, ReasonCode.REDACTION_INCOMPLETE)
    assert rewriting.changes == {}
