import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category
from proxy.redaction.invented_names import POOLS, Kind
from proxy.redaction.ledger import MAX_ENTRIES, Ledger, LedgerFullError
from proxy.redaction.namesakes import namesake
from proxy.restoration.text import restore


def said(words: str, ledger: Ledger | None = None, before: str = "") -> str | None:
    return namesake(words, before, Ledger() if ledger is None else ledger, frozenset())


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Claire Vidal", "W S"),
        ("Karim Benali", "M S"),
        ("VIDAL Claire", "S W"),
        ("Vidal Claire", "S W"),
        ("CLAIRE VIDAL", "W S"),
        ("Vidal", "S"),
        ("Claire", "W"),
        ("Jean-Pierre Vidal", "M-M S"),
        ("Marie Claire Vidal", "W W S"),
        ("C. Vidal", "C. S"),
        ("Mme Vidal", "Mme S"),
        ("Claire de La Roche", "W de La S"),
        ("Dr J. Le Goff", "Dr J. Le S"),
        ("Hélène L.", "W L."),
        ("C Vidal", "C S"),
        ("Claire Ben Ali", "W Ben S"),
        ("Claire Vidal-Benali", "W S-S"),
        ("O'Connor", "O'S"),
        ("Claire Vidal née Benali", "W S née S"),
    ],
)
def test_a_name_is_said_word_by_word(words: str, form: str) -> None:
    ledger = Ledger()
    written = said(words, ledger)
    assert written is not None
    pattern = re.escape(form)
    for letter, kind in (("S", Kind.SURNAME), ("W", Kind.WOMAN), ("M", Kind.MAN)):
        pattern = re.sub(rf"(?<![^\W_]){letter}(?![^\W_.])", f"(?:{'|'.join(POOLS[kind])})", pattern)
    assert re.fullmatch(pattern, written, re.IGNORECASE), written
    assert restore(written, ledger) == words


@pytest.mark.parametrize(
    "words",
    [
        *("C. V.", "Le", "Claire Du", "", "Vidal 1961", "V1dal", "Vidal_Claire", "H\u0301elene", "42"),
        *("Ben Diallo", "Al Gore", "Saint Ange", "M. Ben Omar", "DIALLO Ben", "Claire et Ben Vidal", "Vidal, Al Gore"),
        *("王 Wei", "Wei 王", "김 민수", "Hélène L", "Vidal O", "Claire M", "ª Vidal"),
    ],
)
def test_what_is_no_plain_name_is_not_said_otherwise(words: str) -> None:
    ledger = Ledger()
    assert said(words, ledger) is None
    assert len(ledger) == 0


def test_the_same_words_are_the_same_all_through_a_conversation() -> None:
    ledger = Ledger()
    first, last = (said("Claire Vidal", ledger) or "").split()
    assert said("VIDAL", ledger) == last.upper()
    assert said("vidal", ledger) == last.lower()
    assert said("M. Vidal", ledger) == f"M. {last}"
    assert said("Claire Benali", ledger, "Mme ") != f"{first} {last}"
    assert (said("Claire Benali", ledger) or "").split()[0] == first
    assert said("Vïdal", ledger) == last


@pytest.mark.parametrize(
    ("known", "answer", "shown"),
    [
        ("Claire Vidal", "{1}, Mme {1}. {0} ?", "Vidal, Mme Vidal. Claire ?"),
        ("Claire Vidal", "M. {2}", "M. VIDAL"),
        ("VIDAL", "{1}", "Vidal"),
        ("Claire Vidal", "{3}", None),
        ("vidal", "{1}", "Vidal"),
    ],
)
def test_a_model_may_use_any_word_of_it_in_other_capitals(known: str, answer: str, shown: str | None) -> None:
    ledger = Ledger()
    words = (said(known, ledger) or "").split()
    text = answer.format(words[0].capitalize(), words[-1].capitalize(), words[-1].upper(), words[-1].lower())
    assert restore(text, ledger) == (text if shown is None else shown)


@pytest.mark.parametrize("other", ["Lefevre", "LEFEVRE", "LeFèvre"])
def test_every_spelling_of_a_name_is_known_again_and_leads_back_to_one(other: str) -> None:
    ledger = Ledger()
    first = said("Lefèvre", ledger)
    second = said(other, ledger)
    assert ledger.invented.instead(Category.PERSON, other) == second
    assert {"Lefèvre", "LEFÈVRE", other} <= {words for words, _ in ledger.entries()}
    assert restore(f"{first}, {(first or '').upper()}", ledger).startswith("Lefèvre, LEF")


def test_a_ledger_is_never_more_than_full() -> None:
    ledger = Ledger()
    for number in range(MAX_ENTRIES - 1):
        ledger.placeholder(Category.NIR, str(number))
    with pytest.raises(LedgerFullError):
        said("Claire Vidal", ledger)
    assert len(ledger) == MAX_ENTRIES


NAMES = st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=2, max_size=8), min_size=1, max_size=4)


@given(names=st.lists(NAMES.map(" ".join), min_size=1, max_size=5, unique_by=str.casefold))
def test_whatever_is_said_leads_back_or_is_not_said(names: list[str]) -> None:
    for name in names:
        ledger = Ledger()
        written = said(name, ledger)
        assert written is None or restore(written, ledger) == name
