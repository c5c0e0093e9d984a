import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.recognizers.email import FrEmailRecognizer

WORDS = st.text("abcdefghijklmnopqrstuvwxyzéèç0123456789", min_size=2, max_size=12).filter(lambda w: w[0].isalpha())


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in FrEmailRecognizer().find(text)]


@given(
    WORDS,
    WORDS,
    WORDS,
    st.sampled_from([" ", "(", "<", "mailto:", "à "]),
    st.sampled_from(["", ".", ",", ")", ">", " "]),
)
def test_an_address_is_found_to_the_character(first: str, last: str, host: str, left: str, right: str) -> None:
    address = f"{first}.{last}@{host}.fr"
    assert found(f"écrire {left}{address}{right}") == [address]


@pytest.mark.parametrize("text", ["a @ b.shape", "x@y", "@", "@@@@", "git@github.com", "dose @ 5 mg", "at 5 pm . x"])
def test_other_uses_of_the_sign_are_left(text: str) -> None:
    assert found(text) == []
