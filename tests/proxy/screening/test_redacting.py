import time

import pytest

from detectors.anonymity.profile import NOBODY, Profile, Sex
from detectors.finding import Category, Finding, Identifying
from detectors.reading import Reading
from policies.facts import Facts, Tier
from policies.loading import DEFAULT, load
from policies.replacements import Replacement
from proxy.prompt import Role, Segment
from proxy.reasons import ReasonCode
from proxy.redaction.ledger import MAX_ENTRIES, Ledger
from proxy.redaction.told import NOTHING, Told
from proxy.screening.errors import ScreeningError
from proxy.screening.redacting import Redacted, is_worth_going_on, redactions, reread

TEXT = "Patiente de 87 ans, Lyon, vue le 12/03/2024."
FOUND = (
    Finding(Category.AGE, 12, 18, 1.0, "x"),
    Finding(Category.CITY, 20, 24, 1.0, "x"),
    Finding(Category.DATE, 33, 43, 1.0, "x"),
)
REAL = Told(secret=True)


def segment(text: str, at: int = 0) -> Segment:
    return Segment(("messages", at), Role.USER, text)


def texts(*said: str, told: Told, ledger: Ledger) -> list[list[str]]:
    readings = [Reading(FOUND if text == TEXT else ()) for text in said]
    done = redactions([segment(text) for text in said], readings, ledger, told)
    return [[each.text for each in redacted.segments] for redacted in done]


def test_a_text_of_nobody_real_gets_placeholders_at_once() -> None:
    ledger = Ledger("AB2N")
    assert texts(TEXT, told=NOTHING, ledger=ledger) == [["Patiente de 87 ans, [VILLE_1_AB2N], vue le [DATE_1_AB2N]."]]


@pytest.mark.parametrize("told", [REAL, Told(profile=Profile(singular=True))])
def test_a_text_of_somebody_real_is_said_in_general_by_stages(told: Told) -> None:
    ledger = Ledger("AB2N")
    place = "[commune de plus de 200 000 habitants]"
    assert texts(TEXT, "Bref.", told=told, ledger=ledger) == [
        [f"Patiente de 87 ans, {place}, vue le [J0].", "Bref."],
        [f"Patiente de plus de 80 ans, {place}, vue le [J0].", "Bref."],
        [f"Patiente de plus de 80 ans, {place}, vue le [J0].", "Bref."],
    ]
    assert len(ledger) == 0


def test_dates_of_later_turns_are_counted_from_the_same_day() -> None:
    ledger = Ledger("AB2N")
    texts(TEXT, told=REAL, ledger=ledger)
    later = "Revue le 02/03/2024."
    reading = Reading((Finding(Category.DATE, 9, 19, 1.0, "x"),))
    first = next(redactions([segment(later)], [reading], ledger, REAL))
    assert first.segments[0].text == "Revue le [J0 - 10]."


def test_a_conversation_that_names_too_many_is_not_redacted() -> None:
    ledger = Ledger()
    for number in range(MAX_ENTRIES):
        ledger.placeholder(Category.PERSON, str(number))
    with pytest.raises(ScreeningError) as raised:
        texts(TEXT, told=NOTHING, ledger=ledger)
    assert raised.value.reason is ReasonCode.TEXT_TOO_LONG


def _named(people: int, first: int = 0, words: int = 0) -> tuple[str, Reading]:
    """A text that names people by two words each and says words about each, and what is found in it."""
    text, found = "", list[Finding]()
    for i in range(first, first + people):
        name = f"P{_letters(i)} N{_letters(i)}"
        found.append(Finding(Category.PERSON, len(text) + 4, len(text) + 4 + len(name), 1.0, "x"))
        text += f"Mme {name} {' '.join(f'n{_letters(i * words + word)}' for word in range(words))}. "
    return text, Reading(tuple(found))


def _letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:04}")


def test_more_than_can_be_made_up_gets_placeholders_and_leaves_nothing_made_up() -> None:
    text, reading = _named(MAX_ENTRIES - 10)
    ledger = Ledger("AB2N")
    [done] = redactions([segment(text)], [reading], ledger, NOTHING, {Category.PERSON: Replacement.SURROGATE})
    assert done.segments[0].text.startswith("Mme [NOM_1_AB2N] . Mme [NOM_2_AB2N] .")
    assert (len(ledger.invented), list(ledger.invented.entries()), done.made_up) == (0, [], ((),))
    [first, _] = redactions(
        *([segment("Mme Vidal")], [Reading((Finding(Category.PERSON, 4, 9, 1.0, "x"),))], ledger, NOTHING),
        {Category.PERSON: Replacement.SURROGATE},
    )
    assert first.made_up != ((),)


