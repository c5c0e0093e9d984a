from detectors.lexicons.eponyms import EPONYMS, PUBLIC_FIGURES


def test_the_list_is_plain_lower_case_without_accents() -> None:
    assert "parkinson" in EPONYMS
    assert all(word.isascii() and word == word.lower() for word in EPONYMS)


def test_a_public_figure_is_a_full_name() -> None:
    assert "louis pasteur" in PUBLIC_FIGURES
    assert all(" " in name and name == " ".join(name.split()).lower() for name in PUBLIC_FIGURES)
