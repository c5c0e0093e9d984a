import pytest

from detectors.finding import Category
from detectors.placeholder import LABELS, placeholders


def test_every_category_has_a_french_label_of_its_own() -> None:
    assert set(LABELS) == set(Category)
    assert len(set(LABELS.values())) == len(LABELS)
    assert (LABELS[Category.PERSON], LABELS[Category.EMAIL_ADDRESS]) == ("NOM", "COURRIEL")
    assert (LABELS[Category.DATE_OF_BIRTH], LABELS[Category.ENCODED_CONTENT]) == ("NAISSANCE", "CODE")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[NOM_1_7K2P]", True),
        ("<PERSON_1>", True),
        ("<DATE_OF_BIRTH_12>", True),
        ("[DUPONT_1_7K2P]", False),
        ("[NOM_1_dupo]", False),
        ("[NOM_DUPONT_1_7K2P]", False),
        ("[TELEPHONE_0639981234_AAAA]", False),
        ("<DUPONT_1>", False),
        ("NOM_1_7K2P", False),
    ],
)
def test_only_labels_of_the_closed_list_make_a_placeholder(text: str, found: bool) -> None:
    assert placeholders(f"vu {text} ce jour") == ([(3, 3 + len(text))] if found else [])
