from types import SimpleNamespace

import pytest

from detectors.recognizers.foreign_name import FrForeignNameRecognizer


def _found(text: str) -> list[str]:
    results = FrForeignNameRecognizer().analyze(text, [], SimpleNamespace(entities=()))
    return [text[result.start : result.end] for result in results]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Сегодня врач Ольга Смирнова осмотрела", "Ольга Смирнова"),
        ("السيدة خديجة العلوي", "خديجة العلوي"),
        ("姓名：张伟，男", "张伟"),
    ],
)
def test_a_name_after_a_foreign_civility_is_found(text: str, name: str) -> None:
    assert _found(text) == [name]


@pytest.mark.parametrize("text", ["créatinine 112 µmol/L, β-bloquant", "врач осмотрел пациента", "Mme Lefèvre"])
def test_units_and_foreign_prose_are_left_alone(text: str) -> None:
    assert _found(text) == []
