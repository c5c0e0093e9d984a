from detectors.anonymity.profile import Profile
from detectors.finding import Category, Finding
from proxy.redaction.generalise import General
from proxy.redaction.ledger import MAX_TEXTS, Ledger
from proxy.redaction.writing import written

TEXT = "Mme Vidal, 87 ans, IPP 8001234567, le 14/02/2024."
NAME = General(Finding(Category.PERSON, 4, 9, 1.0, "x"), "Toranvaux", made_up=True)
AGE = General(Finding(Category.AGE, 11, 17, 1.0, "x"), "plus de 80 ans", Profile(youngest=80))
IPP = General(Finding(Category.IPP, 23, 33, 1.0, "x"), None)
DATE = General(Finding(Category.DATE, 38, 48, 1.0, "x"), "16/03/2024", made_up=True)


def test_the_places_of_what_was_made_up_are_known_in_the_new_text() -> None:
    ledger = Ledger("AB2N")
    done = written(TEXT, [NAME, AGE, IPP, DATE], ledger)
    assert done.text == "Mme Toranvaux, plus de 80 ans, IPP [IPP_1_AB2N], le 16/03/2024."
    assert [done.text[start:end] for start, end in done.made_up] == ["Toranvaux", "16/03/2024"]
    assert done.leaves == Profile(youngest=80)
    assert ledger.made_up_in(done.text) == done.made_up
    assert "Toranvaux" not in repr(done)


def test_a_text_of_somebody_else_holds_no_date_that_was_made_up() -> None:
    ledger = Ledger()
    ledger.invented.add(Category.PERSON, "Vidal", "Toranvaux")
    ledger.invented.add(Category.DATE, "14/02/2024", "16/03/2024")
    own = written(
        "le 14/02/2024", [General(Finding(Category.DATE, 3, 13, 1.0, "x"), "16/03/2024", made_up=True)], ledger
    )
    assert ledger.made_up_in(own.text) == ((3, 13),)
    assert ledger.made_up_in(f"{own.text}, Toranvaux") == ((15, 24),)


def test_where_nothing_is_made_up_nothing_is_remembered_and_only_so_much_is() -> None:
    ledger = Ledger()
    assert written(TEXT, [AGE, IPP], ledger).made_up == ()
    for number in range(MAX_TEXTS + 1):
        ledger.wrote(f"le 16/03/{number}", ((3, 9),))
    assert (ledger.made_up_in("le 16/03/0"), ledger.made_up_in("le 16/03/1")) == ((), ((3, 9),))
