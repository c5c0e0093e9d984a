import re

import pytest

from detectors.canonical.edits import Layer
from detectors.canonical.octets import decoded

ESCAPE = re.compile(r"%([0-9A-F]{2})")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("%C3%A9", "é"),
        ("%E2%82%AC %F0%9F%98%80", "€ 😀"),
        ("%E9", "é"),
        ("%C3 %A9", "Ã ©"),
        ("%C3%41", "ÃA"),
        ("%81", "\ufffd"),
        ("%41%42", "AB"),
        ("", ""),
    ],
)
def test_bytes_make_letters_together_only_when_they_touch(text: str, plain: str) -> None:
    assert Layer(text, [*decoded(ESCAPE.finditer(text))]).text == plain


def test_each_letter_stands_for_its_own_bytes() -> None:
    assert [(e.start, e.end) for e in decoded(ESCAPE.finditer("a%41%C3%A9"))] == [(1, 4), (4, 10)]
