import pytest

from detectors.anonymity.illnesses import rarest
from detectors.anonymity.words import Words


@pytest.mark.parametrize(
    "text",
    ["suivi pour une maladie de Gaucher", "Maladie de Gaucher, sous traitement", "porteur d'un syndrome de Marfan"],
)
def test_a_rare_disease_that_is_affirmed_counts(text: str) -> None:
    found = rarest(Words(text))
    assert found is not None
    assert found <= 500


@pytest.mark.parametrize(
    "text",
    [
        "pas de maladie de Gaucher",
        "maladie de Gaucher exclue",
        "dépistage de la maladie de Gaucher",
        "HTA, diabète de type 2",
        "rappel tétanos à faire",
        "facteur Willebrand dosé",
    ],
)
def test_what_is_denied_sought_or_common_does_not(text: str) -> None:
    assert rarest(Words(text)) is None


def test_the_rarest_of_two_counts() -> None:
    both = rarest(Words("mucoviscidose et épidermolyse bulleuse jonctionnelle"))
    assert both == rarest(Words("épidermolyse bulleuse jonctionnelle"))
    assert both is not None
    assert both < (rarest(Words("mucoviscidose")) or 0)
