import pytest

from detectors.canonical.edits import Layer
from detectors.canonical.lookalikes import edits


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Duроnt Jеan", "Dupont Jean"),
        ("Dᴜᴘᴏɴᴛ", "Dupont"),
        ("ᎠURAND", "DURAND"),
        ("ꓓꓴRAND", "DURAND"),
        ("🅳🆄🅿🅾🅽🆃 🅓", "DUPONT D"),
        ("🇩🇺🇵🇴🇳🇹", "DUPONT"),
        ("О6 39", "O6 39"),
        ("patient РАСНЕ", "patient PACHE"),
    ],
)
def test_a_letter_of_another_script_becomes_the_one_it_passes_for(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize("text", ["Иван Петров, оса", "α-bloquant", "Δ et β2", "🇫🇷", "Łukasz Şahin Ğ", "Ελένη και ουν"])
def test_real_words_of_another_script_stay(text: str) -> None:
    assert not edits(text)
