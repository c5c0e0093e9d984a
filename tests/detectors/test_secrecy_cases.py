"""The suite of secrecy: 620 texts, written before the rules, and 300 written last. No floor may be lowered."""

from collections.abc import Sequence

import pytest

from detectors.engine import PresidioDetector
from policies.loading import DEFAULT, load
from tests.bench.secrecy import SETS, Row, by_kind, suite

FLOORS = {"tune": (0.97, 0.975), "report": (0.95, 0.96), "fresh": (0.94, 0.95)}
"""Of what is stopped, and of what passes."""


@pytest.fixture(scope="module", params=sorted(SETS))
def half(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def kinds(half: str, detector: PresidioDetector) -> dict[str, Row]:
    return by_kind(suite(SETS[half]), detector, load(DEFAULT).policy)


def _share(rows: Sequence[Row]) -> float:
    return sum(row["right"] for row in rows) / sum(row["texts"] for row in rows)


def test_what_speaks_of_a_real_person_is_stopped(half: str, kinds: dict[str, Row]) -> None:
    assert _share([row for row in kinds.values() if row["expect"] == "stop"]) >= FLOORS[half][0]


def test_harmless_work_passes_untouched(half: str, kinds: dict[str, Row]) -> None:
    assert _share([row for row in kinds.values() if row["expect"] == "pass"]) >= FLOORS[half][1]


def test_the_halves_share_no_text_and_hold_every_kind() -> None:
    tune, report = suite(SETS["tune"]), suite(SETS["report"])
    assert {row["text"] for row in tune}.isdisjoint(row["text"] for row in report)
    assert {row["kind"] for row in tune} == {row["kind"] for row in report}
