from collections.abc import Callable

import pytest
import spacy
from hypothesis import assume, given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from models.grams import grams, shapes
from models.lexicons.gazetteer import known, plain
from models.tokenizer import NAME, cut

READER = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": NAME}}})
ROLES = ("PATIENT", "RELATIVE", "PROFESSIONAL")
NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)
NUMBERS = st.integers(0, 10**12).map(str)


def _doc(text: str, *entities: tuple[str, str]) -> Doc:
    """A text, and what the model sees in it: words and their label."""
    doc = READER.make_doc(text)
    doc.set_ents([span for words, label in entities if (span := _span(doc, words, label))])
    return doc


def _span(doc: Doc, words: str, label: str) -> Span | None:
    at = doc.text.index(words)
    return doc.char_span(at, at + len(words), label=label)


def test_words_count_and_pairs_of_them_in_plain_spelling() -> None:
    found = grams(_doc("Elle a chuté hier"))
    assert {"elle", "a", "chute", "hier", "elle a", "a chute", "chute hier"} <= found
    assert not {"hier elle", "chuté", "Elle"} & found
    assert found == grams(_doc("ELLE a chute hier"))


def test_the_order_of_words_counts_and_where_a_text_begins_and_ends() -> None:
    assert grams(_doc("elle refuse")) != grams(_doc("refuse elle"))
    assert grams(_doc("elle")) != grams(_doc("elle elle"))


@pytest.mark.parametrize(
    ("text", "words", "label", "gram"),
    [
        ("sous apixaban depuis", "apixaban", "DRUG", "<DRUG>"),
        ("vue au CHU de Rennes", "CHU de Rennes", "FACILITY", "<FACILITY>"),
        ("pour Mme Durand", "Durand", "PATIENT", "<PERSON>"),
        ("pour Mme Durand", "Durand", "RELATIVE", "<PERSON>"),
        ("pour Mme Durand", "Durand", "PROFESSIONAL", "<PERSON>"),
    ],
)
def test_an_entity_counts_by_its_kind(text: str, words: str, label: str, gram: str) -> None:
    before = text.partition(words)[0].split()[-1].lower()
    found = grams(_doc(text, (words, label)))
    assert {gram, f"{before} {gram}"} <= found
    assert gram not in grams(_doc(text))
    assert f"{before} {words.split(maxsplit=1)[0].lower()}" not in found


def test_an_entity_of_many_words_counts_once_and_two_side_by_side_twice() -> None:
    one = grams(_doc("au CHU de Rennes", ("CHU de Rennes", "FACILITY")))
    two = grams(_doc("apixaban digoxine", ("apixaban", "DRUG"), ("digoxine", "DRUG")))
    assert "<FACILITY> <FACILITY>" not in one
    assert "<DRUG> <DRUG>" in two


@given(NAMES, NAMES, st.sampled_from(ROLES))
def test_a_name_leaves_nothing_in_the_grams(name: str, other: str, role: str) -> None:
    one, another = (_named(words, role) for words in (name, other))
    assert grams(one) == grams(another)


def _named(name: str, role: str) -> Doc:
    words = ["Mme", name, name, "tousse"]
    return Doc(READER.vocab, words=words, ents=["O", f"B-{role}", f"I-{role}", "O"])


@given(NUMBERS, NUMBERS)
def test_all_numbers_are_one(number: str, other: str) -> None:
    assert grams(_doc(f"chambre {number} ce jour")) == grams(_doc(f"chambre {other} ce jour"))


@pytest.mark.parametrize("seen", [grams, shapes])
@given(text=st.text(max_size=60))
def test_no_gram_of_any_text_holds_a_digit(seen: Callable[[Doc], frozenset[str]], text: str) -> None:
    assert not [gram for gram in seen(_doc(text)) if any(sign.isdecimal() for sign in gram)]


@pytest.mark.parametrize("seen", [grams, shapes])
@given(text=st.text(max_size=60))
def test_every_gram_of_any_text_fits_a_line_of_a_table(seen: Callable[[Doc], frozenset[str]], text: str) -> None:
    assert not [gram for gram in seen(_doc(text)) if "\t" in gram or gram.splitlines() != [gram]]


def test_a_number_counts_as_one_and_not_as_none() -> None:
    assert grams(_doc("chambre 214")) != grams(_doc("chambre"))


