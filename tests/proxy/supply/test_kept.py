from pathlib import Path

import pytest

from proxy.supply.kept import Kept

ADDRESS = "https://intranet.exemple.fr/"
FILES = {"chu.yaml": "id: chu # é".encode(), "chu.yaml.sig": b"\xff\x00"}


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    made = Kept(tmp_path / "policy" / "kept.json", ADDRESS)
    made.keep(FILES)
    return made


def test_what_was_kept_is_read_back_by_another_process(tmp_path: Path, kept: Kept) -> None:
    again = Kept(tmp_path / "policy" / "kept.json", ADDRESS)
    for file, content in FILES.items():
        assert again.read(file, 99)[0] == content
    assert again.read("chu.yaml", 2)[0] == b"id"
    assert again.look(["chu.yaml", "absent"]) == {"chu.yaml": FILES["chu.yaml"], "absent": None}
    assert again.name("chu.yaml") == "https://intranet.exemple.fr/chu.yaml (copie gardée)"


def test_the_copy_is_its_owner_s_and_is_not_written_again_when_nothing_changed(tmp_path: Path, kept: Kept) -> None:
    file = tmp_path / "policy" / "kept.json"
    before = file.stat()
    kept.keep(FILES)
    assert file.stat().st_ino == before.st_ino
    assert before.st_mode & 0o777 == 0o600
    kept.keep({"chu.yaml": b"other"})
    assert kept.read("chu.yaml", 99)[0] == b"other"
    with pytest.raises(FileNotFoundError):
        kept.read("chu.yaml.sig", 99)


def test_a_copy_of_what_another_address_gave_is_none(tmp_path: Path, kept: Kept) -> None:
    with pytest.raises(FileNotFoundError):
        Kept(tmp_path / "policy" / "kept.json", "https://ailleurs.exemple.fr/").read("chu.yaml", 99)


@pytest.mark.parametrize("content", [b"", b"{", b'{"address": "https://intranet.exemple.fr/", "files": {"a": "?"}}'])
def test_a_copy_that_cannot_be_read_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kept.json").write_bytes(content)
    with pytest.raises(FileNotFoundError):
        Kept(tmp_path / "kept.json", ADDRESS).read("chu.yaml", 99)
    assert Kept(tmp_path / "absent.json", ADDRESS).look(["chu.yaml"]) == {"chu.yaml": None}
