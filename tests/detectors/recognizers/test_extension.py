import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.recognizers.extension import FrExtensionRecognizer

EXTENSIONS = st.integers(51000, 79999).filter(lambda n: n % 50).map(str)
LEADERS = st.sampled_from([" ........ ", " … ", "\t", "      "])


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in FrExtensionRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("poste 73389", ["73389"]),
        ("bip 412", ["412"]),
        ("poste 412", []),
        ("poste 2019", []),
        ("tel 3114", []),
        ("appeler le 15", []),
        ("voir avec Hélène (61 902)", ["61 902"]),
        ("une cohorte (61 902)", []),
        ("le brancardier (p. 7711)", ["7711"]),
        ("voir l'article (p. 7711)", []),
    ],
)
def test_an_extension_needs_a_word_and_public_numbers_stay(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@given(EXTENSIONS, LEADERS, st.booleans())
def test_an_entry_of_a_directory_is_found_whatever_leads_to_its_number(number: str, leader: str, cut: bool) -> None:
    written = f"{number[:2]} {number[2:]}" if cut else number
    assert found(f"Secrétariat{leader}{written}") == [written]
    assert found(f"Leucocytes{leader}{written}") == []


def test_entries_of_several_exchanges_are_not_mixed() -> None:
    text = "Marchand H. ..... 61 204\nDépôt ..... 61 377\nPlaquettes ..... 142 000\nLeucocytes ..... 12 345"
    assert found(text) == ["61 204", "61 377"]
