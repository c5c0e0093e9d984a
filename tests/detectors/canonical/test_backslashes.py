import pytest

from detectors.canonical.backslashes import edits
from detectors.canonical.edits import Layer


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        (r"L\u00e8fevre", "Lèfevre"),
        (r"L\\u00e8fevre", "Lèfevre"),
        (r"L\u{e8}fevre L\U000000e8fevre", "Lèfevre Lèfevre"),
        (r"\ud835\udc09ean", "\U0001d409ean"),
        (r"Lef\xC3\xA8vre Lef\xe8vre", "Lefèvre Lefèvre"),
        (r"\x44\x75\x70\x6f\x6e\x74", "Dupont"),
        (r"Lef\303\250vre", "Lefèvre"),
        (r"Mme Lefèvre\nnée", "Mme Lefèvre\nnée"),
        (r"{\"family\":\"Durand\"}", '{"family":"Durand"}'),
        (r"14\/02\/1961", "14/02/1961"),
    ],
)
def test_letters_written_by_a_program_are_read(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize(
    "text",
    [r"\u0x12", r"C:\nas\temp\nom_durand.pdf", r"\\serveur\nom", r"\textbf{a} \nu \rho", r"\d+\w", "\\", r"\101"],
)
def test_paths_formulas_and_expressions_stay(text: str) -> None:
    assert not edits(text)


def test_a_point_beyond_unicode_is_nothing() -> None:
    assert Layer("a\\UFFFFFFFFb", edits("a\\UFFFFFFFFb")).text == "ab"
