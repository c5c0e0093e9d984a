import pytest

from detectors.canonical.edits import Layer
from detectors.canonical.markup import edits


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Du**pon**t", "Dupont"),
        ("<b>Du</b>pont", "<b>Dupont"),
        ('Du<span class="x">pon</span>t', "Dupont"),
        ("Du`pon`t Du~~pont", "Dupont Dupont"),
        ("Du😀po😀nt", "Dupont"),
        ("Jean😀Dupont", "Jean Dupont"),
        ("jean😀dupont", "jean dupont"),
        (r"Du\textbf{pon}t", "Dupont"),
        ("Du<!-- -->pont", "Dupont"),
        ("l`axe", "l'axe"),
    ],
)
def test_what_stands_between_two_letters_goes(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize(
    "text",
    [
        "**Durand**",
        "2*3",
        "* item",
        "<PERSON_1>",
        "a < b > c",
        "`code`",
        "<td>a</td><td>b</td>",
        "ok 😀 Durand",
        "~a~",
        "h.lefevre{at}exemple",
    ],
)
def test_layout_around_words_stays(text: str) -> None:
    assert not edits(text)
