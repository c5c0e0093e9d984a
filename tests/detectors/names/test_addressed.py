import pytest

from detectors.names.addressed import has_extension, is_addressed
from detectors.names.words import Words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nawel, IDE.", True),
        ("Tarek du labo rappelle", True),
        ("Fabrice, peux-tu créer un tableau ?", True),
        ("Fabrice, merci !", True),
        ("Fabrice, merci de patienter", True),
        ("Rose, peux-tu créer un tableau ?", False),
        ("Fabrice et le tableau", False),
    ],
)
def test_what_follows_makes_someone_of_a_first_name(text: str, told: bool) -> None:
    assert is_addressed(Words(text), 0) is told


@pytest.mark.parametrize(
    ("text", "told"), [("Sylviane – 46 08", True), ("Sylviane : 21 28 comprimés", False), ("Dupont – 46 08", False)]
)
def test_an_extension_makes_someone_of_a_first_name_that_is_a_drug_too(text: str, told: bool) -> None:
    assert has_extension(Words(text), 0) is told
