import json
import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detectors.finding import Category
from proxy.redaction.ledger import Ledger
from proxy.restoration.text import TextRestorer, escaped, plain, restore

WORDS = {Category.PERSON: "Hélène Lefèvre", Category.PHONE_NUMBER: "06 39 98 12 34", Category.NDA: 'dit "Nono"\\\n'}


def issued(tag: str = "AB2N") -> Ledger:
    """A ledger whose tag ends like a label begins."""
    ledger = Ledger(tag)
    for category, words in WORDS.items():
        ledger.placeholder(category, words)
    return ledger


LEDGER = issued()


MADE_UP = {
    "Toranvaux": (Category.PERSON, "Vidal"),
    "TORANVAUX": (Category.PERSON, "VIDAL"),
    "Nomaline": (Category.PERSON, "Nolwenn"),
    "01 99 00 55 55": (Category.PHONE_NUMBER, "01 99 00 12 34"),
    "toranvaux@exemple.fr": (Category.EMAIL_ADDRESS, "claire@exemple.fr"),
    "14 août": (Category.DATE, "12 février"),
    "14 août 2024": (Category.DATE, "12 février 2024"),
    "août 2024": (Category.DATE, "février 2024"),
    "14/02/2024": (Category.DATE, "16/03/2024"),
    "13/01/2024": (Category.DATE, "14/02/2024"),
}
"""One the beginning of another, and one what another stands for."""


def inventive() -> Ledger:
    ledger = issued()
    for written, (category, words) in MADE_UP.items():
        assert ledger.invented.add(category, words, written)
    return ledger


INVENTIVE = inventive()
PLACEHOLDERS = {LEDGER.placeholder(category, words): words for category, words in WORDS.items()}
FRAGMENTS = st.sampled_from(
    [
        *PLACEHOLDERS,
        *(form[1:-1] for form in PLACEHOLDERS),
        *(form.replace("_", r"\_") for form in PLACEHOLDERS),
        *(rf"\[{form[1:-1]}\]" for form in PLACEHOLDERS),
        *(form[:7] for form in PLACEHOLDERS),
        "[NOM_1_ZZZZ]",
        "[",
        "\\",
        "_",
        "N",
        "NOM",
        "NOM_",
        "AGE_1",
        "TELEPHONE_1_AB",
        "Mme ",
        ", ",
        "\n",
        "https://",
        "](<",
        ">",
        "é",
        "😀",
        *MADE_UP,
        *(written[:5] for written in MADE_UP),
        "1",
        " 2024",
        "/",
    ]
)
TEXTS = st.lists(FRAGMENTS | st.text(max_size=5), max_size=15).map("".join)


def streamed(text: str, cuts: list[int], ledger: Ledger = LEDGER) -> list[str]:
    restorer = TextRestorer(ledger)
    places = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    return [*(restorer.feed(text[start:end]) for start, end in pairwise(places)), restorer.finish()]


@pytest.mark.parametrize("ledger", [LEDGER, INVENTIVE], ids=["placeholders", "made up"])
@given(text=TEXTS, cuts=st.lists(st.integers(0, 200), max_size=10))
def test_a_text_cut_anywhere_reads_as_the_whole_text(ledger: Ledger, text: str, cuts: list[int]) -> None:
    whole = restore(text, ledger)
    assert "".join(streamed(text, cuts, ledger)) == whole
    assert "".join(streamed(text, list(range(len(text))), ledger)) == whole


@given(text=TEXTS, cuts=st.lists(st.integers(0, 400), max_size=10))
@example(text="\\[NOM_1_AB2N]", cuts=[])
@example(text="\\\\[NOM\\_1\\_AB2N\\]", cuts=[1, 2, 3, 5, 9])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_the_inside_of_json_cut_anywhere_reads_as_the_whole(ascii_only: bool, text: str, cuts: list[int]) -> None:
    inside = json.dumps(text, ensure_ascii=ascii_only)[1:-1]
    restorer, places = (
        TextRestorer(INVENTIVE, escaped),
        sorted({0, len(inside), *(c % (len(inside) + 1) for c in cuts)}),
    )
    shown = "".join(restorer.feed(inside[start:end]) for start, end in pairwise(places)) + restorer.finish()
    assert shown == restore(inside, INVENTIVE, escaped)
    json.loads(f'"{shown}"')


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Chère Mme Toranvaux,", "Chère Mme Vidal,"),
        ("M. TORANVAUX, Nomaline et [NOM_1_AB2N]", "M. VIDAL, Nolwenn et Hélène Lefèvre"),
        ("_Toranvaux_", "_Vidal_"),
        ("toranvaux, Toranvauxs, leToranvaux", "toranvaux, Toranvauxs, leToranvaux"),
        ("le 14 août 2024, le 14 août, en août 2024", "le 12 février 2024, le 12 février, en février 2024"),
        ("le 14 août", "le 12 février"),
        ("du 14/02/2024 au 13/01/2024", "du 16/03/2024 au 14/02/2024"),
        ("14/02/2024/7, 114/02/2024", "14/02/2024/7, 114/02/2024"),
        ("toranvaux@exemple.fr ou 01 99 00 55 55.", "claire@exemple.fr ou 01 99 00 12 34."),
        ("https://exemple.fr/Toranvaux puis Toranvaux", "https://exemple.fr/Toranvaux puis Vidal"),
    ],
)
def test_what_was_made_up_is_put_back_as_a_whole_word_only(written: str, read: str) -> None:
    assert restore(written, INVENTIVE) == read
    assert restore(written, Ledger("AB2N")) == written


