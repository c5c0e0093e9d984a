import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category
from policies.marks import unmark

PLAIN = st.text(st.characters(exclude_characters="<>"))


@pytest.mark.parametrize(
    ("text", "plain", "categories"),
    [
        ("", "", set()),
        ("Mme <PERSON>Claire Vidal</PERSON>, 06", "Mme Claire Vidal, 06", {Category.PERSON}),
        ("<CITY>Lyon</CITY> <CITY>Dijon</CITY>", "Lyon Dijon", {Category.CITY}),
        ("Kaliémie < 3 mmol/L et > 2", "Kaliémie < 3 mmol/L et > 2", set()),
        ("<b>gras</b>", "<b>gras</b>", set()),
    ],
)
def test_marks_are_taken_off_and_named(text: str, plain: str, categories: set[Category]) -> None:
    marked = unmark(text)

    assert marked.plain == plain
    assert marked.categories == categories


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("<PERSON>Claire", "fermée"),
        ("Claire</PERSON>", "fermée"),
        ("<PERSON>Claire</CITY>", "fermée"),
        ("<PERSON>a <CITY>Lyon</CITY></PERSON>", "fermée"),
        ("<NOM>Claire</NOM>", "catégorie"),
    ],
)
def test_a_faulty_mark_is_refused_without_repeating_the_sentence(text: str, cause: str) -> None:
    with pytest.raises(ValueError, match=cause) as caught:
        unmark(text)

    assert "Claire" not in str(caught.value)


@given(st.lists(st.tuples(PLAIN, st.sampled_from(Category), PLAIN)))
def test_unmarking_undoes_marking(pieces: list[tuple[str, Category, str]]) -> None:
    text = "".join(f"{before}<{name}>{inside}</{name}>" for before, name, inside in pieces)
    marked = unmark(text)

    assert marked.plain == "".join(before + inside for before, _, inside in pieces)
    assert marked.categories == {name for _, name, _ in pieces}


def test_a_marked_sentence_does_not_show_in_a_repr() -> None:
    assert "Claire" not in repr(unmark("<PERSON>Claire</PERSON>"))
