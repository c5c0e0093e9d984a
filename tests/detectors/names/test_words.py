import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.names.words import Words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mme d'Ormesson", ["Mme", "d", "Ormesson"]),
        ("M. N'Guessan", ["M", "N'Guessan"]),
        ("LEFEVRE Hé1ène", ["LEFEVRE", "Hé1ène"]),
        ("Le Floc'h, 3 ans", ["Le", "Floc'h", "ans"]),
    ],
)
def test_a_text_is_cut_into_its_words(text: str, found: list[str]) -> None:
    assert Words(text).raw == found


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Jean Dupont", True),
        ("DURAND, Michel", True),
        ("Durand, Lyon", False),
        ("J. Durand", True),
        ("Jean. Dupont", False),
        ("LEFEVRE^HELENE", True),
    ],
)
def test_what_stands_between_tells_whether_two_words_are_one_name(text: str, joined: bool) -> None:
    assert Words(text).joined(0) is joined


@pytest.mark.parametrize(("text", "initial"), [("J. Durand", True), ("M. Durand", False), ("L'aorte", False)])
def test_a_civility_is_no_initial(text: str, initial: bool) -> None:
    assert Words(text).initial(0) is initial


@pytest.mark.parametrize(
    ("text", "starts"),
    [("Non. Durand", True), ("M. Durand", False), ("p. 23 55), Durand", False), ("vu Durand", False)],
)
def test_a_sentence_starts_after_a_full_stop_but_not_after_an_abbreviation(text: str, starts: bool) -> None:
    assert Words(text).starts_sentence(1) is starts


@given(st.text(max_size=200))
def test_words_and_what_stands_between_make_up_the_text(text: str) -> None:
    words = Words(text)
    pieces = [words.before(at) + words.raw[at] for at in range(len(words))]
    assert "".join(pieces) + (words.after(len(words) - 1) if len(words) else text) == text
