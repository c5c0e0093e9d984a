import pytest

from proxy.redaction.capitals import cased


@pytest.mark.parametrize(
    ("like", "written"),
    [
        ("VIDAL", "TORANVAUX"),
        ("vidal", "toranvaux"),
        ("Vidal", "Toranvaux"),
        ("McDonald", "Toranvaux"),
        ("É", "Toranvaux"),
    ],
)
def test_a_word_takes_the_capitals_of_another(like: str, written: str) -> None:
    assert cased("Toranvaux", like) == written
    assert cased("toranvaux", like) == written
