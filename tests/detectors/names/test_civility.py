import pytest

from detectors.names.civility import civility, short_civility
from detectors.names.words import Words


def _short(text: str) -> list[str]:
    words = Words(text)
    at = next(at for at, word in enumerate(words.plain) if word in {"m", "mr", "mme", "mlle", "dr", "pre"})
    return [text[words.starts[name.start] : name.cut] for name in short_civility(words, at)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("M. Le a bien dormi", ["Le"]),
        ("M. Lit refuse sa toilette", ["Lit"]),
        ("Mme Jour refuse", ["Jour"]),
        ("MLLE DIMANCHE CH 104", ["DIMANCHE"]),
        ("10h mr malade, pause", ["malade"]),
        ("10h40 mr docteur (nouveau)", ["docteur"]),
        ("Dr M. Craeye", ["M. Craeye"]),
        ("Mme D. a chuté", ["D."]),
    ],
)
def test_a_civility_makes_a_name_of_a_plain_word(text: str, found: list[str]) -> None:
    assert _short(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "M. Le Directeur",
        "m. bovis et m. avium",
        "M. bovis",
        "altitude de 910 m (Coire)",
        "mr malade, fièvre",
        "M. X, fictif",
    ],
)
def test_functions_species_and_units_are_no_names(text: str) -> None:
    assert _short(text) == []


def test_a_hospital_or_a_street_bears_the_name_of_someone_else() -> None:
    words = Words("hôpital Imam Khomeini")
    assert list(civility(words, 1)) == []
    assert list(civility(Words("l'imam Khomeini"), 1))
