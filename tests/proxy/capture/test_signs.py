import os
import socket
from pathlib import Path

import pytest

from proxy.capture import signs


def test_systemd_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for bound, told in ((str(tmp_path / "notify"), None), (f"\0paravent-{os.getpid()}", f"@paravent-{os.getpid()}")):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.bind(bound)
            monkeypatch.setenv("NOTIFY_SOCKET", told or bound)
            signs.tell("READY=1")
            manager.settimeout(5)
            assert manager.recv(100) == b"READY=1"


@pytest.mark.parametrize("address", [None, "/nowhere/at/all"])
def test_nobody_to_tell_does_no_harm(monkeypatch: pytest.MonkeyPatch, address: str | None) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    if address:
        monkeypatch.setenv("NOTIFY_SOCKET", address)
    signs.tell("READY=1")


def test_a_sign_of_life_ages(tmp_path: Path) -> None:
    path = tmp_path / "alive"
    assert signs.age(path, 100.0) is None
    signs.touch(path)
    os.utime(path, (90, 90))
    assert [signs.age(path, now) for now in (100.0, 50.0)] == [10.0, 0.0]
    signs.touch(path)
    assert path.stat().st_mtime > 90
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_folder_that_is_not_there_does_no_harm(tmp_path: Path) -> None:
    signs.touch(tmp_path / "none" / "alive")
