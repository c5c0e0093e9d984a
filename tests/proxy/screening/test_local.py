from collections.abc import Sequence

import pytest

from detectors.protocol import DetectionError
from detectors.reading import Reading
from detectors.site import Site
from proxy.reasons import ReasonCode
from proxy.screening.errors import ScreeningError
from proxy.screening.local import Local


class Secrets:
    version = "secrets"

    def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        if "panne" in texts:
            raise DetectionError("no text here")
        return [Reading(secret=bool(text)) for text in texts]


async def test_texts_are_read_in_order_by_the_detector_at_hand() -> None:
    local = Local(Secrets())
    assert local.version == "secrets"
    assert await local.read(["a", ""]) == [Reading(secret=True), Reading()]


async def test_a_text_that_cannot_be_read_in_full_is_an_error_without_text() -> None:
    with pytest.raises(ScreeningError) as raised:
        await Local(Secrets()).read(["Mme Lefèvre", "panne"])
    assert raised.value.reason is ReasonCode.ANALYSIS_FAILED
    assert raised.value.__suppress_context__
