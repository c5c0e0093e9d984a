import base64
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from proxy.supply import signature
from proxy.supply.signature import KeyFileError, is_signed, message, pair, private_key, public_key, sign

DATA = b"id: chu\n...\n"


def test_a_file_is_signed_by_its_key_and_by_no_other(key: Ed25519PrivateKey) -> None:
    signed = sign(key, "chu.yaml", DATA)
    assert is_signed(key.public_key(), "chu.yaml", DATA, signed)
    assert not is_signed(Ed25519PrivateKey.generate().public_key(), "chu.yaml", DATA, signed)


@pytest.mark.parametrize(("file", "data"), [("ehpad.yaml", DATA), ("chu.yaml", DATA + b"\n"), ("chu.yaml", b"")])
def test_a_signature_is_that_of_one_name_and_one_content(key: Ed25519PrivateKey, file: str, data: bytes) -> None:
    assert not is_signed(key.public_key(), file, data, sign(key, "chu.yaml", DATA))


@given(st.integers(0, 64 * 8 - 1))
def test_no_bit_of_a_signature_can_change(bit: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    raw = bytearray(base64.b64decode(sign(key, "chu.yaml", DATA)))
    raw[bit // 8] ^= 1 << bit % 8
    assert not is_signed(key.public_key(), "chu.yaml", DATA, base64.b64encode(raw))


@given(st.binary(max_size=signature.MAX_BYTES))
def test_whatever_else_stands_in_the_signature_s_file_is_no_signature(noise: bytes) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    assert not is_signed(key.public_key(), "chu.yaml", DATA, noise)


@given(st.text(max_size=9), st.binary(max_size=9), st.text(max_size=9), st.binary(max_size=9))
def test_no_two_files_make_the_same_message(file: str, data: bytes, other: str, content: bytes) -> None:
    assert (message(file, data) == message(other, content)) == ((file, data) == (other, content))


def test_what_the_key_signs_elsewhere_is_no_policy_s_signature(key: Ed25519PrivateKey) -> None:
    assert not is_signed(key.public_key(), "chu.yaml", DATA, base64.b64encode(key.sign(DATA)))


def test_a_signature_is_one_line_that_fits_its_file(key: Ed25519PrivateKey) -> None:
    assert sign(key, "chu.yaml", DATA).count(b"\n") == 1
    assert len(sign(key, "chu.yaml", DATA)) <= signature.MAX_BYTES


def test_a_new_pair_of_keys_can_be_read_back_and_go_together(tmp_path: Path) -> None:
    private, public = pair()
    (tmp_path / "key").write_bytes(private)
    (tmp_path / "pub").write_bytes(public)
    signed = sign(private_key(tmp_path / "key"), "chu.yaml", DATA)
    assert is_signed(public_key(tmp_path / "pub"), "chu.yaml", DATA, signed)


def test_a_key_of_the_wrong_kind_is_refused_with_the_command_that_makes_one(tmp_path: Path) -> None:
    private, public = pair()
    other = ec.generate_private_key(ec.SECP256R1())
    encoding, form = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    contents = {"private": private, "public": public, "noise": b"cl\xc3\xa9", "empty": b""}
    contents["elliptic"] = other.public_key().public_bytes(encoding, form)
    contents["elliptic-private"] = other.private_bytes(
        encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    for name in contents.keys() - {"public"}:
        with pytest.raises(KeyFileError, match="paravent policy keygen"):
            public_key(tmp_path / name)
    for name in contents.keys() - {"private"}:
        with pytest.raises(KeyFileError, match="paravent policy keygen"):
            private_key(tmp_path / name)


def test_a_key_that_is_missing_is_told_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match=r"absent\.pub : clé illisible"):
        public_key(tmp_path / "absent.pub")
