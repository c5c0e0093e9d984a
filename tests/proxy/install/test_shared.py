import json
from pathlib import Path

import pytest

from proxy.install.errors import InstallError
from proxy.install.shared import Shared
from tests.proxy.install.roots import needs_root

pytestmark = needs_root

STEP = Shared("/etc/policies.json", b'{"policies": {"Ours": true}}')
THEIRS = b'{"policies":  {"Theirs": 1}}'


def _file(root: Path) -> Path:
    return root / "etc/policies.json"


@pytest.mark.parametrize("stood", [None, b"{}", THEIRS, b'{"policies": {"Ours": false}}'])
def test_untouched_since_it_comes_back_byte_for_byte(bare: Path, stood: bytes | None) -> None:
    if stood is not None:
        _file(bare).write_bytes(stood)
    step = STEP.prepared(bare)
    assert not step.is_done(bare)
    step.do(bare)
    assert step.is_done(bare)
    step.undo(bare)
    assert (_file(bare).read_bytes() if _file(bare).exists() else None) == stood


def test_what_others_wrote_since_stays(bare: Path) -> None:
    _file(bare).write_bytes(THEIRS)
    _file(bare).chmod(0o640)
    step = STEP.prepared(bare)
    step.do(bare)
    _file(bare).write_text(json.dumps(json.loads(_file(bare).read_text()) | {"since": 2}))
    step.undo(bare)
    assert json.loads(_file(bare).read_text()) == {"policies": {"Theirs": 1}, "since": 2}
    assert _file(bare).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("came", ["absent", "broken"])
def test_what_can_be_told_from_ours_no_more_is_left(bare: Path, came: str) -> None:
    step = STEP.prepared(bare)
    step.do(bare)
    _file(bare).unlink()
    if came == "broken":
        _file(bare).write_bytes(b"{")
    step.undo(bare)
    assert (_file(bare).read_bytes() if _file(bare).exists() else None) == (b"{" if came == "broken" else None)


def test_a_link_comes_back_and_what_it_leads_to_is_read_but_never_written(bare: Path) -> None:
    (bare / "etc/shared.json").write_bytes(THEIRS)
    _file(bare).symlink_to("/etc/shared.json")
    step = STEP.prepared(bare)
    step.do(bare)
    assert json.loads(_file(bare).read_text()) == {"policies": {"Theirs": 1, "Ours": True}}
    step.undo(bare)
    assert str(_file(bare).readlink()) == "/etc/shared.json"
    assert (bare / "etc/shared.json").read_bytes() == THEIRS


@pytest.mark.parametrize("content", [b"", b"[]", b"// a comment"])
def test_a_file_that_is_no_object_stops_before_anything_is_changed(bare: Path, content: bytes) -> None:
    _file(bare).write_bytes(content)
    with pytest.raises(InstallError, match="objet JSON"):
        STEP.prepared(bare)
    assert _file(bare).read_bytes() == content


def test_undoing_what_was_never_done_changes_nothing(bare: Path) -> None:
    _file(bare).write_bytes(THEIRS)
    STEP.prepared(bare).undo(bare)
    assert _file(bare).read_bytes() == THEIRS
