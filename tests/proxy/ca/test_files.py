from pathlib import Path

import pytest

from proxy.ca import files, issuing, writing
from proxy.ca.files import AuthorityError, Held
from tests.proxy.ca.making import alone, published


def test_a_key_is_read_back_with_its_certificates(tmp_path: Path) -> None:
    held = files.read(alone(tmp_path) / files.KEY_FILE)
    assert held.chain == (published(tmp_path),)
    bare = Held(issuing.new_key())
    writing.put(tmp_path / "bare", bare.pem())
    again = files.read_if(tmp_path / "bare")
    assert again is not None
    assert again.chain == ()
    assert again.is_key_of(bare)
    assert not again.is_key_of(held)


@pytest.mark.parametrize("content", [b"", b"n'importe quoi", b"-----BEGIN PRIVATE KEY-----\n"])
def test_what_holds_no_key_is_said_to_be_unreadable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(AuthorityError, match="est illisible"):
        files.read_if(tmp_path / "file")
    assert files.certificates(tmp_path / "file") == ()


def test_what_is_missing_is_nothing(tmp_path: Path) -> None:
    assert files.read_if(tmp_path / "file") is None
    assert files.certificates(tmp_path / "file") == ()
    with pytest.raises(FileNotFoundError):
        files.read(tmp_path / "file")


def test_a_held_key_does_not_show_itself() -> None:
    assert repr(Held(issuing.new_key())) == "Held(chain=())"
