import pytest

from detectors.names.named import named, people, person, spanned
from detectors.names.words import Words


def _cut(words: Words, names: object) -> list[str]:
    return [words.text[words.starts[name.start] : name.cut] for name in names]  # type: ignore[attr-defined]


def test_the_point_of_a_last_initial_is_part_of_the_name() -> None:
    words = Words("Durand P. dort")
    assert _cut(words, named(words, "", 0, 2)) == ["Durand P."]
    assert _cut(words, named(words, "", 1, 1)) == []


@pytest.mark.parametrize(("text", "found"), [("Kermarrec Luc", ["Kermarrec Luc"]), ("Dyspnée", []), ("HTA", [])])
def test_a_person_must_look_like_one(text: str, found: list[str]) -> None:
    words = Words(text)
    assert _cut(words, person(words, "", 0)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("x, Kermarrec et Tessier", ["Kermarrec", "Tessier"]), ("x/Tessier", ["Tessier"]), ("x dort", [])],
)
def test_a_list_goes_on_while_names_follow(text: str, found: list[str]) -> None:
    words = Words(text)
    assert _cut(words, people(words, "", 1)) == found


def test_a_span_of_text_is_given_in_words() -> None:
    assert spanned(Words("le Dr Le Goff dort"), "", 6, 13)[1:] == (2, 4, 13)
