"""The shape that every recognizer of structured text has: fields in, Presidio results out."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from detectors.finding import Category


class Found(NamedTuple):
    """One field's value: what it is, where it stands, and the field's own name ("PID-5", "colonne prénom")."""

    category: Category
    start: int
    end: int
    field: str


class FieldRecognizer(EntityRecognizer):
    """Reads one kind of structured text; a subclass says where its fields are.

    Args:
        name: Name of the recognizer.
        categories: All that its fields may hold.
        score: How sure a field of this structure is.
    """

    def __init__(self, name: str, categories: Iterable[Category], score: float) -> None:
        self._own_name = name
        super().__init__(supported_entities=sorted(set(categories)), supported_language="fr", name=name)
        self._score = score

    def load(self) -> None:
        """Nothing to load: patterns are compiled with the module."""

    @abstractmethod
    def fields(self, text: str) -> Iterator[Found]:
        """Give the fields of a text that hold something; nothing, at once, when it shows no sign of the structure."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """Give the values of the fields of a text.

        Raises:
            TimeoutError: a pattern took more than two seconds.
        """
        return [self._result(found) for found in self.fields(text) if found.start < found.end]

    def _result(self, found: Found) -> RecognizerResult:
        why = AnalysisExplanation(recognizer=self._own_name, original_score=self._score, pattern_name=found.field)
        return RecognizerResult(found.category.value, found.start, found.end, self._score, analysis_explanation=why)
