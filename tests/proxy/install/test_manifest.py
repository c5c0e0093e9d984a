import stat
from pathlib import Path

import pytest

from proxy.install.errors import InstallError
from proxy.install.files import File, Folder
from proxy.install.manifest import Manifest, Recorded
from proxy.install.memory import Was
from proxy.install.places import MANIFEST, at
from proxy.install.shared import Shared
from proxy.install.system_store import STORES, Anchor
from tests.proxy.install.test_step import STEPS

RECORDED: list[Recorded] = [
    File("/etc/a", b"\x00\xff", 0o600, Was(b"\xfe", "", 0o644, 1, 2)),
    Folder("/etc/b", 0o700, "paravent", whole=True),
    Shared("/etc/c", b"{}", Was(link="/d"), b"{}\n"),
    Anchor("/etc/e.crt", STORES[0], b"PEM"),
]


def test_where_nothing_is_installed_it_is_empty(bare: Path) -> None:
    assert Manifest.read(bare).steps == []
    assert not at(bare, MANIFEST).exists()


def test_what_is_written_down_is_read_back_whole_and_in_order(bare: Path) -> None:
    manifest = Manifest.read(bare)
    for step in RECORDED:
        manifest.add(step)
        assert Manifest.read(bare).steps[-1] == step
    assert Manifest.read(bare).steps == RECORDED


def test_every_kind_of_step_is_read_back(bare: Path) -> None:
    manifest = Manifest.read(bare)
    for step in STEPS:
        manifest.add(step)  # type: ignore[arg-type]  # test_step shows that they are all of them
    assert Manifest.read(bare).steps == STEPS


def test_it_is_root_s_alone(bare: Path) -> None:
    Manifest.read(bare).add(RECORDED[0])
    assert stat.S_IMODE(at(bare, MANIFEST).stat().st_mode) == 0o600


def test_a_change_is_written_down_once(bare: Path) -> None:
    manifest = Manifest.read(bare)
    manifest.add(RECORDED[0])
    manifest.add(RECORDED[0])
    assert manifest.steps == RECORDED[:1]


def test_the_file_goes_with_the_last_change(bare: Path) -> None:
    manifest = Manifest.read(bare)
    manifest.add(RECORDED[0])
    manifest.add(RECORDED[1])
    manifest.drop(RECORDED[1])
    assert Manifest.read(bare).steps == RECORDED[:1]
    manifest.drop(RECORDED[0])
    assert not at(bare, MANIFEST).exists()


@pytest.mark.parametrize("content", [b"", b"{}", b'[{"kind": "unknown"}]', b'[{"kind": "file"}]'])
def test_one_that_cannot_be_read_is_an_error_and_stays(bare: Path, content: bytes) -> None:
    at(bare, MANIFEST).write_bytes(content)
    with pytest.raises(InstallError, match="paravent-install"):
        Manifest.read(bare)
    assert at(bare, MANIFEST).read_bytes() == content
