import re
import sys

import pytest

from detectors.canonical import characters
from detectors.canonical.characters import edits
from detectors.canonical.edits import Layer


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Du\u200bpont Je\u200dan", "Dupont Jean"),
        ("Du\u00adpont", "Dupont"),
        ("D\u034fu\ufe0fpont", "Dupont"),
        ("He\u0301le\u0300ne", "Hélène"),
        ("He\u200b\u0301lène", "Hélène"),
        ("1\u00a085\u202f03", "1 85 03"),
        ("１８٥०", "1850"),
        ("\U0001d409\U0001d41e\U0001d41a\U0001d427", "Jean"),
        ("ⒹⓊⓅⓄⓃⓉ ᴰᵘᵖᵒⁿᵗ", "DUPONT Dupont"),
        ("helene＠exemple.fr", "helene@exemple.fr"),
        ("ligne\r\nligne\u2028ligne", "ligne\r\nligne\nligne"),
        ("Du\x00pont", "Dupont"),
        ("Du\ud800pont", "Dupont"),
        ("ﬁnal", "final"),
    ],
)
def test_what_looks_the_same_becomes_the_same(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize(
    "text", ["Âge : 63 µg — « œdème » d’effort…"[:-1], "Иван", "فاطمة", "Nguyễn", "α-bloquant", "x\ty\r\n", "😀"]
)
def test_ordinary_text_takes_no_edit(text: str) -> None:
    assert not edits(text)


def test_a_character_is_called_ordinary_only_if_folding_leaves_it_alone() -> None:
    odd = re.compile(characters._RUN.pattern)  # noqa: SLF001 - the whole of Unicode is checked against the shortcut
    ordinary = [chr(point) for point in range(sys.maxunicode + 1) if not odd.match(chr(point)) and chr(point) != "µ"]
    assert [char for char in ordinary if Layer(f"a\u200b{char}", edits(f"a\u200b{char}")).text != f"a{char}"] == []


def test_a_pile_of_combining_marks_does_not_take_quadratic_time() -> None:
    text = "e" + "\u0301" * 200_000
    assert Layer(text, edits(text)).text
