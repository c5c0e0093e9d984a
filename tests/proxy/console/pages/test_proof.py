import json
import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from proxy.console.pages import proof
from proxy.store.states import Detail
from proxy.store.store import Store
from tests.proxy.console.pages.hospital import BLOCKED, hospital


@pytest.fixture
def detail(tmp_path: Path) -> Detail:
    hospital(tmp_path, days=3, each=3)
    store = Store.open(f"sqlite:///{tmp_path / 'index'}")
    store.fill(tmp_path / "journal")
    found = store.decision(BLOCKED)
    store.close()
    assert found is not None
    return found


def test_the_first_signed_line_after_a_decision_covers_it(tmp_path: Path, detail: Detail) -> None:
    found = proof.covering(tmp_path / "journal", detail)
    assert found is not None
    assert (found.file, found.seq > detail.row.seq) == (detail.file, True)
    lines = (tmp_path / "journal" / found.file).read_text("ascii").splitlines()
    assert lines[found.row - 1] == found.line
    assert not any('"signature"' in line for line in lines[detail.place : found.row - 1])


def test_a_decision_at_the_end_of_a_file_is_covered_by_the_next_header(tmp_path: Path, detail: Detail) -> None:
    file = tmp_path / "journal" / detail.file
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[: detail.place]))
    header = min((tmp_path / "journal").glob("*.jsonl"))
    shutil.copy(header, tmp_path / "journal" / f"{int(file.stem) + 1:08d}.jsonl")
    found = proof.covering(tmp_path / "journal", detail)
    assert found is not None
    assert (int(Path(found.file).stem), found.row) == (int(file.stem) + 1, 1)


@pytest.mark.parametrize(
    "changed", [{"place": 1}, {"file": "00009999.jsonl"}, {"file": "../seal"}, {"digest": "0" * 64}]
)
def test_what_does_not_stand_in_this_journal_is_covered_by_none_of_it(
    tmp_path: Path, detail: Detail, changed: dict[str, object]
) -> None:
    assert proof.covering(tmp_path / "journal", replace(detail, **changed)) is None  # type: ignore[arg-type]


def test_the_last_signed_line_is_that_of_the_last_file_that_has_one(tmp_path: Path, detail: Detail) -> None:
    found = proof.last_signed(tmp_path / "journal")
    assert found is not None
    assert found.file == max(path.name for path in (tmp_path / "journal").glob("*.jsonl"))
    (tmp_path / "journal" / f"{int(Path(found.file).stem) + 1:08d}.jsonl").write_bytes(b"")
    assert proof.last_signed(tmp_path / "journal") == found
    assert proof.last_signed(tmp_path / "nothing") is None


@pytest.mark.parametrize("raw", ["né".encode(), "né".encode("latin-1"), b"\xff\xfe\0", b""])
def test_a_line_is_found_again_whatever_its_bytes(tmp_path: Path, detail: Detail, raw: bytes) -> None:
    file = tmp_path / "journal" / detail.file
    lines = file.read_bytes().splitlines(keepends=True)
    lines[detail.place - 1] = raw + b"\n"
    file.write_bytes(b"".join(lines))
    written = replace(detail, line=raw.decode("utf-8", "backslashreplace"), digest=sha256(raw).hexdigest())
    assert proof.covering(tmp_path / "journal", detail) is None
    assert proof.covering(tmp_path / "journal", written) is not None


@pytest.mark.parametrize("time", ["", "soon", "9999-12-31T23:59:59.999-23:59", None])
def test_a_signature_of_no_time_covers_nothing(tmp_path: Path, detail: Detail, time: str | None) -> None:
    before = proof.last_signed(tmp_path / "journal")
    forged = {"event": "checkpoint", "seq": 99_999, "signature": "0" * 128, "time": time}
    with max((tmp_path / "journal").glob("*.jsonl")).open("a", encoding="ascii") as file:
        file.write(f"{json.dumps(forged, separators=(',', ':'))}\n")
    assert proof.last_signed(tmp_path / "journal") == before
    assert detail.row.reference == BLOCKED


def test_the_line_is_read_as_json(detail: Detail) -> None:
    assert len(proof.entry(detail)["mac"]) == 32


@pytest.mark.parametrize("line", ["[]", "", "né", '{"a":', '{"event":"decision"', "[" * 100_000])
def test_what_is_no_entry_has_nothing_to_show(detail: Detail, line: str) -> None:
    assert proof.entry(replace(detail, line=line)) == {}
