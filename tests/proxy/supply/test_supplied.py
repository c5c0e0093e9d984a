from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from policies.loading import load, load_from
from policies.parsing import MAX_BYTES
from proxy.supply.shelf import Folder
from proxy.supply.signature import sign
from proxy.supply.supplied import SignatureError, Supplied
from tests.proxy.supply.workbench import policy


def put(folder: Path, file: str, content: bytes, key: Ed25519PrivateKey | None = None, name: str = "") -> None:
    (folder / file).write_bytes(content)
    if key:
        (folder / f"{file}.sig").write_bytes(sign(key, name or file, content))


def test_a_policy_read_off_a_shelf_is_the_one_at_the_path(tmp_path: Path) -> None:
    put(tmp_path, "chu.yml", policy(extends="groupe"))
    put(tmp_path, "groupe.yaml", policy("groupe"))
    supplied = Supplied(Folder(tmp_path), "chu.yml")
    loaded = load_from(supplied, supplied.policy)
    assert loaded == load(tmp_path / "chu.yml")
    assert list(supplied.states) == list(supplied.pages) == ["chu.yml", "groupe.yaml"]
    own = supplied.own(loaded.files)
    assert {file: parsed.document.id for file, parsed in own.items()} == {"chu.yml": "chu", "groupe.yaml": "groupe"}


def test_what_is_missing_is_noted_so_that_its_coming_is_seen(tmp_path: Path) -> None:
    supplied = Supplied(Folder(tmp_path), "chu.yaml")
    with pytest.raises(FileNotFoundError):
        supplied.read("chu", 100)
    assert supplied.states == {"chu.yaml": None}


def test_with_a_key_every_file_but_the_product_s_must_be_signed(tmp_path: Path, key: Ed25519PrivateKey) -> None:
    put(tmp_path, "chu.yaml", policy(extends="groupe"), key)
    put(tmp_path, "groupe.yaml", policy("groupe"), key)
    supplied = Supplied(Folder(tmp_path), "chu.yaml", key.public_key())
    assert load_from(supplied, supplied.policy).policy.id == "chu"
    assert list(supplied.states) == ["chu.yaml", "chu.yaml.sig", "groupe.yaml", "groupe.yaml.sig"]
    (tmp_path / "groupe.yaml.sig").unlink()
    with pytest.raises(SignatureError, match=r"groupe\.yaml:1:1 la signature groupe\.yaml\.sig manque"):
        load_from(supplied, supplied.policy)


@pytest.mark.parametrize("harm", ["stripped", "empty", "of another file", "of another content", "of another key"])
def test_a_signature_that_is_not_the_file_s_own_is_refused(tmp_path: Path, key: Ed25519PrivateKey, harm: str) -> None:
    signed = {
        "stripped": None,
        "empty": b"",
        "of another file": sign(key, "ehpad.yaml", policy()),
        "of another content": sign(key, "chu.yaml", policy(version=2)),
        "of another key": sign(Ed25519PrivateKey.generate(), "chu.yaml", policy()),
    }[harm]
    put(tmp_path, "chu.yaml", policy())
    if signed is not None:
        (tmp_path / "chu.yaml.sig").write_bytes(signed)
    supplied = Supplied(Folder(tmp_path), "chu.yaml", key.public_key())
    with pytest.raises(SignatureError, match=r"chu\.yaml:1:1 la signature"):
        load_from(supplied, supplied.policy)


def test_a_file_too_large_is_refused_for_its_size_first(tmp_path: Path, key: Ed25519PrivateKey) -> None:
    put(tmp_path, "chu.yaml", b" " * (MAX_BYTES + 1))
    supplied = Supplied(Folder(tmp_path), "chu.yaml", key.public_key())
    assert len(supplied.read("chu", MAX_BYTES + 1)) > MAX_BYTES
