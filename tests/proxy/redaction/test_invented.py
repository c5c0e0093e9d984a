from detectors.finding import Category
from proxy.redaction.invented import Invented

PERSON, DATE = Category.PERSON, Category.DATE


def test_what_is_written_leads_back_to_its_words() -> None:
    invented = Invented()
    assert invented.add(PERSON, "Vidal", "Toranvaux")
    assert invented.instead(PERSON, "Vidal") == "Toranvaux"
    assert invented.instead(DATE, "Vidal") is None
    assert invented.words("Toranvaux") == "Vidal"
    assert len(invented) == 1


def test_nothing_that_is_written_stands_for_two_things() -> None:
    invented = Invented()
    assert invented.add(DATE, "12/11/2024", "01/02/2025")
    assert invented.add(Category.DATE_OF_BIRTH, "12/11/2024", "01/02/2025")
    assert not invented.add(DATE, "12/11/24", "01/02/2025")
    assert invented.words("01/02/2025") == "12/11/2024"


def test_a_spelling_that_somebody_wrote_goes_before_one_that_a_model_may_write() -> None:
    invented = Invented()
    invented.add(PERSON, "Lefèvre", "Toranvaux")
    invented.add_variant(PERSON, "LEFÈVRE", "TORANVAUX")
    invented.add_variant(PERSON, "Autre", "Toranvaux")
    assert (invented.words("TORANVAUX"), invented.words("Toranvaux")) == ("LEFÈVRE", "Lefèvre")
    assert invented.add(PERSON, "LEFEVRE", "TORANVAUX")
    assert invented.words("TORANVAUX") == "LEFEVRE"
    assert [words for words, _ in invented.entries()] == ["Autre", "LEFEVRE", "LEFÈVRE", "Lefèvre"]


def test_one_more_spelling_is_remembered_and_leads_back_to_the_first() -> None:
    invented = Invented()
    for words in ("Lefèvre", "Lefevre"):
        invented.add_spelling(PERSON, words, "Toranvaux")
    assert invented.instead(PERSON, "Lefevre") == invented.instead(PERSON, "Lefèvre") == "Toranvaux"
    assert invented.words("Toranvaux") == "Lefèvre"
    assert ("Lefevre", PERSON) in invented.entries()


def test_what_was_drawn_is_known_in_plain_spelling() -> None:
    invented = Invented()
    invented.draw("vidal", "Toranvaux")
    assert (invented.stem("vidal"), invented.stem("benali"), invented.drawn) == ("Toranvaux", None, {"toranvaux"})


def test_a_copy_learns_nothing_of_what_comes_after() -> None:
    invented = Invented()
    invented.add(PERSON, "Vidal", "Toranvaux")
    invented.add_variant(PERSON, "VIDAL", "TORANVAUX")
    copy = invented.copy()
    invented.draw("benali", "Belorlac")
    invented.add(PERSON, "Benali", "Belorlac")
    invented.add_variant(PERSON, "BENALI", "BELORLAC")
    assert [words for words, _ in copy.entries()] == ["VIDAL", "Vidal"]
    assert (len(copy), copy.stem("benali"), copy.drawn, copy.words("TORANVAUX")) == (1, None, set(), "VIDAL")
    assert [known for _, _, known in copy.literals().found("Toranvaux, Belorlac")] == ["Toranvaux"]


def test_only_what_no_other_words_may_say_is_unmistakable() -> None:
    invented = Invented()
    invented.add(PERSON, "Vidal", "Toranvaux")
    invented.add(DATE, "14/02/2024", "16/03/2024")
    text = "Mme Toranvaux, le 16/03/2024"
    assert [known for _, _, known in invented.unmistakable().found(text)] == ["Toranvaux"]
    assert [known for _, _, known in invented.literals().found(text)] == ["Toranvaux", "16/03/2024"]
    assert invented.literals() is invented.literals()
    invented.add(PERSON, "Benali", "Belorlac")
    assert [known for _, _, known in invented.literals(nested=True).found("Belorlac")] == ["Belorlac"]


def test_it_shows_none_of_it() -> None:
    invented = Invented()
    invented.add(PERSON, "Vidal", "Toranvaux")
    assert "Vidal" not in repr(invented)
    assert "Toranvaux" not in repr(invented)
