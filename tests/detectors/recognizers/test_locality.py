import pytest

from detectors.recognizers.locality import FrLocalityRecognizer


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in FrLocalityRecognizer().find(text)]


@pytest.mark.parametrize("kind", ["rond-point", "parking", "carrefour", "échangeur"])
def test_a_spot_needs_a_town_and_somebody_to_rescue(kind: str) -> None:
    assert found(f"chute de vélo, {kind} des Lilas à Guingamp") == [f"{kind} des Lilas à Guingamp"]
    assert found(f"congrès, {kind} des Lilas à Guingamp") == []
    assert found(f"chute de vélo, {kind} des Lilas") == []


@pytest.mark.parametrize("before", ["chez Mme Durand, ", "demeurant ", "domiciliée à ", "habite "])
def test_a_house_is_told_by_its_postcode(before: str) -> None:
    assert found(f"{before}Les Hautes Terres, 29160") == ["Les Hautes Terres"]
    assert found(f"{before}Les Hautes Terres, 29 ans") == []


def test_a_hamlet_takes_its_town_with_it() -> None:
    assert found("lieu-dit La Lande, Saint-Exemple-du-Bois.") == ["lieu-dit La Lande, Saint-Exemple-du-Bois"]
