"""Findings replaced by placeholders, or by what says them in general: exactly those characters and no others."""

import hashlib
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import batched
from types import MappingProxyType
from typing import Any

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult
from presidio_anonymizer.operators import Operator, OperatorType

from detectors.finding import Category, Finding
from proxy.redaction.ledger import Ledger

logging.getLogger("presidio-anonymizer").setLevel(logging.ERROR)


class Placeholder(Operator):
    """Presidio operator that writes a conversation's placeholder instead of the words."""

    def operate(self, text: str, params: dict[Any, Any] | None = None) -> str:
        """The placeholder for `text`."""
        given = params or {}
        ledger: Ledger = given["ledger"]
        return ledger.placeholder(Category(given["entity_type"]), text)

    def validate(self, params: dict[Any, Any] | None = None) -> None:
        """Nothing to check: the ledger is always given."""

    def operator_name(self) -> str:
        """Name in Presidio's registry."""
        return "paravent_placeholder"

    def operator_type(self) -> OperatorType:
        """An anonymizer."""
        return OperatorType.Anonymize


def _engine() -> AnonymizerEngine:
    engine = AnonymizerEngine()
    engine.add_anonymizer(Placeholder)
    return engine


_ENGINE = _engine()
_AT_ONCE = 50


type Instead = Mapping[Finding, str]
"""What to write in the place of some findings; the others get a placeholder."""


def redact(text: str, findings: Iterable[Finding], ledger: Ledger, instead: Instead = MappingProxyType({})) -> str:
    """`text` with each finding's characters replaced by what is given instead, or else by its placeholder.

    Findings must not overlap; offsets are code points of `text`.

    Raises:
        LedgerFullError: more different words than a ledger holds.
    """
    ordered = sorted(findings, key=lambda finding: finding.start)
    key = _hash(text, ordered, instead)
    if (known := ledger.recall(key)) is not None:
        return known
    for finding in ordered:  # numbers follow the reading order; presidio works from the end
        if finding not in instead:
            ledger.placeholder(finding.category, text[finding.start : finding.end])
    replaced = "".join(_slices(text, ordered, ledger, instead))
    ledger.remember(key, replaced)
    return replaced


def _slices(text: str, ordered: Sequence[Finding], ledger: Ledger, instead: Instead) -> Iterator[str]:
    """The text redacted slice by slice: presidio compares each finding with every other (12,000 took 39 s)."""
    at = 0
    for findings in batched(ordered, _AT_ONCE, strict=False):
        end = findings[-1].end
        yield _replaced(text[at:end], at, findings, ledger, instead)
        at = end
    yield text[at:]


def _replaced(text: str, offset: int, findings: Sequence[Finding], ledger: Ledger, instead: Instead) -> str:
    """One slice; what is written instead of a finding goes by an entity type of its own."""
    kinds = [f"{f.category}:{place}" if f in instead else f.category.value for place, f in enumerate(findings)]
    results = [
        RecognizerResult(kind, f.start - offset, f.end - offset, f.score)
        for kind, f in zip(kinds, findings, strict=True)
    ]
    operators = {
        kind: OperatorConfig("replace", {"new_value": instead[f]})
        for kind, f in zip(kinds, findings, strict=True)
        if f in instead
    }
    operators["DEFAULT"] = OperatorConfig("paravent_placeholder", {"ledger": ledger})
    replaced: str = _ENGINE.anonymize(text, results, operators, merge_entities_with_spaces=False).text
    return replaced


def _hash(text: str, findings: Sequence[Finding], instead: Instead) -> bytes:
    spans = [(finding.category.value, finding.start, finding.end, instead.get(finding)) for finding in findings]
    return hashlib.blake2b(f"{spans}{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
