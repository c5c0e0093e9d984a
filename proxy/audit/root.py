"""All keys of a journal, from the root that its holder was given. Pure."""

import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_FORM = re.compile(r"paravent-journal-key ([0-9a-f]{16}) ([0-9a-f]{64})\s*")
_CODE = 16  # bytes of a code that a line shows


class KeyFormError(ValueError):
    """What was given is no verification key, or not that of the journal that it names."""


@dataclass(frozen=True, slots=True)
class Root:
    """A verification key.

    Attributes:
        chain: Name of the journal that it belongs to.
        secret: 32 bytes.
    """

    chain: str
    secret: bytes = field(repr=False)

    @classmethod
    def parse(cls, line: str) -> "Root":
        """Read the one line of a key file.

        Raises:
            KeyFormError: it is none.
        """
        found = _FORM.fullmatch(line)
        if found is None:
            raise KeyFormError("ce n'est pas une clé de vérification")
        root = cls(found[1], bytes.fromhex(found[2]))
        public = root.pairs().public()
        if hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16] != root.chain:
            raise KeyFormError("la clé n'est pas celle du journal qu'elle nomme")
        return root

    def codes(self, first: int) -> "Codes":
        """Its keys for lines, at the first, which is that of the line numbered `first`."""
        return Codes(_hashed(b"paravent journal line\0", self.secret), first)

    def pairs(self) -> "Pairs":
        """Its pairs for segments, at the first."""
        return Pairs(_hashed(b"paravent journal segment\0", self.secret))


@dataclass(slots=True)
class Codes:
    """Keys for lines, which only go forward. `at` is the number of the line that the key is for."""

    key: bytes = field(repr=False)
    at: int

    def forward(self, seq: int) -> None:
        """Go to the key of a later line."""
        while self.at < seq:
            self.key, self.at = _hashed(b"paravent journal next\0", self.key), self.at + 1

    def fits(self, coded: bytes, code: str) -> bool:
        """Whether this is the code of the line that the key is for."""
        return hmac.compare_digest(hmac.new(self.key, coded, hashlib.sha256).digest()[:_CODE].hex(), code)


@dataclass(slots=True)
class Pairs:
    """Pairs for segments, which only go forward."""

    seed: bytes = field(repr=False)

    def public(self) -> str:
        """The public half, in hexadecimal."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw().hex()

    def forward(self) -> None:
        """Go to the next segment's."""
        self.seed = _hashed(b"paravent journal next\0", self.seed)


def root_of(chain: str, roots: Sequence[Root]) -> Root | None:
    """The key of a journal among several."""
    return next((root for root in roots if root.chain == chain), None)


def _hashed(label: bytes, key: bytes) -> bytes:
    return hashlib.sha256(label + key).digest()
