"""What a field recognizer gives to Presidio."""

from collections.abc import Iterator
from types import SimpleNamespace

from detectors.fields.recognizer import FieldRecognizer, Found
from detectors.finding import Category


class _Whole(FieldRecognizer):
    def fields(self, text: str) -> Iterator[Found]:
        yield Found(Category.PERSON, 0, len(text), "PID-5")


def test_a_field_becomes_a_result_that_names_it() -> None:
    [result] = _Whole("whole", [Category.PERSON], 0.9).analyze("Durand", ["PERSON"], SimpleNamespace())
    assert (result.entity_type, result.start, result.end, result.score) == ("PERSON", 0, 6, 0.9)
    assert result.analysis_explanation.pattern_name == "PID-5"


def test_an_empty_field_is_no_result() -> None:
    assert _Whole("whole", [Category.PERSON], 0.9).analyze("", ["PERSON"], SimpleNamespace()) == []
