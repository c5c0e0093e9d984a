"""A reader in this very process, for commands that read one text or a file and end."""

from collections.abc import Sequence
from dataclasses import dataclass

from detectors.protocol import DetectionError, Detector
from detectors.reading import Reading
from detectors.site import Site
from proxy.reasons import ReasonCode
from proxy.screening.errors import ScreeningError


@dataclass(frozen=True, slots=True)
class Local:
    """Reads with a detector of its own; blocks the event loop meanwhile, so never for the proxy."""

    detector: Detector

    @property
    def version(self) -> str:
        """Of the detector."""
        return self.detector.version

    async def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        """Read each text, in order.

        Raises:
            ScreeningError: any of them could not be read in full.
        """
        try:
            return self.detector.read(texts, site)
        except DetectionError:
            raise ScreeningError(ReasonCode.ANALYSIS_FAILED) from None
