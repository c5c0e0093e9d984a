"""Once redacted, a text holds nothing that identifies, and redacting it again changes nothing."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detectors.engine import PresidioDetector
from detectors.finding import DIRECT
from proxy.redaction.ledger import Ledger
from proxy.redaction.redact import redact
from tests.detectors.metamorphic.seeds import SEEDS, Seed
from tests.detectors.metamorphic.transforms import TRANSFORMS, Level, Transform

_FILE = Path(__file__).parents[2] / "cases" / "french_cases.jsonl"
CASES = [case for line in _FILE.read_text("utf-8").splitlines() if "expect" in (case := json.loads(line))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_nothing_is_found_in_a_redacted_case(detector: PresidioDetector, case: dict) -> None:
    assert _left(detector, case["text"]) == set()


# Of a disguise that nobody promises to see through (rot13…), one word may be taken for a name, and its neighbour only
# once that one is gone: the product decides again on what remains (proxy/screening/screening.py).
SEEN_THROUGH = [transform for transform in TRANSFORMS if transform.level is not Level.LIMIT]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=SEEDS, transform=st.sampled_from(SEEN_THROUGH), chance=st.integers(0, 9))
def test_nothing_is_found_in_a_redacted_disguise(
    detector: PresidioDetector, seed: Seed, transform: Transform, chance: int
) -> None:
    pieces = transform.change(seed, random.Random(chance))
    assert _left(detector, "".join(piece.text for piece in pieces)) == set()


def _left(detector: PresidioDetector, text: str) -> set[str]:
    """Redact, read again, and name what identifies a person in what remains."""
    [before] = detector.read([text])
    redacted = redact(text, before.findings, Ledger("AB2N"))
    [after] = detector.read([redacted])
    return {finding.category.value for finding in after.findings if finding.category in DIRECT}
