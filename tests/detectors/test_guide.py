import pytest

from detectors.guide import README, inserted, table
from detectors.registry import RECOGNIZERS


def test_the_table_of_the_readme_is_the_one_of_the_code() -> None:
    document = README.read_text("utf-8")
    assert inserted(document) == document


def test_there_is_a_row_for_each_recognizer() -> None:
    assert len(table().splitlines()) == len(RECOGNIZERS) + 2


def test_a_document_without_the_place_is_refused() -> None:
    with pytest.raises(ValueError, match="marks"):
        inserted("# Rien")
