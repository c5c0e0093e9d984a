import pytest

from detectors.canonical.edits import Layer
from detectors.canonical.spaced import edits


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("patient D U R A N D  M i c h e l", "patient DURAND Michel"),
        ("patient D U R A N D M i c h e l", "patient DURAND Michel"),
        ("D U R A N D Michel", "DURAND Michel"),
        ("D.u.r.a.n.d Michel", "Durand Michel"),
        ("D-u-r-a-n-d D_U_R_A_N_D D/u/r/a/n/d", "Durand DURAND Durand"),
        ("d u p o n t", "dupont"),
        ("D, U, R, A, N, D", "DURAND"),
        ("D - U - R - A - N - D", "DURAND"),
        ("à L e f è v r e", "à Lefèvre"),
        ("S.A.M.U. de Lyon", "SAMU. de Lyon"),
    ],
)
def test_the_letters_of_a_word_are_closed_up(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize(
    "text",
    [
        *("A B C D", "réponses A, C, D, E", "T N M", "A T G C A T G", "P Q R S T", "J.-P. Durand", "M. A. Durand"),
        *(
            "O N O N O N",
            "D.D.N.",
            "p.o. et i.v.",
            "il y a à voir",
            "q.s.p.",
            "x y z",
            "1 2 3 4",
            "a b",
            "N.B. : c.-à-d.",
        ),
    ],
)
def test_lists_of_letters_stay(text: str) -> None:
    assert not edits(text)
