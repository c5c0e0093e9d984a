import pytest

from detectors.names.small import small
from detectors.names.words import Words


def _found(text: str) -> list[str]:
    words = Words(text)
    return [text[words.starts[name.start] : name.cut] for at in range(len(words)) for name in small(words, at)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("est ce que nadia bouzid peut", "nadia bouzid"),
        ("vu avec samia pour la sortie", "samia"),
        ("le bilan de josette est revenu", "josette"),
        ("opération de ghislain terminée", "ghislain"),
        ("sauf momo qui sonne", "momo"),
        ("karima en ch 3 sonne", "karima"),
        ("bb nolan va bien", "nolan"),
        ("psychologue hélène g passée", "hélène g"),
        ("je rentre du bloc. flo", "flo"),
        ("fredo (frederic) a rappelé", "fredo"),
    ],
)
def test_a_cue_makes_a_person_of_a_first_name_in_small_letters(text: str, name: str) -> None:
    assert _found(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "tache rose et blanche",
        "vu avec prudence et avec avis",
        "maladie de gilbert et de josette",
        "avec claude ou avec alexa",
        "un jean serré",
        "martine",
        "la pierre de touche",
        "avec rose bengale",
    ],
)
def test_without_a_cue_it_makes_none(text: str) -> None:
    assert _found(text) == []