def test_a_line_s_end_counts_and_other_blanks_do_not() -> None:
    assert grams(_doc("vue\nchute")) != grams(_doc("vue chute"))
    assert grams(_doc("vue\nchute")) == grams(_doc("vue\n\n\nchute"))
    assert grams(_doc("vue   chute")) == grams(_doc("vue \t chute")) == grams(_doc("vue chute"))


def test_an_empty_text_has_the_grams_of_a_blank_one_and_no_word() -> None:
    empty = grams(_doc(""))
    assert empty == grams(_doc("  \t "))
    assert empty <= grams(_doc("x")) | grams(_doc(""))
    assert not [gram for gram in empty if gram.startswith(("w=", "p=", "e="))]


@given(st.text(st.characters(categories=["L", "P", "Zs"]), max_size=40))
def test_each_word_of_a_text_is_seen(text: str) -> None:
    words = [word for word in cut(text)[0] if not word.isspace()]
    assert bool(grams(_doc(text)) - grams(_doc(""))) is bool(words)


@pytest.mark.parametrize(
    ("text", "stream"),
    [
        ("Mme Hélène LEFÈVRE tousse", ["mme", "<First>", "<Name>", "tousse"]),
        ("dossier de Zoltan Kermarrec", ["dossier", "de", "<First>", "<Name>"]),
        ("VASSEUR\nNadia", ["<Name>", "<nl>", "<First>"]),
        ("Charles d'Ormesson", ["<First>", "d", "<Name>"]),
        ("Que fait Inès au lit 12 ?", ["que", "fait", "<First>", "au", "lit", "<n>", "?"]),
        ("maladie de Crohn", ["maladie", "de", "<Name>"]),
    ],
)
def test_what_could_be_a_name_counts_as_one(text: str, stream: list[str]) -> None:
    assert shapes(_doc(text)) == _grams_of(stream)


@pytest.mark.parametrize(
    ("text", "stream"),
    [
        ("Rose Petit", ["rose", "petit"]),
        ("Pierre", ["pierre"]),
        ("PATIENT SORTI", ["patient", "sorti"]),
        ("Ça va", ["ca", "va"]),
        ("elle a chuté", ["elle", "a", "chute"]),
    ],
)
def test_words_count_as_themselves_even_where_somebody_bears_them(text: str, stream: list[str]) -> None:
    assert shapes(_doc(text)) == _grams_of(stream)


def _grams_of(stream: list[str]) -> set[str]:
    """The grams of a stream of words, spelt out: one, two, two with one between."""
    padded = ["<s>", *stream, "</s>"]
    twos = {f"{padded[at]} {padded[at + 1]}" for at in range(len(padded) - 1)}
    apart = {f"{padded[at]} _ {padded[at + 2]}" for at in range(len(padded) - 2)}
    return set(padded) | twos | apart


@given(st.text(st.characters(categories=["Ll"]), min_size=1, max_size=12))
def test_no_unknown_name_with_a_capital_is_in_a_shape(name: str) -> None:
    capital = name[0].upper() + name[1:]
    assume(capital[0].isupper() and known(plain(capital)).word == 0)
    words = {word for gram in shapes(_named(capital, "PATIENT")) for word in gram.split()}
    assert words <= {"<s>", "</s>", "_", "mme", "tousse", "<Name>", "<First>"}


@pytest.mark.parametrize(
    "name", ["Vasseur", "LEFÈVRE", "Nguyen", "Hélène", "NADIA", "Zoé", "Øystein", "Łukasz", "Œdipa"]
)
def test_whoever_is_named_the_shapes_are_those_of_another(name: str) -> None:
    words = {word for gram in shapes(_named(name, "PATIENT")) for word in gram.split()}
    assert plain(name) not in words
    assert shapes(_named(name, "PATIENT")) in (
        shapes(_named("Kermarrec", "PATIENT")),
        shapes(_named("Inès", "PATIENT")),
    )


@pytest.mark.parametrize("role", ROLES)
def test_shapes_do_not_depend_on_what_the_model_sees(role: str) -> None:
    text = "vue par Vasseur hier"
    assert shapes(_doc(text, ("Vasseur", role))) == shapes(_doc(text))


@given(st.text(st.characters(categories=["L", "P", "Zs"]), max_size=40))
def test_each_word_of_a_text_has_a_shape(text: str) -> None:
    words = [word for word in cut(text)[0] if not word.isspace()]
    assert bool(shapes(_doc(text)) - shapes(_doc(""))) is bool(words)
