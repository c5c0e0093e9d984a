import pytest

from detectors.canonical.edits import Layer
from detectors.canonical.mojibake import edits


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("HÃ©lÃ¨ne", "Hélène"),
        ("l’Å“dÃ¨me dâ€™effort", "l’œdème d’effort"),
        ("Ã€ la patiente : 380 Âµmol/l, 5 â‚¬", "À la patiente : 380 µmol/l, 5 €"),
        ("eÌ\x81 IÌ€", "e\u0301 I\u0300"),
        ("H√©l√®ne", "Hélène"),
        ("H├®l├¿ne", "Hélène"),
        ("HÃƒÂ©", "HÃ©"),
    ],
)
def test_utf_8_misread_is_read_again(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize("text", ["Âge", "À l’hôpital", "SÃO PAULO", "√2 et √π", "├── dossier", "Åse", "âgée", "É »"])
def test_accents_roots_and_boxes_stay(text: str) -> None:
    assert not edits(text)
