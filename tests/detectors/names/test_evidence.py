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
        ("Cuvelier M. ......... 42 118", 2, "initiale et nom"),
        ("Anaïs L.", 2, "prénom et initiale"),
        ("HLA B 27", 2, ""),
        ("Victoria Hospital", 1, ""),
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


@pytest.mark.parametrize(
    ("text", "at", "rule"),
    [
        ("vu Régis hier", 1, "prénom seul"),
        ("vu Dramane et Sophie", 1, "prénom rare"),
        ("hier Rokhaya refuse", 1, "prénom rare"),
        ("au Liban est", 1, ""),
        ("du Manuel diagnostique", 1, ""),
        ("logiciel Ariane installé", 1, ""),
    ],
)
def test_a_first_name_inside_a_sentence_is_weighed(text: str, at: int, rule: str) -> None:
    assert evidence(Words(text), at, at + 1) == rule