def test_names_that_were_tried_with_words_made_up_still_get_placeholders() -> None:
    text, reading = _named(400)
    attempts = redactions([segment(text)], [reading], Ledger(), NOTHING, {Category.PERSON: Replacement.SURROGATE})
    assert ["[NOM_" in each.segments[0].text for each in attempts] == [False, True]


@pytest.mark.parametrize("segments", [1, 400])
def test_many_names_in_a_long_prompt_are_said_otherwise_in_no_time(segments: int) -> None:
    people = 400 // segments
    texts, readings = zip(*(_named(people, i * people, words=250) for i in range(segments)), strict=True)
    began = time.process_time()
    next(redactions([segment(t) for t in texts], readings, Ledger(), NOTHING, {Category.PERSON: Replacement.SURROGATE}))
    assert time.process_time() - began < 1.2


def test_what_was_known_before_redaction_holds_after() -> None:
    text = "Patiente de plus de 80 ans, syndrome de Gitelman, vue le [J0]."
    left = Profile(youngest=80, oldest=120, inhabitants=6_050_373)
    before = Reading(FOUND, secret=True, refers=True, profile=Profile(youngest=87, oldest=87, inhabitants=500_000))
    [after] = reread(Redacted((segment(text),), (left,), ((),)), [before], [Reading()])
    assert (after.secret, after.refers, after.findings) == (True, True, ())
    assert (after.profile.youngest, after.profile.sex, after.profile.inhabitants) == (80, Sex.WOMAN, 6_050_373)
    assert after.profile.per_million is not None


def test_a_text_of_nobody_tells_nothing_after_redaction_either() -> None:
    redacted = Redacted((segment("Le syndrome de Gitelman ?"),), (NOBODY,), ((),))
    assert reread(redacted, [Reading()], [Reading()]) == [Reading()]


def test_a_day_that_was_made_up_tells_nothing_after_redaction() -> None:
    text, found = "Patiente, vue le 16/03/2024.", (Finding(Category.DATE, 17, 27, 1.0, "x"),)
    before = Reading(found, secret=True, profile=Profile(dated=True))
    seen = Reading(found, secret=True, profile=Profile(sex=Sex.WOMAN, dated=True))
    [after] = reread(Redacted((segment(text),), (NOBODY,), (((17, 27),),)), [before], [seen])
    assert (after.findings, after.profile.dated, after.profile.sex) == ((), False, Sex.WOMAN)
    [kept] = reread(Redacted((segment(text),), (NOBODY,), ((),)), [before], [seen])
    assert (kept.findings, kept.profile.dated) == (found, True)


def test_the_policy_s_ways_are_tried_first_then_placeholders() -> None:
    ledger = Ledger("AB2N", 31)
    readings = [Reading(FOUND)]
    done = redactions([segment(TEXT)], readings, ledger, NOTHING, {Category.DATE: Replacement.SHIFT})
    assert [each.segments[0].text for each in done] == [
        "Patiente de 87 ans, [VILLE_1_AB2N], vue le 12/04/2024.",
        "Patiente de 87 ans, [VILLE_1_AB2N], vue le [DATE_1_AB2N].",
    ]


@pytest.mark.parametrize(
    ("tier", "identifying", "secret", "worth"),
    [
        (Tier.CONTRACTED, Identifying.INDIRECT, True, True),
        (Tier.OPEN, Identifying.INDIRECT, False, True),
        (Tier.OPEN, Identifying.INDIRECT, True, False),
        (Tier.CONTRACTED, Identifying.DIRECT, True, False),
    ],
)
def test_going_further_helps_where_only_a_few_people_fit(
    tier: Tier, identifying: Identifying, secret: bool, worth: bool
) -> None:
    facts = Facts("x", tier, frozenset(), frozenset(), identifying, secret, anonymity=1)
    assert is_worth_going_on(load(DEFAULT).policy, facts) is worth


def test_what_was_made_up_may_have_led_to_what_still_points_to_a_person() -> None:
    facts = Facts("x", Tier.CONTRACTED, frozenset(), frozenset(), Identifying.DIRECT, secret=False)
    assert is_worth_going_on(load(DEFAULT).policy, facts, made_up=True)
    secret = Facts("x", Tier.OPEN, frozenset(), frozenset(), Identifying.DIRECT, secret=True)
    assert not is_worth_going_on(load(DEFAULT).policy, secret, made_up=True)
