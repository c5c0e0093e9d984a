from types import SimpleNamespace

import pytest

from detectors.recognizers.file_name import FrFileNameRecognizer


def _found(text: str) -> list[tuple[str, str]]:
    results = FrFileNameRecognizer().analyze(text, [], SimpleNamespace(entities=()))
    return [(result.entity_type, text[result.start : result.end]) for result in results]


def test_a_birth_date_needs_a_name_beside_it() -> None:
    assert _found("CR_LEFEVRE_Helene_14021961.pdf") == [("PERSON", "LEFEVRE_Helene"), ("DATE_OF_BIRTH", "14021961")]
    assert _found("bilan_14021961.pdf") == []


def test_the_date_of_a_document_is_no_birth_date() -> None:
    assert _found("CR_LEFEVRE_Helene_14022026.pdf") == [("PERSON", "LEFEVRE_Helene")]


@pytest.mark.parametrize("text", ["dupont jean, sans fichier", "voir .pdf", ""])
def test_a_text_without_a_file_name_is_left_alone(text: str) -> None:
    assert _found(text) == []
