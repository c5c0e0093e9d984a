from detectors.lexicons.eponyms import PUBLIC_FIGURES as FIGURES_OF_EPONYMS
from detectors.lexicons.figures import FAMOUS_SURNAMES, PUBLIC_FIGURES
from detectors.names.words import Words
from models.lexicons.gazetteer import known

_MANY = 4
"""A thousand bearers or more in the register of companies, some seven thousand in the country."""


def test_a_public_figure_is_a_full_name_spelled_as_texts_are_read() -> None:
    assert {"louis pasteur", "guy de maupassant", "jeanne d arc", "louis xiv", "emma bovary"} <= PUBLIC_FIGURES
    assert all(name == " ".join(Words(name).plain) and " " in name and name.isascii() for name in PUBLIC_FIGURES)


def test_the_spelling_of_a_text_leads_to_the_list() -> None:
    texts = ("Jeanne d’Arc", "Élisabeth Kübler-Ross", "Valéry Giscard d'Estaing", "Shaquille O'Neal", "Youssou N'Dour")
    assert all(" ".join(Words(text).plain) in PUBLIC_FIGURES for text in texts)


def test_no_figure_ends_in_what_may_be_the_initial_of_a_patient() -> None:
    assert {name for name in PUBLIC_FIGURES if len(name.split()[-1]) == 1} == {"malcolm x", "samuel eto o"}


def test_a_famous_surname_is_one_plain_word() -> None:
    assert {"maupassant", "freud", "mozart", "bovary", "valjean"} <= FAMOUS_SURNAMES
    assert all(name.isascii() and name.isalpha() and name == name.lower() for name in FAMOUS_SURNAMES)


def test_no_surname_borne_by_many_is_famous_save_two_writers() -> None:
    assert not {"martin", "petit", "rousseau", "hugo", "colette", "racine", "dumas", "ravel", "monet"} & FAMOUS_SURNAMES
    assert {name for name in FAMOUS_SURNAMES if known(name).last >= _MANY} == {"camus", "proust"}


def test_the_eponyms_still_give_the_public_figures() -> None:
    assert FIGURES_OF_EPONYMS is PUBLIC_FIGURES