def test_only_what_may_begin_what_was_made_up_is_held_back() -> None:
    restorer = TextRestorer(INVENTIVE)
    pieces = ["Mme To", "ran", "vaux", " sort le 14", " août", " 20", "30."]
    shown = [restorer.feed(piece) for piece in pieces]
    assert shown == ["Mme ", "", "", "Vidal sort le ", "", "", "12 février 2030."]


@given(text=TEXTS)
def test_without_placeholders_of_its_own_a_text_stays_as_it_is(text: str) -> None:
    assert restore(text, Ledger("ZYXW")) == text
    assert "".join(streamed(text, list(range(len(text))), Ledger("ZYXW"))) == text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("[NOM_1_AB2N]", "Hélène Lefèvre"),
        ("NOM_1_AB2N", "Hélène Lefèvre"),
        (r"[NOM\_1\_AB2N]", "Hélène Lefèvre"),
        (r"\[NOM\_1\_AB2N\]", "Hélène Lefèvre"),
        (r"\[NOM_1_AB2N\]", "Hélène Lefèvre"),
        (r"NOM\_1\_AB2N", "Hélène Lefèvre"),
        ("**[NOM_1_AB2N]**,[TELEPHONE_1_AB2N].", "**Hélène Lefèvre**,06 39 98 12 34."),
        ("[voir NOM_1_AB2N]", "[voir Hélène Lefèvre]"),
        ("NOM_1_AB2NTELEPHONE_1_AB2N", "Hélène Lefèvre06 39 98 12 34"),
        ("[NOM_1_AB2N", "[Hélène Lefèvre"),
    ],
)
def test_every_form_in_which_a_model_writes_a_placeholder_is_restored(written: str, read: str) -> None:
    assert restore(written, LEDGER) == read


@pytest.mark.parametrize(
    "text",
    [
        "[NOM_2_AB2N]",
        "[NOM_1_AB2P]",
        "[IPP_1_AB2N]",
        "[nom_1_ab2n]",
        "[NOM_01_AB2N]",
        "[NOM 1 AB2N]",
        "NOM_1_AB2",
        "[LEFEVRE_1_AB2N]",
    ],
)
def test_what_was_not_issued_in_this_conversation_is_never_restored(text: str) -> None:
    assert restore(text, LEDGER) == text


def test_placeholders_of_another_conversation_are_never_restored() -> None:
    text = " ".join(PLACEHOLDERS)
    assert restore(text, issued("CD3P")) == text


@pytest.mark.parametrize("form", ["[NOM_1_AB2N]", "NOM_1_AB2N", r"\[NOM\_1\_AB2N\]"])
@pytest.mark.parametrize(
    "address",
    [
        "https://exemple.fr/?q={}",
        "![i](https://exemple.fr/{}.png)",
        "![i](<https://exemple.fr/?q=a {}>)",
        "[lien]({})",
        "mailto:{}@exemple.fr",
        "www.exemple.fr/{}",
        "//exemple.fr/{}",
        r'{{"url":"https:\/\/exemple.fr\/{}"}}',
        "https://exemple.fr/" + "a" * 5000 + "/{}",
    ],
)
def test_nothing_is_put_back_in_an_address(address: str, form: str) -> None:
    text = address.format(form)
    assert restore(text, LEDGER) == text
    assert "".join(streamed(text, list(range(len(text))))) == text
    assert restore(f"{text}) > puis {form}", LEDGER) == f"{text}) > puis Hélène Lefèvre"


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        (["Bonjour ", "[NO", "M_1_", "AB2N", "]."], ["Bonjour ", "", "", "", "Hélène Lefèvre."]),
        (["tableau [1", "]"], ["tableau [1", "]"]),
        (["NOM_1_AB2N"], ["Hélène Lefèvre"]),
        (["la dose. ", "Puis"], ["la dose. ", "Puis"]),
        (["note [", "a]"], ["note ", "[a]"]),
    ],
)
def test_only_what_may_begin_a_placeholder_is_held_back(pieces: list[str], shown: list[str]) -> None:
    restorer = TextRestorer(LEDGER)
    assert [restorer.feed(piece) for piece in pieces] == shown
    assert not restorer.held


def test_the_end_shows_what_was_held_back() -> None:
    restorer = TextRestorer(LEDGER)
    assert (restorer.feed("signé [NOM_1_AB"), restorer.held) == ("signé ", True)
    assert (restorer.finish(), restorer.held, restorer.finish()) == ("[NOM_1_AB", False, "")


@given(words=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_words_put_back_inside_json_leave_it_valid(words: str) -> None:
    ledger = Ledger("AB2N")
    placeholder = ledger.placeholder(Category.PERSON, words)
    arguments = restore(json.dumps({"patient": placeholder}), ledger, escaped)
    assert json.loads(arguments) == {"patient": words}
    assert plain(words) == words


@pytest.mark.parametrize("noise", ["x", "[", "\\", "//", "](<", "[NOM_1_AB2N] ", "[NOM_", "NOM_1_", "N", "\n<"])
def test_time_grows_with_the_text_and_no_faster(noise: str) -> None:
    text = noise * (1_000_000 // len(noise))
    started = time.process_time()
    restore(text, LEDGER)
    assert time.process_time() - started < 3


def test_five_hundred_placeholders_cost_no_more_than_five() -> None:
    ledger = Ledger()
    for number in range(500):
        ledger.placeholder(Category.PERSON, f"Mme Invention {number}")
    text = f"Le suivi de {ledger.placeholder(Category.PERSON, 'Mme Invention 499')} se passe au CHU. " * 16_000
    restorer = TextRestorer(ledger)
    started = time.process_time()
    shown = "".join(restorer.feed(text[i : i + 20]) for i in range(0, len(text), 20)) + restorer.finish()
    assert time.process_time() - started < 5
    assert shown.count("Mme Invention 499") == 16_000
