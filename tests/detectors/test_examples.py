import pytest

from detectors.examples import unmark
from detectors.finding import Category


def test_marks_become_spans() -> None:
    text, spans = unmark("Mme <PERSON>Roche</PERSON>, NIR <NIR>1 85</NIR>")
    assert text == "Mme Roche, NIR 1 85"
    assert spans == [(Category.PERSON, 4, 9), (Category.NIR, 15, 19)]


def test_a_placeholder_is_not_a_mark() -> None:
    assert unmark("vu <PERSON_1x> 2 < 3").spans == []


@pytest.mark.parametrize("sentence", ["<NIR>1", "1</NIR>", "<NIR>1</IPP>", "<NIR><IPP>1</IPP></NIR>", "<NOM>x</NOM>"])
def test_unbalanced_or_unknown_marks_are_refused(sentence: str) -> None:
    with pytest.raises(ValueError, match=r"mark|Category"):
        unmark(sentence)
