import re

import pytest

from detectors.finding import Category
from proxy.redaction.ledger import MAX_ENTRIES, Ledger, LedgerFullError
from proxy.redaction.surrogates import DOMAIN, RESERVED, numbers, surrogate

PHONE, MAIL, PERSON = Category.PHONE_NUMBER, Category.EMAIL_ADDRESS, Category.PERSON


def made(
    category: Category, words: str, ledger: Ledger | None = None, said: frozenset[str] = frozenset()
) -> str | None:
    return surrogate(category, words, "", Ledger() if ledger is None else ledger, said)


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("06 39 98 12 34", r"06 39 98 \d\d \d\d"),
        ("06.39.98.12.34", r"06\.39\.98\.\d\d\.\d\d"),
        ("0639981234", r"063998\d{4}"),
        ("07 39 98 12 34", r"06 39 98 \d\d \d\d"),
        ("01 99 00 12 34", r"01 99 00 \d\d \d\d"),
        ("02-61-91-12-34", r"02-61-91-\d\d-\d\d"),
        ("+33 6 39 98 12 34", r"\+33 6 39 98 \d\d \d\d"),
        ("+33 (0)6 39 98 12 34", r"\+33 \(0\)6 39 98 \d\d \d\d"),
        ("0033639981234", r"003363998\d{4}"),
        ("0199 00 12 34", r"0199 00 \d\d \d\d"),
        ("08 99 00 12 34", r"01 99 00 \d\d \d\d"),
    ],
)
def test_a_number_is_one_reserved_for_fiction_written_as_the_true_one(words: str, form: str) -> None:
    written = made(PHONE, words)
    assert written is not None
    assert written != words
    assert re.fullmatch(form, written), written
    assert any(national[:5] in RESERVED.values() for national in numbers(written))


def test_one_number_is_one_however_it_is_written() -> None:
    ledger = Ledger()
    written = [made(PHONE, words, ledger) or "" for words in ("06 39 98 12 34", "+33639981234", "06.39.98.12.34")]
    assert len({national for each in written for national in numbers(each)}) == 1
    assert len(set(written)) == 3
    assert ledger.invented.words(written[1]) == "+33639981234"


@pytest.mark.parametrize("words", ["3677", "06 39 98 12", "poste 12 34", "+44 20 7946 0000", "06 39 98 12 34 56"])
def test_what_is_no_french_number_gets_none(words: str) -> None:
    assert made(PHONE, words) is None


def test_an_address_is_nobody_s_and_stays_the_same() -> None:
    ledger = Ledger()
    written = made(MAIL, "claire.vidal@exemple.fr", ledger)
    assert re.fullmatch(rf"[a-z]+@{re.escape(DOMAIN)}", written or "")
    assert made(MAIL, "claire.vidal@exemple.fr", ledger) == written
    assert made(MAIL, "karim@exemple.fr", ledger) != written
    assert made(MAIL, "claire [at] exemple.fr", ledger) is None


def test_nothing_of_the_conversation_is_drawn() -> None:
    said = numbers("06 39 98 12 34 et " + ", ".join(f"06 39 98 {n // 100:02d} {n % 100:02d}" for n in range(9_990)))
    assert len(said) == 9_990
    written = made(PHONE, "06 39 98 12 34", said=said)
    assert written is None or numbers(written).isdisjoint(said)


@pytest.mark.parametrize(("category", "words"), [(PERSON, "Vidal"), (PHONE, "06 39 98 12 34"), (MAIL, "a@exemple.fr")])
def test_a_full_ledger_learns_nothing_more_and_keeps_what_it_knows(category: Category, words: str) -> None:
    ledger = Ledger()
    written = made(category, words, ledger)
    for number in range(MAX_ENTRIES - 1):
        ledger.placeholder(Category.NIR, str(number))
    assert made(category, words, ledger) == written
    with pytest.raises(LedgerFullError):
        made(category, {"Vidal": "Benali"}.get(words, words.replace("a@", "b@").replace("34", "35")), ledger)


def test_what_has_no_surrogate_has_none() -> None:
    assert made(Category.NIR, "1 85") is None
