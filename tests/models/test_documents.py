import pytest

from models.documents import inserted

DOCUMENT = "avant\n<!-- table : début -->\nvieux\n<!-- table : fin -->\naprès"


def test_a_part_takes_the_place_of_the_one_between_its_marks() -> None:
    assert inserted(DOCUMENT, "table", "neuf") == DOCUMENT.replace("vieux", "neuf")


@pytest.mark.parametrize(
    "document", ["rien", "<!-- table : début --> sans fin", "<!-- table : fin --> sans début", DOCUMENT]
)
def test_a_document_without_both_marks_is_refused(document: str) -> None:
    with pytest.raises(ValueError, match="marks"):
        inserted(document, "autre" if document == DOCUMENT else "table", "neuf")
