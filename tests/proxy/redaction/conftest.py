import pytest

from detectors.engine import PresidioDetector


@pytest.fixture(scope="session")
def detector() -> PresidioDetector:
    return PresidioDetector()
