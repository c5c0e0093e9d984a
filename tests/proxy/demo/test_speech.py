import pytest

from proxy.demo.speech import PIECE, echo, pieces, someone, words


def test_an_echo_holds_the_prompt() -> None:
    assert "Bonjour" in echo("Bonjour")


@pytest.mark.parametrize("text", ["", "ab", "abc", "abcd", "Chère [NOM_1_AB2N]"])
def test_pieces_make_the_text_again_and_cut_every_placeholder(text: str) -> None:
    cut = list(pieces(text))
    assert "".join(cut) == text
    assert all(len(piece) <= PIECE < len("[NOM_1_AB2N]") for piece in cut)


@pytest.mark.parametrize(
    ("text", "person"), [("Quand vient [NOM_2_AB2N] ?", "[NOM_2_AB2N]"), ("Quand vient Claire ?", "inconnu")]
)
def test_whom_a_tool_is_asked_about_is_known_by_placeholder_alone(text: str, person: str) -> None:
    assert someone(text) == person


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("a", "a"),
        (["a", {"text": "b"}, {"content": [{"text": "c"}]}, {"output": "d"}], "a b c d"),
        ({}, ""),
        (None, ""),
        (7, ""),
    ],
)
def test_words_are_found_in_every_usual_form(content: object, text: str) -> None:
    assert words(content) == text
