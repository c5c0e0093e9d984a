import hmac
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from proxy.journal import ratchet

ROOT = bytes(range(32))


def test_keys_are_those_that_the_format_tells_of() -> None:
    keys = ratchet.begin(ROOT)
    assert keys.line == sha256(b"paravent journal line\0" + ROOT).digest()
    assert keys.segment == sha256(b"paravent journal segment\0" + ROOT).digest()
    assert keys.after_line() == ratchet.Keys(sha256(b"paravent journal next\0" + keys.line).digest(), keys.segment)
    assert keys.after_segment() == ratchet.Keys(keys.line, sha256(b"paravent journal next\0" + keys.segment).digest())


def test_a_code_is_half_of_an_hmac_under_the_key_of_the_line() -> None:
    keys = ratchet.begin(ROOT)
    assert keys.mac(b"x") == hmac.new(keys.line, b"x", sha256).hexdigest()[:32]
    assert len({keys.mac(b"x"), keys.mac(b"y"), keys.after_line().mac(b"x")}) == 3


def test_a_signature_is_checked_with_the_public_half() -> None:
    keys = ratchet.begin(ROOT).after_segment()
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(keys.public()))
    public.verify(bytes.fromhex(keys.signature(b"x")), b"x")
    assert keys.public() == Ed25519PrivateKey.from_private_bytes(keys.segment).public_key().public_bytes_raw().hex()


def test_no_key_comes_twice() -> None:
    keys, seen = ratchet.begin(ROOT), set[bytes]()
    for _ in range(100):
        seen |= {keys.line, keys.segment}
        keys = keys.after_line().after_segment()
    assert len(seen) == 200


def test_a_chain_is_named_after_its_first_public_key() -> None:
    public = ratchet.begin(ROOT).public()
    assert ratchet.name(public) == sha256(bytes.fromhex(public)).hexdigest()[:16]


def test_roots_are_drawn_and_keys_are_not_shown() -> None:
    assert len({ratchet.new_root() for _ in range(10)}) == 10
    assert len(ratchet.new_root()) == ratchet.SIZE
    assert repr(ratchet.begin(ROOT)) == "Keys()"
