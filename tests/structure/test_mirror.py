"""The test tree mirrors the source tree."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("proxy", "policies", "detectors", "models")
SOURCES = sorted(
    path.relative_to(ROOT)
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if path.name != "__init__.py"
)


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_each_source_file_has_its_own_test_file(source: Path) -> None:
    assert (ROOT / "tests" / source.parent / f"test_{source.name}").is_file()
