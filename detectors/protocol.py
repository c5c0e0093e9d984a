"""The one door of detection: every detector, ours or a test's, is one of these."""

from collections.abc import Sequence
from typing import Protocol

from detectors.reading import Reading
from detectors.site import Site


class Detector(Protocol):
    """Reads texts. Not thread-safe: one instance per process."""

    @property
    def version(self) -> str:
        """Name of the model and recognizers, for the journal: a verdict is only valid under one version."""
        ...

    def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        """Read each text on its own, in order, the establishment's own identifiers included.

        Raises:
            DetectionError: a text could not be read in full. Never a partial answer.
        """
        ...


class DetectionError(Exception):
    """A text could not be read in full; the message never holds any of it."""


class ModelMissingError(DetectionError):
    """The language model is not installed; the message names it and says what to do."""
