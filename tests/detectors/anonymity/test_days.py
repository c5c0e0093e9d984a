import pytest

from detectors.anonymity.days import is_dated
from detectors.anonymity.words import Words


@pytest.mark.parametrize(
    "text",
    [
        "admis hier",
        "vue ce matin",
        "aujourd'hui",
        "sortie prévue vendredi",
        "nés ce week-end",
        "cette nuit",
        "la nuit dernière",
        "toux depuis 3 jours",
        "douleur depuis environ 48 h",
        "il y a 2 jours",
        "tombée le lundi passé",
        "sort dans 3 jours",
    ],
)
def test_a_day_counted_from_today_is_a_date(text: str) -> None:
    assert is_dated(Words(text))


@pytest.mark.parametrize(
    "text",
    ["tous les lundis", "le lundi, staff", "3 jours de traitement", "chaque matin", "un jour", "toutes les 8 h", "HTA"],
)
def test_a_rhythm_or_a_length_is_none(text: str) -> None:
    assert not is_dated(Words(text))
