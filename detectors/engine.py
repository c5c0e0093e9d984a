"""Texts in, readings out: fold, analyse, merge, map back to the original."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from detectors.anonymity.profile import NOBODY
from detectors.anonymity.telling import profile
from detectors.canonical import Canonical, fold
from detectors.complement import MODEL, complemented
from detectors.context import IndexedContextEnhancer
from detectors.encoded import blobs
from detectors.finding import Category, Finding, Identifying, Role, identifying
from detectors.matching import forget
from detectors.merging import merge, outside
from detectors.ner import LANGUAGE, Artifacts, FrenchNer
from detectors.placeholder import placeholders
from detectors.protocol import DetectionError
from detectors.reading import Reading
from detectors.reference import refers
from detectors.registry import registry
from detectors.roles import Seen, with_roles
from detectors.safeguards import tame
from detectors.secrecy import judged
from detectors.site import Site
from detectors.site import found as found_on_site
from detectors.someone import of_somebody
from models import PATH

VERSION = "5"
"""Raised with any change of a recognizer, list or rule: verdicts cached under another version are void."""
THRESHOLD = 0.5
_CATEGORIES = frozenset(Category)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a span was found, without any of the text.

    Attributes:
        finding: The span, before merging, in the original text.
        pattern: Name of the pattern or rule; empty for a recognizer that gives none.
        context: The word of the recognizer's own list that raised the score, or empty.
        kept_by: The recognizer whose finding covers the span in the end; empty when the text speaks of nobody.
    """

    finding: Finding
    pattern: str
    context: str
    kept_by: str


class PresidioDetector:
    """The detector of the product: French recognizers and model inside a Presidio engine.

    One instance per process; a second thread waits for its turn, for neither Presidio nor spaCy promise thread
    safety.
    """

    def __init__(self, extra: Iterable[EntityRecognizer] = (), *, model: Path = PATH) -> None:
        """Load the model and build the engine; takes seconds.

        Args:
            extra: A hospital's own Presidio recognizers, for "fr"; their entities must be a `Category`.
            model: Folder of the pipeline that reads French.

        Raises:
            ModelMissingError: the model is not there whole.
        """
        tame()
        self._ner = FrenchNer(model)
        self._analyzer = AnalyzerEngine(
            registry=registry(extra),
            nlp_engine=self._ner,
            supported_languages=[LANGUAGE],
            default_score_threshold=THRESHOLD,
            context_aware_enhancer=IndexedContextEnhancer(),
        )
        self._turn = Lock()

    @property
    def version(self) -> str:
        """Name of the model and of the recognizers."""
        recognizers = self._analyzer.registry.recognizers
        names = sorted(str(vars(recognizer)["name"]) for recognizer in recognizers)
        return f"{self._ner.version}+rules-{VERSION}({','.join(names)})"

    def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        """Read each text on its own, in order; the model reads them in batches.

        Args:
            texts: To read.
            site: The establishment's own identifiers.

        Raises:
            DetectionError: a text could not be read in full; the message holds none of it.
        """
        with self._turn, self._ner.zone():
            try:
                return self._read(texts, site)
            except DetectionError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever a recognizer raises may quote the text
                raise DetectionError(f"a recognizer failed: {type(error).__name__}") from None
            finally:
                forget()

    def why(self, text: str, site: Site = ()) -> list[Explanation]:
        """Explain what is found in one text, spans that merging drops included, in reading order.

        Raises:
            DetectionError: the text could not be read in full.
        """
        with self._turn, self._ner.zone():
            try:
                return self._why(fold(text), site)
            except DetectionError:
                raise
            except Exception as error:  # noqa: BLE001 - idem
                raise DetectionError(f"a recognizer failed: {type(error).__name__}") from None
            finally:
                forget()

    def _why(self, canonical: Canonical, site: Site) -> list[Explanation]:
        artifacts = self._ner.process_text(canonical.text, LANGUAGE)
        results = self._analyze(canonical, artifacts, explain=True)
        encoded = [*self._encoded(canonical, site), *found_on_site(canonical.text, site)]
        found = with_roles(map(_finding, results), _persons(artifacts))
        kept = _resolved(canonical.text, [*found, *encoded])
        explained = [_explanation(canonical, result, kept) for result in results]
        explained += [Explanation(_original(canonical, finding), "", "", finding.recognizer) for finding in encoded]
        return sorted(explained, key=lambda explanation: explanation.finding.start)

    def _read(self, texts: Sequence[str], site: Site) -> list[Reading]:
        return [
            _reading(
                canonical, artifacts, [*self._findings(canonical, artifacts, site), *self._encoded(canonical, site)]
            )
            for canonical, artifacts in self._parsed(texts)
        ]

    def _parsed(self, texts: Iterable[str]) -> list[tuple[Canonical, Artifacts]]:
        canonicals = [fold(text) for text in texts]
        batch = self._ner.process_batch([canonical.text for canonical in canonicals], LANGUAGE)
        return [(canonical, artifacts) for canonical, (_, artifacts) in zip(canonicals, batch, strict=True)]

    def _findings(self, canonical: Canonical, artifacts: NlpArtifacts, site: Site) -> list[Finding]:
        recognized = with_roles(map(_finding, self._analyze(canonical, artifacts)), _persons(artifacts))
        return [*recognized, *found_on_site(canonical.text, site)]

    def _analyze(
        self, canonical: Canonical, artifacts: NlpArtifacts, *, explain: bool = False
    ) -> list[RecognizerResult]:
        results: list[RecognizerResult] = self._analyzer.analyze(
            canonical.text, LANGUAGE, nlp_artifacts=artifacts, return_decision_process=explain
        )
        return results

    def _encoded(self, canonical: Canonical, site: Site) -> list[Finding]:
        """Find the blobs that hide something which points to a person."""
        found = list(blobs(canonical.text))
        hidden = self._parsed(blob.plain for blob in found)
        return [
            Finding(Category.ENCODED_CONTENT, blob.start, blob.end, 1.0, "encoded")
            for blob, parsed in zip(found, hidden, strict=True)
            if identifying(tuple(self._findings(*parsed, site))) is Identifying.DIRECT
        ]


