"""French entities from the clinical model, served to Presidio. The only module of this room that knows spaCy."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast

from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from detectors.protocol import ModelMissingError
from detectors.windows import windows
from models import PATH
from models.judgements import Judgements, Judges, digest
from models.pipeline import ModelError, load

LANGUAGE = "fr"
_BATCH = 32


class Artifacts(NlpArtifacts):
    """What the models say of one text: its entities, and judgements of the whole."""

    judgements: Judgements


class FrenchNer(NlpEngine):
    """Presidio's language engine for French: tokens, words in lower case, and the entities of the clinical model."""

    engine_name = "spacy"
    is_available = True

    def __init__(self, path: Path = PATH) -> None:
        self._path = path
        self._nlp: Language | None = None
        self._judges: Judges | None = None

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline, loaded at first use.

        Raises:
            ModelMissingError: the model is not there whole.
        """
        if self._nlp is None:
            self.load()
        assert self._nlp is not None  # noqa: S101 - tells the type checker what load() promises
        return self._nlp

    @property
    def version(self) -> str:
        """Name and version of the model, and a digest of the judges: their answers hold for these weights only."""
        return f"{self.nlp.meta['name']}-{self.nlp.meta['version']}+judges-{digest()}"

    def load(self) -> None:
        """Load the models from disk, never from the network.

        Raises:
            ModelMissingError: a model is not there whole.
        """
        try:
            self._nlp, self._judges = load(self._path), Judges.load()
        except ModelError as error:
            raise ModelMissingError(str(error)) from None

    def is_loaded(self) -> bool:
        """Tell whether the model is in memory."""
        return self._nlp is not None

    def zone(self) -> AbstractContextManager[object]:
        """Open a zone at whose end the model forgets every word that it read in it.

        Without it, the vocabulary keeps the words of all texts for the life of the process.
        """
        return cast("AbstractContextManager[object]", self.nlp.memory_zone())

    def process_text(self, text: str, language: str) -> Artifacts:
        """Read one text."""
        return next(artifacts for _, artifacts in self.process_batch([text], language))

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = _BATCH, n_process: int = 1, **_: object
    ) -> Iterator[tuple[str, Artifacts]]:
        """Read texts in batches, in order; long ones in overlapping windows."""
        texts = list(texts)
        cuts = [windows(text) for text in texts]
        pieces = (text[a:b] for text, spans in zip(texts, cuts, strict=True) for a, b in spans)
        docs = self.nlp.pipe(pieces, batch_size=batch_size, n_process=n_process)
        for text, spans in zip(texts, cuts, strict=True):
            parts = [(start, next(docs)) for start, _ in spans]
            yield text, self._artifacts(self._join(text, parts), language)

    def is_stopword(self, word: str, language: str) -> bool:
        """Tell whether a word carries no meaning: none of ours looks for context in such words."""
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """Tell whether a token is punctuation."""
        return not any(char.isalnum() for char in word)

    def get_supported_entities(self) -> list[str]:
        """Give the model's labels."""
        return list(self.nlp.pipe_labels.get("ner", ()))

    def get_supported_languages(self) -> list[str]:
        """Give the one language."""
        return [LANGUAGE]

    def _join(self, text: str, parts: list[tuple[int, Doc]]) -> Doc:
        """Put windows back together; of entities that overlap, the longest stays."""
        if len(parts) == 1:
            return parts[0][1]
        whole = self.nlp.make_doc(text)
        entities = [
            whole.char_span(at + e.start_char, at + e.end_char, e.label_, alignment_mode="expand")
            for at, doc in parts
            for e in doc.ents
        ]
        whole.ents = filter_spans([entity for entity in entities if entity is not None])
        return whole

    def _artifacts(self, doc: Doc, language: str) -> Artifacts:
        entities: list[Span] = list(doc.ents)
        assert self._judges is not None  # noqa: S101 - they are loaded with the pipeline
        artifacts = Artifacts(
            entities=entities,
            tokens=doc,
            tokens_indices=[token.idx for token in doc],
            lemmas=[token.text.lower() for token in doc],
            nlp_engine=self,
            language=language,
        )
        artifacts.keywords = cast("list[str]", frozenset(artifacts.keywords))  # only ever asked "is this in it?"
        artifacts.judgements = Judgements(self._judges, doc)
        return artifacts
