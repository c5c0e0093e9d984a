from collections.abc import Iterable

import pytest

from detectors.recognizers.situation import FrSituationRecognizer
from detectors.singular.fact import Kind
from tests.detectors.singular.finding import Found


@pytest.fixture(scope="session")
def found() -> Found:
    recognizer = FrSituationRecognizer()

    def of_kinds(kinds: Iterable[Kind], text: str) -> list[str]:
        names = frozenset(fact.name for kind in kinds for fact in kind.facts)
        return [text[hit.start : hit.end] for hit in recognizer.find(text) if hit.rule in names]

    return of_kinds
