"""The same identity written otherwise is found all the same."""

import pytest

from detectors.engine import PresidioDetector
from tests.detectors.metamorphic.rating import held
from tests.detectors.metamorphic.seeds import Seed, draw
from tests.detectors.metamorphic.transforms import TRANSFORMS, Level, Transform

SEEDS_EACH = 200
FLOOR = {Level.MUST: 0.99, Level.SHOULD: 0.9, Level.LIMIT: 0.0}
"""Share of the seeds that stay covered. The limits are documented: their rate is printed by `make bench`."""


@pytest.fixture(scope="module")
def seeds() -> list[Seed]:
    return draw(SEEDS_EACH)


def test_there_are_forty_transforms_at_least() -> None:
    assert len({transform.name for transform in TRANSFORMS}) >= 40


@pytest.mark.parametrize("transform", TRANSFORMS, ids=lambda transform: transform.name)
def test_an_identity_stays_found_whatever_hides_it(
    detector: PresidioDetector, seeds: list[Seed], transform: Transform
) -> None:
    found = held(detector, transform, seeds)
    assert sum(found) / len(found) >= FLOOR[transform.level]
