"""Logins that two people read together, and neither alone: sealed for the one inside what is sealed for the other.

Each seal is that of an anonymous sender: a fresh X25519 pair (RFC 7748), a key by HKDF-SHA256 (RFC 5869) from what it
shares with the custodian's, and ChaCha20-Poly1305 (RFC 8439). Both seals are bound to the pseudonym that the journal
gives the login, so that one person's cannot be put in another's place.
"""

import base64
import binascii
from collections.abc import Callable
from itertools import permutations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_DOMAIN = b"paravent custody 1"
_LENGTH = 128  # bytes of every login before it is sealed, its own length in the first one
_PUBLIC = 32
_NONCE = bytes(12)  # each key seals once

type Pair[K] = tuple[K, K]


class CustodyError(Exception):
    """Something cannot be sealed or read; the message, in French, says what, and never the login."""


def generate(passphrase: bytes) -> tuple[bytes, str]:
    """Give a new pair: the private key as PEM under a passphrase, the public key as a policy writes it."""
    private = X25519PrivateKey.generate()
    encryption = serialization.BestAvailableEncryption(passphrase)
    pem = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)
    return pem, base64.b64encode(private.public_key().public_bytes_raw()).decode()


def public_key(written: str) -> X25519PublicKey:
    """Read a public key as a policy writes it.

    Raises:
        CustodyError: it is none.
    """
    try:
        return X25519PublicKey.from_public_bytes(base64.b64decode(written, validate=True))
    except (ValueError, binascii.Error):
        raise CustodyError("ce n'est pas une clé publique de « paravent journal custodian-key ».") from None


def private_key(pem: bytes, passphrase: bytes) -> X25519PrivateKey:
    """Read a private key.

    Raises:
        CustodyError: the passphrase is not the right one, or the file holds no such key.
    """
    try:
        key = serialization.load_pem_private_key(pem, passphrase)
    except (ValueError, TypeError):
        raise CustodyError("la phrase secrète n'est pas la bonne, ou ce fichier n'est pas une clé protégée.") from None
    if not isinstance(key, X25519PrivateKey):
        raise CustodyError("cette clé n'est pas de « paravent journal custodian-key ».")
    return key


def sealed(login: str, custodians: Pair[X25519PublicKey], user: str) -> str:
    """Seal a login for two people together; the outcome has one length, whatever it holds.

    Args:
        login: Of the account, 127 bytes of UTF-8 at most.
        custodians: Their public keys, in either order.
        user: The login's pseudonym.

    Raises:
        CustodyError: the login is too long, or one of the keys is none that can be used.
    """
    name = login.encode("utf-8", "surrogatepass")
    if len(name) >= _LENGTH:
        raise CustodyError("cet identifiant de compte est trop long pour être mis sous scellé.")
    padded = bytes([len(name)]) + name.ljust(_LENGTH - 1, b"\0")
    first, second = custodians
    return base64.urlsafe_b64encode(_seal(_seal(padded, second, user), first, user)).decode().rstrip("=")


def revealed(written: str, custodians: Pair[X25519PrivateKey], user: str) -> str:
    """Read a sealed login with both private keys, given in either order.

    Raises:
        CustodyError: it was not sealed for these two people, or not for this pseudonym.
    """
    try:
        outer = base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))
    except (ValueError, binascii.Error):
        raise CustodyError("ce scellé est abîmé.") from None
    for first, second in permutations(custodians):
        try:
            padded = _open(_open(outer, first, user), second, user)
        except (InvalidTag, ValueError):
            continue
        return padded[1 : padded[0] + 1].decode("utf-8", "surrogatepass")
    raise CustodyError("ce scellé n'est pas pour ces deux clés.")


def _seal(content: bytes, custodian: X25519PublicKey, user: str) -> bytes:
    fresh = X25519PrivateKey.generate()
    public = fresh.public_key().public_bytes_raw()
    cipher = _cipher(lambda: fresh.exchange(custodian), public, custodian, user)
    return public + cipher.encrypt(_NONCE, content, None)


def _open(content: bytes, custodian: X25519PrivateKey, user: str) -> bytes:
    public = content[:_PUBLIC]
    fresh = X25519PublicKey.from_public_bytes(public)
    cipher = _cipher(lambda: custodian.exchange(fresh), public, custodian.public_key(), user)
    return cipher.decrypt(_NONCE, content[_PUBLIC:], None)


def _cipher(share: Callable[[], bytes], fresh: bytes, custodian: X25519PublicKey, user: str) -> ChaCha20Poly1305:
    """The cipher of one seal; its key depends on all that the seal is bound to."""
    info = b"\0".join((_DOMAIN, user.encode("ascii"), fresh + custodian.public_bytes_raw()))
    try:
        secret = share()
    except ValueError:  # RFC 7748 §6.1: a public key of small order shares the same secret with everyone
        raise CustodyError("cette clé publique n'est pas sûre : faites-en une autre.") from None
    return ChaCha20Poly1305(HKDF(hashes.SHA256(), 32, None, info).derive(secret))