def _reading(canonical: Canonical, artifacts: Artifacts, findings: list[Finding]) -> Reading:
    text = canonical.text
    resolved = _resolved(text, findings)
    secret, vignette = judged(text, artifacts.judgements)
    found = merge(_original(canonical, finding) for finding in resolved)  # reversed text may overlap
    singular = any(f.category is Category.SITUATION and f.recognizer != MODEL for f in resolved)
    leans = refers(text)
    told = profile(text, resolved, real=secret or singular) if secret or singular or leans else NOBODY
    return Reading(found, secret, vignette, leans, told)


def _resolved(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """The one resolution: outside of our placeholders, disjoint, trimmed, and of somebody."""
    ours = placeholders(text)
    free = [_part(f, start, end) for f in complemented(findings) for start, end in outside((f.start, f.end), ours)]
    return of_somebody(text, [trimmed for f in merge(free) if (trimmed := _trim(text, f))])


def _finding(result: RecognizerResult) -> Finding:
    if result.entity_type not in _CATEGORIES:
        raise DetectionError("a recognizer names an unknown category")
    name = result.recognition_metadata[RecognizerResult.RECOGNIZER_NAME_KEY]
    return Finding(Category(result.entity_type), result.start, result.end, float(result.score), name)


def _persons(artifacts: NlpArtifacts) -> Iterator[Seen]:
    for entity in artifacts.entities:
        if entity.label_ in Role.__members__:
            yield entity.start_char, entity.end_char, Role[entity.label_]


def _explanation(canonical: Canonical, result: RecognizerResult, kept: Iterable[Finding]) -> Explanation:
    why = result.analysis_explanation
    pattern, context = (why.pattern_name or "", why.supportive_context_word) if why else ("", "")
    over = [finding for finding in kept if finding.start < result.end and result.start < finding.end]
    found = _finding(result)
    same = (f for f in over if (f.category, f.recognizer) == (found.category, found.recognizer))
    winner = next(same, over[0] if over else None)
    return Explanation(_original(canonical, found), pattern, context, winner.recognizer if winner else "")


def _trim(text: str, finding: Finding) -> Finding | None:
    """Leave out white space and stray punctuation at the edges; None when nothing else is left."""
    start, end = finding.start, finding.end
    while start < end and text[start] in _STRAY:
        start += 1
    while end > start and text[end - 1] in _STRAY:
        end -= 1
    return _part(finding, start, end) if start < end else None


_STRAY = frozenset(" \t\r\n,;:")


def _original(canonical: Canonical, finding: Finding) -> Finding:
    return _part(finding, *canonical.original_span(finding.start, finding.end))


def _part(finding: Finding, start: int, end: int) -> Finding:
    return replace(finding, start=start, end=end)
