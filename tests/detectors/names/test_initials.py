import pytest

from detectors.names.initials import with_initials
from detectors.names.named import Named
from detectors.names.words import Words


def extended(text: str, name: str) -> str:
    """What a name becomes in its text."""
    words, at = Words(text), text.index(name)
    start = words.starts.index(at)
    end = next(i for i in range(start, len(words)) if words.ends[i] >= at + len(name)) + 1
    found = with_initials(words, Named("essai", start, end, at + len(name)))
    return text[words.starts[found.start] : found.cut]


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("Salmon Ap. recueilli", "Salmon Ap", "Salmon Ap."),
        ("SERRE M.\nsortie", "SERRE", "SERRE M."),
        ("Monsieur POU Y\n", "POU", "POU Y"),
        ("Kemal A. 51 ans", "Kemal", "Kemal A."),
        ("Mme LIGNOT MM.", "LIGNOT", "LIGNOT MM."),
        ("SAR M-T, revu", "SAR", "SAR M-T"),
        ("vu avec P. Lignot hier", "Lignot", "P. Lignot"),
        ("Dr J.-P. Lignot", "Lignot", "J.-P. Lignot"),
        ("Patient Ph. Lignot", "Lignot", "Ph. Lignot"),
    ],
)
def test_initials_beside_a_name_belong_to_it(text: str, name: str, whole: str) -> None:
    assert extended(text, name) == whole


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("M. Lignot dort", "Lignot"),
        ("MME LIGNOT A CHUTE", "LIGNOT"),
        ("Dr Lignot", "Lignot"),
        ("Pt. Lignot", "Lignot"),
        ("Dr. Lignot", "Lignot"),
        ("Lignot HTA", "Lignot"),
        ("Lignot, T2 N0", "Lignot"),
    ],
)
def test_civilities_and_other_letters_do_not(text: str, name: str) -> None:
    assert extended(text, name) == name
