import hmac
import secrets
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.journal.pseudonym import KEY_BYTES, PseudonymKeyError, Pseudonyms

OURS = Pseudonyms(bytes(range(32)))


def test_a_name_is_hashed_as_the_specification_says() -> None:
    told = b"\0\0\0\4user" + b"\0\0\0\6claire"
    assert OURS.of("user", "Claire") == hmac.new(bytes(range(32)), told, sha256).hexdigest()[:16]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("claire.vidal", "Claire.VIDAL", True),
        ("hélène", "he\u0301le\u0300ne", True),
        ("hélène", "helene", False),
        ("straße", "STRASSE", True),
        ("claire", "claire ", False),
    ],
)
def test_spellings_of_one_login_are_one_person(one: str, other: str, same: bool) -> None:
    assert (OURS.of("user", one) == OURS.of("user", other)) is same


@given(st.text(), st.text())
def test_a_machine_and_a_person_of_the_same_name_are_two(one: str, other: str) -> None:
    assert OURS.of("user", one) != OURS.of("workstation", other)


@given(st.binary(min_size=32, max_size=32), st.text())
def test_another_key_gives_another_hash_and_neither_shows_the_name(key: bytes, name: str) -> None:
    hashed = Pseudonyms(key).of("user", name)
    assert len(hashed) == 16
    assert set(hashed) <= set("0123456789abcdef")
    assert key == OURS.key or hashed != OURS.of("user", name)


def test_the_key_is_made_once_for_us_alone_and_does_not_show(tmp_path: Path) -> None:
    file = tmp_path / "identity" / "key"
    first = Pseudonyms.at(file)
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert len(first.key) == KEY_BYTES
    assert Pseudonyms.at(file) == first
    assert first.key.hex() not in repr(first)
    assert repr(first.key) not in repr(first)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_key_that_others_may_read_or_write_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "key"
    Pseudonyms.at(file)
    file.chmod(mode)
    with pytest.raises(PseudonymKeyError, match="lisible par d'autres"):
        Pseudonyms.at(file)


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_key_of_another_size_is_refused(tmp_path: Path, size: int) -> None:
    file = tmp_path / "key"
    file.write_bytes(secrets.token_bytes(size))
    file.chmod(0o600)
    with pytest.raises(PseudonymKeyError, match="n'est pas une clé"):
        Pseudonyms.at(file)


def test_a_place_where_no_key_can_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PseudonymKeyError, match="ne peut pas être lu ou créé"):
        Pseudonyms.at(tmp_path / "file" / "key")
