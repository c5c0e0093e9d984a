from pathlib import Path

from proxy.install.files import File
from proxy.install.manifest import Manifest
from proxy.workstation import home

STEP = File("/etc/paravent.conf", b"")


def test_a_machine_is_installed_from_the_first_step_noted_to_the_last_taken_back(tmp_path: Path) -> None:
    (tmp_path / "var/lib/paravent").mkdir(parents=True)
    assert home(tmp_path) is None
    manifest = Manifest.read(tmp_path)
    manifest.add(STEP)
    assert home(tmp_path) == tmp_path / "var/lib/paravent"
    manifest.drop(STEP)
    assert home(tmp_path) is None
