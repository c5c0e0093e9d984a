import re
from collections.abc import Mapping

import pytest

from detectors.anonymity.profile import NOBODY
from detectors.finding import Category, Finding
from detectors.placeholder import MASK
from policies.replacements import Replacement, ways
from proxy.redaction.calendar import Calendar
from proxy.redaction.choosing import AS_USUAL, Choice, attempts
from proxy.redaction.generalise import Stage
from proxy.redaction.ledger import MAX_ENTRIES, Ledger, LedgerFullError
from proxy.redaction.moments import Moment
from proxy.redaction.writing import written

MARK = re.compile(r"<(?P<category>[A-Z_]+)>(?P<words>.*?)</(?P=category)>")
STORY = (
    "Mme <PERSON>Claire Vidal</PERSON>, <AGE>87 ans</AGE>, née le <DATE_OF_BIRTH>14/02/1937</DATE_OF_BIRTH>, vit à "
    "<CITY>Guingamp</CITY> (22), vue le <DATE>12/03/2024</DATE> à <FACILITY>l'hôpital Necker</FACILITY>, "
    "<UNIT>chambre 214</UNIT>, <DISEASE>AVC</DISEASE>."
)
SURROGATE, SHIFT, GENERALISE = Replacement.SURROGATE, Replacement.SHIFT, Replacement.GENERALISE
PLACEHOLDER = Replacement.PLACEHOLDER
type Chosen = Mapping[Category, Replacement]


def ledger(shift: int = 31) -> Ledger:
    return Ledger("AB2N", shift, 40, calendar=Calendar().anchored([Moment(2024, 3, 12)]))


def said(text: str, chosen: Chosen, stage: Stage | None = None, known: Ledger | None = None) -> str:
    plain, found, at = "", list[Finding](), 0
    for mark in MARK.finditer(text):
        plain += text[at : mark.start()]
        found.append(Finding(Category(mark["category"]), len(plain), len(plain) + len(mark["words"]), 1.0, "test"))
        plain, at = plain + mark["words"], mark.end()
    known = ledger() if known is None else known
    plain += text[at:]
    done = Choice(known, chosen, stage).replaced(plain, found, known.made_up_in(plain))
    return written(plain, done, known).text


def test_as_usual_a_story_is_said_in_general_and_anything_else_gets_placeholders() -> None:
    assert said(STORY, AS_USUAL) == (
        "Mme [NOM_1_AB2N], 87 ans, née le [NAISSANCE_1_AB2N], vit à [VILLE_1_AB2N] (22), vue le [DATE_1_AB2N] à "
        "[ETABLISSEMENT_1_AB2N], [SERVICE_1_AB2N], AVC."
    )
    assert said(STORY, AS_USUAL, Stage.AGES) == (
        "Mme [NOM_1_AB2N], plus de 80 ans, née le [NAISSANCE_1_AB2N], vit à [commune de 2 000 à 10 000 habitants], "
        "vue le [J0] à l'[hôpital], [chambre], AVC."
    )


@pytest.mark.parametrize("stage", [None, *Stage])
def test_what_the_policy_wants_it_gets_at_every_stage(stage: Stage | None) -> None:
    wanted = dict.fromkeys(
        (Category.AGE, Category.CITY, Category.DATE, Category.FACILITY, Category.DISEASE), PLACEHOLDER
    )
    text = said(STORY, wanted, stage)
    assert "[AGE_1_AB2N], née" in text
    assert "vit à [VILLE_1_AB2N], vue le [DATE_1_AB2N] à l'[ETABLISSEMENT_1_AB2N]" in text
    assert text.endswith("[MALADIE_1_AB2N].")
    masked = said(STORY, dict.fromkeys(wanted, Replacement.MASK), stage)
    assert f"{MASK}, née" in masked
    assert f"vit à {MASK}, vue le {MASK} à l'{MASK}, " in masked
    general = said(STORY, dict.fromkeys((Category.AGE, Category.CITY, Category.DATE), GENERALISE), stage)
    assert "plus de 80 ans, née" in general
    assert "vit à [commune de 2 000 à 10 000 habitants], vue le [J0] à" in general


def test_a_mask_says_not_even_how_long_the_words_are_and_is_never_put_back() -> None:
    known = ledger()
    wanted = {Category.PERSON: Replacement.MASK}
    assert said("<PERSON>Li</PERSON>, <PERSON>Claire de La Roche</PERSON>", wanted, known=known) == f"{MASK}, {MASK}"
    assert len(known) == 0


