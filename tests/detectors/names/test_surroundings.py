import pytest

from detectors.names.surroundings import is_someone_else, is_translator, tells_of_a_person
from detectors.names.words import Words


@pytest.mark.parametrize(
    ("text", "at", "count"),
    [
        ("maladie de Parkinson", 2, 1),
        ("hôpital européen Georges-Pompidou", 2, 2),
        ("rue Jean Jaurès", 1, 2),
        ("loi Leonetti-Claeys", 1, 2),
        ("Dupont et al., NEJM", 0, 1),
        ("Petit et Blanc, 2018", 0, 1),
        ("Louis Pasteur et la rage", 0, 2),
        ("Wilson, Addison", 0, 1),
        ("en Alexandrie", 1, 1),
        ("Parkinson, 71 ans, sous L-dopa", 0, 1),
        ("Bishop, Mallampati, Cormack-Lehane", 2, 2),
        ("l'hôpital Necker, Robert-Debré", 3, 2),
        ("Référence : Smith J", 1, 2),
        ("les travaux de Michel Jouvet", 3, 2),
        ("Charcot-Marie-Tooth chez mon patient", 0, 3),
        ("un Kruskal-Wallis", 1, 2),
        ("la Saint-Jean", 1, 2),
        ("le prénom Kevin", 2, 1),
    ],
)
def test_eponyms_places_laws_and_authors_are_no_persons(text: str, at: int, count: int) -> None:
    assert is_someone_else(Words(text), at, at + count)


@pytest.mark.parametrize(
    ("text", "at", "count"),
    [
        ("dossier de Karim", 2, 1),
        ("la mucoviscidose de Gauthier", 3, 1),
        ("revu Jean Dupont", 1, 2),
        ("Parkinson, 71 ans, chambre 4", 0, 1),
    ],
)
def test_a_person_is_left_a_person(text: str, at: int, count: int) -> None:
    assert not is_someone_else(Words(text), at, at + count)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Durand 78 ans", True),
        ("Durand ch 214", True),
        ("Durand CH 214", True),
        ("Durand (IPP 8", True),
        ("Foley CH16", False),
        ("Durand dort", False),
    ],
)
def test_an_age_or_a_bed_tells_of_a_person(text: str, tells: bool) -> None:
    assert tells_of_a_person(Words(text), 0, 1) is tells


def test_the_translator_of_an_abstract_is_a_credit() -> None:
    assert is_translator(Words("(Traduit par Docteur Jean Durand)"), 3)
    assert not is_translator(Words("Entretien traduit par Mme Durand"), 4)
