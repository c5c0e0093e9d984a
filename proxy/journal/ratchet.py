"""Keys that only go forward: what sealed a line, or signed a segment, cannot be had from what comes after.

Pure. From one root of 32 random bytes come two lines of keys. One gives each line of the journal its own key for a
message authentication code (RFC 2104); one gives each segment its own Ed25519 pair (RFC 8032). Each key is the hash
of the one before, which is then forgotten: whoever takes the machine over seals what comes, and nothing that was.
The same idea as the forward-secure sealing of systemd's journal, one key a line instead of one a quarter of an hour.
"""

import hmac
import secrets
from dataclasses import dataclass, field, replace
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SIZE = 32  # bytes of every key
_MAC_SHOWN = 16  # bytes of the 32 that a code has; RFC 2104 §5 asks for half at least
_LINES, _SEGMENTS, _NEXT = b"paravent journal line\0", b"paravent journal segment\0", b"paravent journal next\0"


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of now.

    Attributes:
        line: Seals the next line.
        segment: Seed of the pair that signs in this segment, and the beginning of the next one.
    """

    line: bytes = field(repr=False)
    segment: bytes = field(repr=False)

    def after_line(self) -> "Keys":
        """The keys once a line was sealed."""
        return replace(self, line=_next(self.line))

    def after_segment(self) -> "Keys":
        """The keys of the next segment."""
        return replace(self, segment=_next(self.segment))

    def mac(self, content: bytes) -> str:
        """The code of a line, in hexadecimal."""
        return hmac.digest(self.line, content, "sha256")[:_MAC_SHOWN].hex()

    def signature(self, content: bytes) -> str:
        """The signature of this segment's pair, in hexadecimal."""
        return self._pair().sign(content).hex()

    def public(self) -> str:
        """The public half of this segment's pair, in hexadecimal."""
        return self._pair().public_key().public_bytes_raw().hex()

    def _pair(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.segment)


def new_root() -> bytes:
    """What a journal begins with; its holder can check every line, and must not be the machine that writes them."""
    return secrets.token_bytes(SIZE)


def begin(root: bytes) -> Keys:
    """The first keys of a journal."""
    return Keys(sha256(_LINES + root).digest(), sha256(_SEGMENTS + root).digest())


def name(public: str) -> str:
    """The name of a chain, 16 hexadecimal digits: the beginning of its first public key's hash."""
    return sha256(bytes.fromhex(public)).hexdigest()[:16]


def _next(key: bytes) -> bytes:
    return sha256(_NEXT + key).digest()
