import json
from pathlib import Path

import pytest

from proxy.audit.verify import CheckpointFormError
from proxy.console.pages.exported import NotOursError, exported
from proxy.console.pages.proof import last_signed
from tests.proxy.console.pages.hospital import hospital


@pytest.fixture
def line(tmp_path: Path) -> str:
    hospital(tmp_path, days=2, each=2)
    signed = last_signed(tmp_path / "journal")
    assert signed is not None
    return signed.line


def test_what_the_journal_signed_is_its_own(tmp_path: Path, line: str) -> None:
    assert exported(f" {line}\n", tmp_path / "journal").content == line.encode()
    (tmp_path / "journal" / "00000099.jsonl").mkdir()
    assert exported(line, tmp_path / "journal").content == line.encode()


@pytest.mark.parametrize(
    "changed", [{"time": "2020-01-01T00:00:00.000Z"}, {"chain": "0123456789abcdef"}, {"signature": ""}, {"seq": 10**6}]
)
def test_what_it_did_not_sign_is_not(tmp_path: Path, line: str, changed: dict[str, object]) -> None:
    written = json.dumps(json.loads(line) | changed, sort_keys=True, separators=(",", ":"))
    with pytest.raises(NotOursError):
        exported(written, tmp_path / "journal")


def test_a_checkpoint_of_another_journal_is_not(tmp_path: Path, line: str) -> None:
    hospital(tmp_path / "other", days=1, each=1)
    for folder in (tmp_path / "other" / "journal", tmp_path / "nothing"):
        with pytest.raises(NotOursError):
            exported(line, folder)


@pytest.mark.parametrize("written", ["", "bonjour", "{}", "[]", '{"seq":1}'])
def test_what_is_no_line_is_no_checkpoint(tmp_path: Path, written: str) -> None:
    with pytest.raises(CheckpointFormError):
        exported(written, tmp_path)
