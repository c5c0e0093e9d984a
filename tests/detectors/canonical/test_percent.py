import pytest

from detectors.canonical.edits import Layer
from detectors.canonical.percent import edits


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Patient%20Jean%20Dupont%20n%C3%A9%20le%2012/03/1985", "Patient Jean Dupont né le 12/03/1985"),
        ("Jean%20Dupont", "Jean Dupont"),
        ("Lef%E8vre", "Lefèvre"),
        ("L%C3%A8vre", "Lèvre"),
        ("q=n%C3%A9+le+12", "q=né le 12"),
        ("J%u00e9r%u00f4me", "Jérôme"),
        ("Jean%2520Dupont", "Jean%20Dupont"),
        ("a%ff%fe", "aÿþ"),
        ("tel%3A%2B33639981234", "tel:+33639981234"),
    ],
)
def test_encoded_tokens_are_decoded_one_level(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize(
    "text", ["50 % 20", "une baisse de 20%de la clairance", "98%", "20%de, puis 10%ac", "100%%", "SpO2 98%20", "a+b"]
)
def test_percentages_are_not_escapes(text: str) -> None:
    assert not edits(text)
