from itertools import product

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.attrs import LEMMA, NORM, TAG
from spacy.strings import hash_string
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from models.lexicons import gazetteer
from models.lexicons.gazetteer import Known
from models.tokenizer import NAME, Tokenizer, create_tokenizer, cut

WORDY = st.text("aéÉœ d'’lqu0123.,()-_\n\t\u00a0 ", max_size=40)


def _vocab(*words: str) -> Vocab:
    """A vocabulary whose vectors know some words."""
    vocab = Vocab()
    vocab.vectors = Vectors(data=np.ones((max(1, len(words)), 2), dtype="float32"), keys=list(words), attr="LEMMA")
    return vocab


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("87ans", ["87", "ans"]),
        ("Nom:DUPONT", ["Nom", ":", "DUPONT"]),
        ("DURAND(fils)", ["DURAND", "(", "fils", ")"]),
        ("12/03/1974", ["12", "/", "03", "/", "1974"]),
        ("Jean-Marc", ["Jean", "-", "Marc"]),
        ("l'hôpital", ["l'", "hôpital"]),
        ("L’hôpital", ["L’", "hôpital"]),
        ("jusqu'à", ["jusqu'", "à"]),
        ("QU'ELLE", ["QU'", "ELLE"]),
        ("d'Arc", ["d'", "Arc"]),
        ("O'Brien", ["O", "'", "Brien"]),
        ("aujourd'hui", ["aujourd", "'", "hui"]),
        ("l'12", ["l", "'", "12"]),
        ("l' hôpital", ["l", "'", "hôpital"]),
        ("TA_16", ["TA", "_", "16"]),
        ("fin...", ["fin", ".", ".", "."]),
        ("a b", ["a", "b"]),
        ("a  b", ["a", " ", "b"]),
        ("a \nb", ["a", "\n", "b"]),
        ("a\nb", ["a", "\n", "b"]),
        (" a", [" ", "a"]),
        ("a ", ["a"]),
        ("\n \n", ["\n \n"]),
    ],
)
def test_a_token_is_letters_or_figures_or_an_elision_or_one_sign(text: str, tokens: list[str]) -> None:
    assert cut(text)[0] == tokens


@given(st.one_of(st.text(max_size=60), WORDY))
def test_tokens_joined_give_the_text_back(text: str) -> None:
    words, spaces = cut(text)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text
    assert "" not in words


@given(WORDY)
def test_no_token_mixes_letters_figures_signs_and_blanks(text: str) -> None:
    def kind(char: str) -> str:
        return "figure" if char.isdecimal() else "letter" if char.isalpha() else "blank" if char.isspace() else "sign"

    for word in cut(text)[0]:
        kinds = {kind(char) for char in word}
        assert len(kinds) == 1 or (kinds == {"letter", "sign"} and word[-1] in "'’" and word[:-1].isalpha())
        assert kinds != {"sign"} or len(word) == 1


@given(st.one_of(st.text(max_size=40), WORDY))
def test_a_document_holds_the_text_as_it_is(text: str) -> None:
    doc = Tokenizer(Vocab())(text)
    assert doc.text == text
    assert [token.text for token in doc] == cut(text)[0]


@pytest.mark.parametrize(
    ("word", "norm"), [("Hélène", "helene"), ("CŒUR", "coeur"), ("l'", "l"), ("12", "12"), (":", ":"), ("ans", "ans")]
)
def test_the_norm_is_the_plain_spelling_and_a_sign_is_itself(word: str, norm: str) -> None:
    (features,) = Tokenizer(Vocab())(word + "a" * word.endswith("'")).to_array([NORM])[:1]
    assert features == hash_string(norm)


@pytest.mark.parametrize(
    ("word", "vectors", "key"),
    [
        ("DUPONT", ["DUPONT", "Dupont", "dupont"], "DUPONT"),
        ("DUPONT", ["Dupont", "dupont"], "Dupont"),
        ("DUPONT", ["dupont"], "dupont"),
        ("HÉLÈNE", ["helene"], "helene"),
        ("Hélène", ["hélène", "helene"], "hélène"),
        ("Hélène", ["Helene"], None),
        ("hta", ["HTA"], None),
        ("dupont", [], None),
        (":", [], ":"),
    ],
)
def test_the_vector_is_that_of_the_nearest_spelling(word: str, vectors: list[str], key: str | None) -> None:
    (lemma,) = Tokenizer(_vocab(*vectors))(word).to_array([LEMMA])
    assert lemma == (hash_string(key) if key else 0)


def test_the_tag_tells_all_that_the_gazetteer_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    all_known = [
        Known(first, last, word, kinds << 3)
        for first, last, word, kinds in product(range(6), range(6), range(5), range(8))
    ]
    codes = set()
    for known in all_known:
        monkeypatch.setattr("models.tokenizer.known", lambda _, known=known: known)
        codes.add(int(Tokenizer(Vocab())("mot").to_array([TAG])[0]))
    assert len(codes) == len(all_known)
    assert 0 not in codes


def test_a_sign_has_no_tag_and_spellings_of_one_word_share_theirs() -> None:
    sign, capitals, small, word = (int(code) for code in Tokenizer(Vocab())(": HÉLÈNE helene petit").to_array([TAG]))
    assert sign == 0
    assert capitals == small != word
    assert gazetteer.known("helene") != gazetteer.known("petit")


def test_no_word_enters_the_vocabulary_for_its_features() -> None:
    vocab = Vocab()
    Tokenizer(vocab)("HÉLÈNE et DUPONT")
    assert "HÉLÈNE" in vocab.strings
    assert not {"helene", "Hélène", "hélène", "dupont"} & set(vocab.strings)


def test_a_pipeline_finds_the_tokenizer_by_its_name_and_saves_it() -> None:
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": NAME}}})
    assert isinstance(nlp.tokenizer, Tokenizer)
    assert isinstance(create_tokenizer()(nlp), Tokenizer)
    again = spacy.blank("xx", config=nlp.config).from_bytes(nlp.to_bytes())
    assert [token.text for token in again("Nom:DUPONT")] == ["Nom", ":", "DUPONT"]
