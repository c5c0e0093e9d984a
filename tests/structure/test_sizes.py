"""Files and functions stay small enough to be read at a glance."""

import ast
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path for package in ("proxy", "policies", "detectors", "models") for path in (ROOT / package).rglob("*.py")
)
HARD_STOP = 250


def _functions() -> list[int]:
    trees = (ast.parse(path.read_text("utf-8")) for path in SOURCES)
    nodes = (
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return [(node.end_lineno or node.lineno) - node.lineno + 1 for node in nodes]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_two_hundred_and_fifty_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= HARD_STOP


def test_half_of_the_files_have_a_hundred_lines_at_most() -> None:
    assert statistics.median(len(path.read_text("utf-8").splitlines()) for path in SOURCES) <= 100


def test_nine_functions_in_ten_have_twenty_five_lines_at_most() -> None:
    lengths = _functions()
    assert statistics.median(lengths) <= 8
    assert statistics.quantiles(lengths, n=10)[8] <= 25
