import pytest

from detectors.canonical.addresses import edits
from detectors.canonical.edits import Layer


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("à helene point lefevre arobase exemple point fr, merci", "à helene.lefevre@exemple.fr, merci"),
        ("helene.lefevre [at] exemple [dot] fr", "helene.lefevre@exemple.fr"),
        ("h.lefevre (arobase) exemple.fr", "h.lefevre@exemple.fr"),
        ("h tiret lefevre arobase exemple point fr", "h-lefevre@exemple.fr"),
        ("h underscore lefevre arobase exemple point fr", "h_lefevre@exemple.fr"),
        ("h tiret du six lefevre arobase exemple point fr", "h_lefevre@exemple.fr"),
        ("h tiret bas lefevre arobase exemple point fr", "h_lefevre@exemple.fr"),
        ("j dot dupont at exemple dot fr", "j.dupont@exemple.fr"),
        ("marchand arobase ch tiret exemple point mssante point fr", "marchand@ch-exemple.mssante.fr"),
        ("helene.lefevre @ exemple . fr", "helene.lefevre@exemple.fr"),
        ("h.lefevre{at}exemple.fr", "h.lefevre@exemple.fr"),
        ("helene (a) exemple (point) fr", "helene@exemple.fr"),
    ],
)
def test_a_dictated_address_is_written(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize(
    "text",
    [
        *("la dose @ 5 mg", "@property", "un rendez-vous at 5 pm dot", "le point à la ligne", "merci @hopital.fr"),
        *("Merci. h.lefevre@exemple.fr. Merci", "seen at hopital.fr", "point arobase point", "a@b", "y = A @ B.shape"),
    ],
)
def test_other_points_and_signs_stay(text: str) -> None:
    assert not edits(text)
