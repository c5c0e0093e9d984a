import pytest

from detectors.names.signed import signed
from detectors.names.words import Words


def found(text: str) -> list[str]:
    words = Words(text)
    return [text[words.starts[name.start] : name.cut] for name in signed(words)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Z.Phillot (Interne)", "Z.Phillot"),
        ("GinetteLavignac (IDE)", "GinetteLavignac"),
        ("vu par Ginette Lavignac (interne de garde) ce jour", "Ginette Lavignac"),
        ("Dr Lavignac (PH)", "Lavignac"),
        ("J. LAVIGNAC (FFI)", "J. LAVIGNAC"),
    ],
)
def test_a_name_before_a_job_in_parentheses_is_found(text: str, name: str) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text", ["bilan (interne)", "Dr (PH)", "HTA (stade 2)", "A (interne)", "pathologie (Interne en médecine)"]
)
def test_without_a_name_or_a_job_nothing_is_found(text: str) -> None:
    assert found(text) == []
