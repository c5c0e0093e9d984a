"""Once redacted, a text holds nothing that identifies, and redacting it again changes nothing."""

import asyncio
import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from detectors.engine import PresidioDetector
from detectors.finding import DIRECT, Category
from policies.decision import Action
from proxy.cli.judging import judging
from proxy.redaction.ledger import Ledger
from proxy.redaction.redact import redact
from proxy.screening.local import Local
from tests.detectors.metamorphic.seeds import SEEDS, Piece, Seed
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


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=SEEDS, transform=st.sampled_from(TRANSFORMS), chance=st.integers(0, 9))
@example(
    seed=(
        Piece("Patiente : Mme "),
        Piece("Hélène Lefèvre", Category.PERSON),
        Piece(", hospitalisée pour une pneumopathie."),
    ),
    transform=next(transform for transform in TRANSFORMS if transform.name == "rot13"),
    chance=0,
)
def test_whatever_the_disguise_what_is_still_found_after_redaction_does_not_leave(
    detector: PresidioDetector, seed: Seed, transform: Transform, chance: int
) -> None:
    text = "".join(piece.text for piece in transform.change(seed, random.Random(chance)))
    verdict, rewriting = asyncio.run(judging(Local(detector), None, "chatgpt").judge(text))
    if verdict.decision.action is not Action.BLOCK:
        [after] = detector.read([rewriting.changes.get((), text)])
        assert {finding.category for finding in after.findings} & DIRECT == set()


def _left(detector: PresidioDetector, text: str) -> set[str]:
    """Redact, read again, and name what identifies a person in what remains."""
    [before] = detector.read([text])
    redacted = redact(text, before.findings, Ledger("AB2N"))
    [after] = detector.read([redacted])
    return {finding.category.value for finding in after.findings if finding.category in DIRECT}
