import base64
import re

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from policies.custodians import KEY
from proxy.journal.custody import CustodyError, generate, private_key, public_key, revealed, sealed
from proxy.journal.events import Known

DPO, RSSI, OTHER = (X25519PrivateKey.generate() for _ in range(3))
PUBLIC = (DPO.public_key(), RSSI.public_key())
USER = "00000000000000aa"
LOGINS = st.text(max_size=31)


@given(LOGINS)
def test_two_people_together_read_what_was_sealed_for_them(login: str) -> None:
    written = sealed(login, PUBLIC, USER)
    assert revealed(written, (DPO, RSSI), USER) == revealed(written, (RSSI, DPO), USER) == login


@given(LOGINS)
def test_every_seal_has_the_same_length_and_fits_the_journal(login: str) -> None:
    written = sealed(login, PUBLIC, USER)
    assert len(written) == len(sealed("", PUBLIC, USER)) == 299
    assert Known(time="2026-11-22T08:30:00.123Z", user=USER, sealed=written).sealed == written


def test_the_same_login_is_never_sealed_alike() -> None:
    assert len({sealed("claire", PUBLIC, USER) for _ in range(20)}) == 20


@pytest.mark.parametrize("pair", [(DPO, OTHER), (OTHER, RSSI), (DPO, DPO), (RSSI, RSSI)])
def test_nobody_alone_and_nobody_else_reads_it(pair: tuple[X25519PrivateKey, X25519PrivateKey]) -> None:
    with pytest.raises(CustodyError, match="pas pour ces deux clés"):
        revealed(sealed("claire", PUBLIC, USER), pair, USER)


def test_a_seal_put_in_another_persons_place_is_refused() -> None:
    with pytest.raises(CustodyError):
        revealed(sealed("claire", PUBLIC, USER), (DPO, RSSI), "00000000000000ab")


@given(st.data())
def test_a_seal_with_one_bit_turned_is_refused(data: st.DataObject) -> None:
    raw = bytearray(base64.urlsafe_b64decode(sealed("claire", PUBLIC, USER) + "="))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(CustodyError):
        revealed(base64.urlsafe_b64encode(raw).decode().rstrip("="), (DPO, RSSI), USER)


@given(st.text(max_size=400) | st.binary(max_size=300).map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_what_is_no_seal_is_refused(written: str) -> None:
    with pytest.raises(CustodyError):
        revealed(written, (DPO, RSSI), USER)


def test_a_login_too_long_to_be_hidden_is_refused() -> None:
    assert revealed(sealed("é" * 63, PUBLIC, USER), (DPO, RSSI), USER) == "é" * 63
    with pytest.raises(CustodyError, match="trop long"):
        sealed("é" * 64, PUBLIC, USER)


@pytest.mark.parametrize("small", [bytes(32), b"\1" + bytes(31)])
def test_a_key_that_shares_the_same_secret_with_everyone_is_refused(small: bytes) -> None:
    for pair in (
        (X25519PublicKey.from_public_bytes(small), PUBLIC[1]),
        (PUBLIC[0], X25519PublicKey.from_public_bytes(small)),
    ):
        with pytest.raises(CustodyError, match="pas sûre"):
            sealed("claire", pair, USER)


def test_a_pair_is_made_read_again_and_fits_a_policy() -> None:
    (one, first), (two, second) = generate(b"une phrase secrete"), generate(b"une autre phrase")
    assert first != second
    keys = private_key(one, b"une phrase secrete"), private_key(two, b"une autre phrase")
    written = sealed("claire", (public_key(first), public_key(second)), USER)
    assert revealed(written, keys, USER) == "claire"
    assert all(re.fullmatch(KEY, key) for key in (first, second))


@pytest.mark.parametrize("passphrase", [b"", b"une autre"])
def test_a_private_key_opens_with_its_own_passphrase_alone(passphrase: bytes) -> None:
    pem, _ = generate(b"une phrase secrete")
    assert b"ENCRYPTED" in pem
    with pytest.raises(CustodyError, match="phrase secrète"):
        private_key(pem, passphrase)


def test_files_that_are_no_custodians_key_are_refused() -> None:
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    signing = Ed25519PrivateKey.generate().private_bytes(*form, serialization.BestAvailableEncryption(b"x"))
    bare = DPO.private_bytes(*form, serialization.NoEncryption())
    for pem in (signing, bare, b"rien", b""):
        with pytest.raises(CustodyError):
            private_key(pem, b"x")


@pytest.mark.parametrize("written", ["", "é", "AAAA", base64.b64encode(bytes(31)).decode(), "not base64!"])
def test_what_is_no_public_key_is_refused(written: str) -> None:
    with pytest.raises(CustodyError, match="clé publique"):
        public_key(written)
