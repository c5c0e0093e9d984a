import pytest

from detectors.singular.kin import is_ours, with_former, with_kin


@pytest.mark.parametrize("before", ["ancien ", "sous-", "ex-", "vice-", "première "])
def test_a_former_or_deputy_office_begins_with_its_word(before: str) -> None:
    assert with_former(f"le {before}préfet", len(f"le {before}")) == len("le ")


@pytest.mark.parametrize("before", ["fille du ", "belle-mère de l'", "veuve d'un ", "sœur de la "])
def test_a_relative_belongs_to_the_fact(before: str) -> None:
    assert with_kin(f"la {before}notaire", len(f"la {before}")) == len("la ")


@pytest.mark.parametrize("before", ["famille du ", "la fille et le ", "profil du "])
def test_other_words_before_do_not(before: str) -> None:
    assert with_kin(f"{before}notaire", len(before)) == len(before)


@pytest.mark.parametrize(("before", "ours"), [("notre ", True), ("madame la ", True), ("la ", False), ("un ", False)])
def test_our_office_needs_no_place(before: str, *, ours: bool) -> None:
    assert is_ours(f"{before}maire", len(before)) is ours
