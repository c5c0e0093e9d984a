"""Whatever the files of a journal hold, a verdict is given."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proxy.audit.verdict import Verdict
from proxy.audit.verify import verify
from tests.proxy.audit.attacking import FIRST, LAST, MIDDLE, copy, purged_journal, reword
from tests.proxy.journal.making import keyed, rows


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "journal"
    purged_journal(folder)
    return folder


NAMES = [FIRST, MIDDLE, LAST, "purged.jsonl", "seal"]
FIELDS = ["chain", "cause", "count", "event", "key", "mac", "number", "prev", "seq", "signature", "stub", "time"]
FIELDS += ["stub_bytes", "through"]
ODD = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.lists(st.integers())
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(name=st.sampled_from(NAMES), noise=st.binary(max_size=400), place=st.integers(0, 3000))
def test_whatever_the_files_hold_a_verdict_is_given(
    whole: Path, tmp_path: Path, name: str, noise: bytes, place: int
) -> None:
    shutil.rmtree(tmp_path / "journal", ignore_errors=True)
    folder = copy(whole, tmp_path / "journal")
    (folder / name).chmod(0o600)
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[:place] + noise + content[place + len(noise) :])
    for evidence in (keyed(folder), None):
        assert verify(folder, evidence).verdict in Verdict


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    name=st.sampled_from(NAMES[:4]),
    row=st.integers(0, 7),
    field=st.sampled_from(FIELDS),
    value=ODD,
)
def test_whatever_a_line_says_a_verdict_is_given(
    *, whole: Path, tmp_path: Path, name: str, row: int, field: str, value: object
) -> None:
    shutil.rmtree(tmp_path / "journal", ignore_errors=True)
    folder = copy(whole, tmp_path / "journal")
    lines = rows(folder / name)
    row %= len(lines)
    spoiled = reword(lines[row], **{field: value})
    (folder / name).chmod(0o600)
    (folder / name).write_bytes(b"".join([*lines[:row], spoiled, *lines[row + 1 :]]))
    told = verify(folder, keyed(folder))
    assert (told.verdict is Verdict.OK) == (spoiled == lines[row])
    assert verify(folder).verdict in Verdict
