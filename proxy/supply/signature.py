"""Detached signatures of policy files: ed25519 (RFC 8032), one line of base64 in `NAME.yaml.sig`.

The public key comes by another way than the files (`--policy-key`), so that who can change a file cannot change
what it is checked with. What is signed names the product, the version of this form and the file: the signature of a
file is none of another, and none of what else the key may sign.
"""

import base64
import binascii
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from proxy.causes import cause

CONTEXT = b"paravent policy signature v1"
SUFFIX = ".sig"
MAX_BYTES = 200
"""Of a signature's file: 64 bytes make 88 characters of base64."""


class KeyFileError(Exception):
    """A key cannot be used; the message, in French, says why."""


def message(file: str, data: bytes) -> bytes:
    """What is signed: each part after its length, so that no two files make the same one."""
    return b"".join(len(part).to_bytes(8, "big") + part for part in (CONTEXT, file.encode(), data))


def sign(key: Ed25519PrivateKey, file: str, data: bytes) -> bytes:
    """The content of the signature's file, for a policy file of that name (no folder)."""
    return base64.b64encode(key.sign(message(file, data))) + b"\n"


def is_signed(key: Ed25519PublicKey, file: str, data: bytes, signature: bytes) -> bool:
    """Whether the signature is that of the file, by that key."""
    try:
        key.verify(base64.b64decode(signature.strip(), validate=True), message(file, data))
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def public_key(path: Path) -> Ed25519PublicKey:
    """Read the key that signatures are checked with, in PEM.

    Raises:
        KeyFileError: it is missing, or no public ed25519 key.
    """
    try:
        key = serialization.load_pem_public_key(_content(path))
    except (ValueError, TypeError):
        raise KeyFileError(_unfit(path, "publique")) from None
    if not isinstance(key, Ed25519PublicKey):
        raise KeyFileError(_unfit(path, "publique"))
    return key


def private_key(path: Path) -> Ed25519PrivateKey:
    """Read the key that signs, in PEM, not encrypted.

    Raises:
        KeyFileError: it is missing, or no private ed25519 key.
    """
    try:
        key = serialization.load_pem_private_key(_content(path), None)
    except (ValueError, TypeError):
        raise KeyFileError(_unfit(path, "privée")) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError(_unfit(path, "privée"))
    return key


def pair() -> tuple[bytes, bytes]:
    """A new private key and its public key, in PEM."""
    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return private, public


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KeyFileError(f"{path} : clé illisible ({cause(error)}).") from None


def _unfit(path: Path, kind: str) -> str:
    return f"{path} : pas une clé {kind} ed25519 en PEM. Faites-en une paire avec « paravent policy keygen »."
