import os
from pathlib import Path

import pytest

from proxy.supply.shelf import Folder


def test_a_folder_gives_the_first_bytes_of_a_file_under_its_path(tmp_path: Path) -> None:
    (tmp_path / "chu.yaml").write_bytes(b"id: chu")
    folder = Folder(tmp_path)
    assert folder.read("chu.yaml", 4)[0] == b"id: "
    assert folder.name("chu.yaml") == str(tmp_path / "chu.yaml")


def test_a_file_that_is_read_has_the_state_that_a_look_gives_until_it_changes(tmp_path: Path) -> None:
    file, folder = tmp_path / "chu.yaml", Folder(tmp_path)
    file.write_bytes(b"id: chu")
    _, state = folder.read("chu.yaml", 10)
    assert folder.look(["chu.yaml"]) == {"chu.yaml": state}
    file.write_bytes(b"id: CHU and more")
    assert folder.look(["chu.yaml"]) != {"chu.yaml": state}


def test_a_file_put_in_the_place_of_another_is_another_even_with_its_size_and_date(tmp_path: Path) -> None:
    file, folder = tmp_path / "chu.yaml", Folder(tmp_path)
    file.write_bytes(b"one")
    before, date = folder.look(["chu.yaml"]), file.stat().st_mtime_ns
    (tmp_path / "new").write_bytes(b"two")
    os.utime(tmp_path / "new", ns=(date, date))
    (tmp_path / "new").replace(file)
    assert folder.look(["chu.yaml"]) != before


def test_a_file_that_is_not_there_has_no_state_and_cannot_be_read(tmp_path: Path) -> None:
    assert Folder(tmp_path).look(["chu.yaml", "chu.yaml.sig"]) == {"chu.yaml": None, "chu.yaml.sig": None}
    with pytest.raises(FileNotFoundError):
        Folder(tmp_path).read("chu.yaml", 4)
