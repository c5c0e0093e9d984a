import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category
from detectors.placeholder import LABELS, PATTERN
from proxy.redaction.calendar import Calendar
from proxy.redaction.ledger import LEAST_SHIFT, MAX_ENTRIES, MAX_TEXTS, MOST_SHIFT, Ledger, LedgerFullError, new_tag
from proxy.redaction.moments import Moment

CATEGORIES = st.sampled_from(Category)


@given(entries=st.lists(st.tuples(CATEGORIES, st.text(min_size=1)), max_size=30))
def test_placeholders_have_the_form_that_detection_never_finds_and_lead_back(
    entries: list[tuple[Category, str]],
) -> None:
    ledger = Ledger()
    first: dict[str, str] = {}
    for category, words in entries:
        placeholder = ledger.placeholder(category, words)
        assert PATTERN.fullmatch(placeholder)
        assert placeholder == ledger.placeholder(category, words)
        assert ledger.words(placeholder[1:-1]) == first.setdefault(placeholder, words)
    assert len(ledger) == len(first)


def test_numbers_follow_the_order_of_arrival_within_a_category() -> None:
    ledger = Ledger("AB2N")
    asked = [
        (Category.PERSON, "Claire"),
        (Category.NIR, "1 85"),
        (Category.PERSON, "Karim"),
        (Category.PERSON, "Claire"),
    ]
    assert [ledger.placeholder(*each) for each in asked] == [
        "[NOM_1_AB2N]",
        "[NIR_1_AB2N]",
        "[NOM_2_AB2N]",
        "[NOM_1_AB2N]",
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lefèvre", "LEFÈVRE", True),
        ("Lefèvre", "Lefe\u0300vre", True),
        ("Weiß", "WEISS", True),
        ("０６ 39", "06 39", True),
        ("Lefèvre", "Lefevre", False),
        ("Claire", "Claire Vidal", False),
    ],
)
def test_words_that_differ_by_case_or_form_alone_are_the_same(one: str, other: str, same: bool) -> None:
    ledger = Ledger()
    assert (ledger.placeholder(Category.PERSON, one) == ledger.placeholder(Category.PERSON, other)) is same


def test_the_words_put_back_are_those_of_the_first_time() -> None:
    ledger = Ledger("AB2N")
    ledger.placeholder(Category.PERSON, "Lefèvre")
    ledger.placeholder(Category.PERSON, "LEFÈVRE")
    assert ledger.words("NOM_1_AB2N") == "Lefèvre"


@pytest.mark.parametrize("core", ["NOM_2_AB2N", "NOM_1_AB2P", "NIR_1_AB2N", "[NOM_1_AB2N]", ""])
def test_what_was_not_issued_stands_for_nothing(core: str) -> None:
    ledger = Ledger("AB2N")
    ledger.placeholder(Category.PERSON, "Lefèvre")
    assert ledger.words(core) is None


def test_a_full_ledger_still_knows_what_it_issued() -> None:
    ledger = Ledger()
    for number in range(MAX_ENTRIES):
        ledger.placeholder(Category.PERSON, f"Invention {number}")
    with pytest.raises(LedgerFullError):
        ledger.placeholder(Category.PERSON, "de trop")
    assert PATTERN.fullmatch(ledger.placeholder(Category.PERSON, f"invention {MAX_ENTRIES - 1}"))
    assert len(ledger) == MAX_ENTRIES


def test_tags_are_random_and_unambiguous_to_the_eye() -> None:
    tags = {new_tag() for _ in range(200)}
    assert len(tags) > 190
    assert all(re.fullmatch(r"[2-9A-HJKMNP-TV-Z]{4}", tag) for tag in tags)


def test_a_ledger_never_shows_its_words() -> None:
    ledger = Ledger()
    ledger.placeholder(Category.PERSON, "Lefèvre")
    ledger.calendar = Calendar().anchored([Moment(1987, 3, 12)])
    assert "efèvre" not in repr(ledger)
    assert "1987" not in repr(ledger)


def test_every_category_has_its_own_label() -> None:
    assert len(set(LABELS.values())) == len(Category)


def test_a_text_redacted_before_is_known_again_and_only_so_many_are() -> None:
    ledger = Ledger()
    assert ledger.recall(b"a") is None
    for i in range(MAX_TEXTS + 1):
        ledger.remember(i.to_bytes(4), f"[NOM_{i}]")
    assert ledger.recall((0).to_bytes(4)) is None
    assert ledger.recall(MAX_TEXTS.to_bytes(4)) == f"[NOM_{MAX_TEXTS}]"


def test_what_has_a_placeholder_is_listed_as_it_was_written_first() -> None:
    ledger = Ledger()
    for words in ("Lefèvre", "LEFÈVRE"):
        ledger.placeholder(Category.PERSON, words)
    ledger.placeholder(Category.IPP, "8012345678")
    assert list(ledger.entries()) == [("Lefèvre", Category.PERSON), ("8012345678", Category.IPP)]


def test_dates_move_by_days_that_nobody_can_guess_and_never_by_few() -> None:
    shifts = {Ledger().shift for _ in range(300)}
    assert len(shifts) > 100
    assert all(LEAST_SHIFT <= abs(shift) <= MOST_SHIFT for shift in shifts)
    assert {shift > 0 for shift in shifts} == {True, False}
    assert "217" not in repr(Ledger("AB2N", 217))


def test_dates_of_birth_move_by_days_of_their_own() -> None:
    ledgers = [Ledger() for _ in range(100)]
    assert len({ledger.birth_shift - ledger.shift for ledger in ledgers}) > 50
    assert all(LEAST_SHIFT <= abs(ledger.birth_shift) <= MOST_SHIFT for ledger in ledgers)
    assert "217" not in repr(Ledger("AB2N", 31, 217))


def test_what_was_made_up_takes_no_room_from_placeholders() -> None:
    ledger = Ledger()
    for number in range(MAX_ENTRIES):
        ledger.invented.add(Category.PERSON, f"Vidal{number}", f"Toranvaux{number}")
    with pytest.raises(LedgerFullError):
        ledger.check_room()
    assert PATTERN.fullmatch(ledger.placeholder(Category.PERSON, "Benali"))


def test_what_was_made_up_counts_and_is_listed_too() -> None:
    ledger = Ledger("AB2N")
    ledger.placeholder(Category.IPP, "8012345678")
    ledger.invented.add(Category.PERSON, "Vidal", "Toranvaux")
    assert len(ledger) == 2
    assert list(ledger.entries()) == [("8012345678", Category.IPP), ("Vidal", Category.PERSON)]
    for number in range(MAX_ENTRIES - 2):
        ledger.placeholder(Category.NIR, str(number))
    with pytest.raises(LedgerFullError):
        ledger.check_room()
