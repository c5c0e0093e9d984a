import pytest

from detectors.names.evidence import evidence
from detectors.names.words import Words


@pytest.mark.parametrize(
    ("text", "count", "rule"),
    [
        ("Dupont box 4", 1, "âge ou lit"),
        ("Avril Mars, 8 ans", 2, "âge ou lit"),
        ("Hélène Lefèvre tousse", 2, "prénom et nom"),
        ("KERMARREC Xyla", 2, "deux noms"),
        ("R. KERMARREC", 2, "initiale et nom"),
        ("TESSIER R dort", 2, "initiale et nom"),
        ("Tessier R. 06 39 98 12 34", 2, "initiale et nom"),
        ("R Tessier\nIDE", 2, "initiale et nom"),
        ("HLA B 27", 2, ""),
        ("Le GABA\nL'histamine", 2, ""),
        ("Hépatite B 2019", 2, ""),
        ("VITAMINE D 12/03/2024", 2, ""),
        ("Nadia refuse", 1, "prénom seul"),
        ("Caradec refuse", 1, "nom et verbe"),
        ("Caradec, Tessier et Vasseur sortent", 1, "nom et verbe"),
        ("Jean taille 42", 1, ""),
        ("Regina septemvittata", 1, ""),
        ("ELISA positif", 1, ""),
        ("DOM TOM", 2, ""),
    ],
)
def test_evidence_is_named_or_missing(text: str, count: int, rule: str) -> None:
    assert evidence(Words(text), 0, count) == rule
