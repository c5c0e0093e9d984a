import pytest

from detectors.finding import Category
from detectors.placeholder import GENERAL, LABELS, placeholders


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


@pytest.mark.parametrize("name", GENERAL)
def test_what_is_said_in_general_makes_a_placeholder(name: str) -> None:
    assert placeholders(f"vu [{name}] ce jour") == [(3, 6 + len(name) - 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[J0 + 5]", True),
        ("[J0 - 9999]", True),
        ("[J0 + 14 mois]", True),
        ("[J0 - 3 ans]", True),
        ("[J0 + 1 an]", True),
        ("[J0 + 69003]", False),
        ("[J0 + 5 Dupont]", False),
        ("[J0+5]", False),
        ("[commune de Guingamp]", False),
        ("[commune de 2 000 habitants]", False),
        ("[hôpital Necker]", False),
        ("[Hôpital]", False),
        ("hôpital", False),
    ],
)
def test_nothing_can_hide_in_what_is_said_in_general(text: str, found: bool) -> None:
    assert placeholders(f"vu {text} ce jour") == ([(3, 3 + len(text))] if found else [])


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("vit à [commune]", (4, 15)),
        ("sorti de l'[hôpital]", (9, 20)),
        ("entrée du [J0]", (7, 14)),
        ("a vu [hôpital]", (5, 14)),
        ("Fabula [hôpital]", (7, 16)),
        ("chez la [NOM_1_7K2P]", (8, 20)),
        ("sorti de l'[ETABLISSEMENT_1_7K2P]", (9, 33)),
        ("vit à [VILLE_1_7K2P]", (4, 20)),
        ("sorti de l'•••••", (9, 16)),
        ("dit •••••", (4, 9)),
    ],
)
def test_the_article_before_what_is_said_in_general_belongs_to_it(text: str, span: tuple[int, int]) -> None:
    assert placeholders(text) == [span]
