"""Presidio's traps, closed: silent time-outs, look-ups on the network, loggers that print text."""

import logging
from collections.abc import Iterator
from typing import Any

import regex
from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer
from tldextract import TLDExtract, tldextract

from detectors.protocol import DetectionError

REGEX_BUDGET = 2
"""Seconds that one pattern may take on one text. Presidio's own limit is 60 and leads to a partial answer."""

_LOGGERS = ("presidio-analyzer", "decision_process", "tldextract")


class BoundedRegex:
    """A compiled expression whose time-out is an error that Presidio cannot swallow."""

    def __init__(self, compiled: regex.Pattern[str]) -> None:
        self._compiled = compiled

    def finditer(self, text: str, *_: object, **__: object) -> Iterator[regex.Match[str]]:
        """Iterate over matches.

        Raises:
            DetectionError: the budget is spent. `PatternRecognizer` only catches
            `TimeoutError`, then skips the pattern
                (presidio_analyzer 2.2.366, pattern_recognizer.py).
        """
        try:
            yield from self._compiled.finditer(text, timeout=REGEX_BUDGET)
        except TimeoutError:
            raise DetectionError("a pattern ran out of time") from None


class BoundedPattern(Pattern):
    """A Presidio pattern that bounds its expression, however often Presidio compiles it again."""

    @property  # type: ignore[override]  # Presidio's is an attribute
    def compiled_regex(self) -> BoundedRegex | None:
        """The bounded expression, or None before Presidio compiles it."""
        return self._bounded

    @compiled_regex.setter
    def compiled_regex(self, compiled: regex.Pattern[str] | None) -> None:
        self._bounded = None if compiled is None else BoundedRegex(compiled)


def bound(recognizer: EntityRecognizer) -> EntityRecognizer:
    """Put every pattern of a recognizer under the time budget; return the recognizer."""
    if isinstance(recognizer, PatternRecognizer):
        patterns: list[Pattern] = vars(recognizer)["patterns"]
        vars(recognizer)["patterns"] = [BoundedPattern(p.name, p.regex, p.score) for p in patterns]
    return recognizer


class _RefuseSkippedTimeouts(logging.Filter):
    """Catches the skip of recognizers that run their own `re.finditer`, such as Presidio's IbanRecognizer."""

    def filter(self, record: logging.LogRecord) -> bool:
        if "timed out" in str(record.msg):
            raise DetectionError("a pattern ran out of time") from None
        return False


def tame() -> None:
    """Silence Presidio, refuse skipped time-outs, pin tldextract to its bundled list. Idempotent."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.filters[:] = [_RefuseSkippedTimeouts()]
        logger.setLevel(logging.WARNING)
        logger.propagate = False
        logger.disabled = False
    tldextract.TLD_EXTRACTOR = TLDExtract(suffix_list_urls=(), cache_dir=None)
    _shorten_presidio_budget()


def _shorten_presidio_budget() -> None:
    """Give the budget to recognizers with loops of their own; Presidio reads it at each call."""
    import presidio_analyzer.pattern_recognizer as patterns  # noqa: PLC0415 - the package re-exports shadow the modules
    from presidio_analyzer.predefined_recognizers.generic import iban_recognizer  # noqa: PLC0415 - idem

    modules: tuple[Any, ...] = (patterns, iban_recognizer)
    for module in modules:
        module.REGEX_TIMEOUT_SECONDS = REGEX_BUDGET
