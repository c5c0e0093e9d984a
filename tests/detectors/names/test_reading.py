import pytest

from detectors.names.reading import follows_first_name, known_name, looks_like_a_name, read_name, small_name
from detectors.names.words import Words


def _read(text: str, *, trusting: bool) -> str:
    words = Words(text)
    end = read_name(words, 0, trusting=trusting)
    return text[: words.ends[end - 1]] if end else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hélène Lefèvre tousse", "Hélène Lefèvre"),
        ("Charles de La Rochefoucauld a été", "Charles de La Rochefoucauld"),
        ("d'Ormesson Béatrice sort", "d'Ormesson Béatrice"),
        ("J.-P. Durand présente", "J.-P. Durand"),
        ("DUPONT HTA, diabète", "DUPONT"),
        ("Parkinson a bien dormi", "Parkinson"),
        ("durand michel né", "durand michel"),
        ("LEFE VRE Hélène", "LEFE VRE Hélène"),
        ("le Maire", ""),
        ("tousse", ""),
    ],
)
def test_after_a_civility_a_name_is_read_to_its_last_word(text: str, name: str) -> None:
    assert _read(text, trusting=True) == name


@pytest.mark.parametrize(("text", "name"), [("Lefèvre Hélène", "Lefèvre Hélène"), ("Diabétique", ""), ("durand", "")])
def test_without_one_a_name_must_look_like_one(text: str, name: str) -> None:
    assert _read(text, trusting=False) == name


@pytest.mark.parametrize(("text", "looks"), [("Durand", True), ("HTA", False), ("MSSanté", False), ("Petit", True)])
def test_plain_words_and_acronyms_do_not_look_like_names(text: str, looks: bool) -> None:
    assert looks_like_a_name(Words(text), 0) is looks


@pytest.mark.parametrize(("text", "known"), [("Kermarrec", True), ("Boulanger", False), ("Ag", False)])
def test_a_known_name_is_no_common_word(text: str, known: bool) -> None:
    assert known_name(Words(text), 0) is known


@pytest.mark.parametrize(("text", "name"), [("durand", True), ("petit", True), ("tousse", False), ("est", False)])
def test_small_letters_are_a_name_when_it_is_frequent(text: str, name: str) -> None:
    assert small_name(Words(text), 0) is name


def test_a_word_after_a_first_name_is_a_surname() -> None:
    assert follows_first_name(Words("Hélène Grand"), 1)
    assert not follows_first_name(Words("Un Grand"), 1)
