from pathlib import Path

import pytest

from proxy.audit.verdict import Verdict
from proxy.audit.verify import checkpoint
from proxy.console.pages.checks import LOCAL, OWN, Checks
from proxy.console.pages.proof import last_signed
from tests.proxy.console.pages.hospital import hospital


def test_each_journal_keeps_its_last_verification(tmp_path: Path) -> None:
    hospital(tmp_path, days=1, each=2)
    checks = Checks()
    assert dict(checks.last) == {}
    checks.start({LOCAL: tmp_path / "journal", OWN: tmp_path / "nothing"})
    checks.wait(60)
    assert not checks.running
    found = checks.last
    assert found[LOCAL].result is not None
    assert found[LOCAL].result.verdict is Verdict.OK
    assert found[LOCAL].seconds >= 0
    assert found[OWN].result is None or found[OWN].result.verdict is not Verdict.OK


def test_a_comparison_leaves_what_was_verified_as_it_was(tmp_path: Path) -> None:
    hospital(tmp_path, days=1, each=2)
    signed = last_signed(tmp_path / "journal")
    assert signed is not None
    checks = Checks()
    checks.compare(tmp_path / "journal", checkpoint(signed.line))
    checks.wait(60)
    assert dict(checks.last) == {}
    assert checks.compared is not None
    assert checks.compared.result is not None
    assert checks.compared.result.verdict is Verdict.OK


@pytest.mark.parametrize("stop", ["a folder in the place of a file", "a defect"])
def test_a_verification_that_dies_takes_the_place_of_the_one_before(tmp_path: Path, stop: str) -> None:
    hospital(tmp_path, days=1, each=2)
    checks = Checks()
    checks.start({LOCAL: tmp_path / "journal"})
    checks.wait(60)
    if stop == "a defect":
        folder = Path("\0")  # stands for any: the system refuses it with another error than OSError
    else:
        folder = tmp_path / "journal"
        (folder / "00000099.jsonl").mkdir()
    checks.start({LOCAL: folder})
    checks.wait(60)
    assert checks.last[LOCAL].result is None