def test_a_day_of_birth_moves_until_ages_go_too() -> None:
    wanted = {Category.DATE_OF_BIRTH: SHIFT}
    assert "née le 26/03/1937" in said(STORY, wanted, Stage.PLACES)
    assert "née le [NAISSANCE_1_AB2N]" in said(STORY, wanted, Stage.AGES)
    done = Choice(ledger(), wanted, Stage.PLACES).replaced(
        "14/02/1937", [Finding(Category.DATE_OF_BIRTH, 0, 10, 1.0, "test")]
    )
    assert done[0].leaves != NOBODY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le <DATE>12/03/2024</DATE>", "le 12/04/2024"),
        ("le <DATE>fin juin</DATE>", "le [DATE_1_AB2N]"),
        ("v<DATE>12/03/2024</DATE>", "v[DATE_1_AB2N]"),
        ("<DATE>12/03/2024</DATE>/7", "[DATE_1_AB2N]/7"),
        ("le <DATE>1/12/2024</DATE>, le <DATE>01/12/2024</DATE>", "le 1/1/2025, le 01/01/2025"),
        ("le <DATE>9/11/2024</DATE>, le <DATE>09/11/2024</DATE>", "le 10/12/2024, le [DATE_1_AB2N]"),
    ],
)
def test_a_date_moves_where_it_can_be_put_back_exactly(text: str, expected: str) -> None:
    assert said(text, {Category.DATE: SHIFT}) == expected


def test_a_true_date_that_is_guessed_gives_no_date_of_birth_away() -> None:
    wanted = {Category.DATE: SHIFT, Category.DATE_OF_BIRTH: SHIFT}
    text = "<DATE>25/12/2024</DATE>, née le <DATE_OF_BIRTH>14/02/1961</DATE_OF_BIRTH>"
    assert said(text, wanted, known=ledger(31)) == "25/01/2025, née le 26/03/1961"
    assert said(f"{text}, le <DATE>14/02/1961</DATE>", wanted, known=ledger(31)).endswith("le 26/03/1961")


@pytest.mark.parametrize("words", ["C. V.", "V1dal", "Claire\u200bVidal"])
def test_a_name_that_cannot_be_said_otherwise_gets_a_placeholder(words: str) -> None:
    assert said(f"Mme <PERSON>{words}</PERSON>", {Category.PERSON: SURROGATE}) == "Mme [NOM_1_AB2N]"


def test_a_piece_of_a_longer_word_gets_a_placeholder() -> None:
    assert said("<PERSON>Martin</PERSON>ique", {Category.PERSON: SURROGATE}) == "[NOM_1_AB2N]ique"


def test_what_was_made_up_before_stays_as_it_is() -> None:
    known = ledger()
    once = said(
        "<PERSON>Claire Vidal</PERSON>, le <DATE>12/03/2024</DATE>",
        {Category.PERSON: SURROGATE, Category.DATE: SHIFT},
        known=known,
    )
    assert said(once, {Category.PERSON: SURROGATE, Category.DATE: SHIFT}, known=known) == once
    twice = said("<PERSON>Karim</PERSON>, le <DATE>12/04/2024</DATE>", {Category.DATE: SHIFT}, known=known)
    assert twice == "[NOM_1_AB2N], le 13/05/2024"  # a true day that looks like one that was made up


@pytest.mark.parametrize(
    ("wanted", "text"), [(SURROGATE, "<PERSON>Vidal</PERSON>"), (SHIFT, "<DATE>12/03/2024</DATE>")]
)
def test_a_full_ledger_makes_nothing_up(wanted: Replacement, text: str) -> None:
    known = ledger()
    for number in range(MAX_ENTRIES):
        known.placeholder(Category.NIR, str(number))
    with pytest.raises(LedgerFullError):
        said(text, {Category.PERSON: wanted, Category.DATE: wanted}, known=known)


def test_no_two_findings_ever_overlap() -> None:
    text = said("<CITY>Guingamp</CITY> (<POSTAL_CODE>22</POSTAL_CODE>)", AS_USUAL, Stage.PLACES)
    assert text == "[commune de 2 000 à 10 000 habitants][code postal])"


@pytest.mark.parametrize("category", Category)
def test_every_way_that_a_policy_may_want_is_known(category: Category) -> None:
    for way in ways(category):
        text = said(f"<{category}>12 mars 2024</{category}>", {category: way})
        assert text
        assert text != "12 mars 2024" or way is GENERALISE


def test_what_would_be_made_up_is_tried_again_with_placeholders() -> None:
    wanted = {Category.PERSON: SURROGATE, Category.DATE: SHIFT, Category.CITY: Replacement.MASK}
    again = {Category.PERSON: PLACEHOLDER, Category.DATE: PLACEHOLDER, Category.CITY: Replacement.MASK}
    assert list(attempts(wanted)) == [wanted, again]
    assert list(attempts({Category.CITY: Replacement.MASK})) == [{Category.CITY: Replacement.MASK}]
