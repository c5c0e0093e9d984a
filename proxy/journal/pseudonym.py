"""Keyed hashes that stand for people and machines in the journal: the same one each time, and no way back to a name.

Without the key, a list of the establishment's logins tells nothing of who is behind a hash (CNIL, pseudonymisation;
RGPD art. 4(5)). The key is the machine's own, so the same person has another hash on another machine, unless the
establishment gives its machines the same key.
"""

import hmac
import os
import secrets
import unicodedata
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal

from proxy import durable
from proxy.causes import cause

type Kind = Literal["user", "workstation", "console"]

KEY_BYTES = 32
_DIGITS = 16  # 64 bits: two of a hundred thousand people share a hash once in four thousand million establishments
_OTHERS = 0o077


class PseudonymKeyError(Exception):
    """The key cannot be used; the message, in French, says why. The journal then tells nobody apart."""


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Makes hashes with one key."""

    key: bytes = field(repr=False)

    @classmethod
    def at(cls, path: Path) -> "Pseudonyms":
        """Read the key of a file, and make the file where there is none.

        Raises:
            PseudonymKeyError: it cannot be read or made, is not ours alone, or is no key.
        """
        try:
            if not path.exists():
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                durable.replace(path, secrets.token_bytes(KEY_BYTES))
            return cls(_read(path))
        except OSError as error:
            raise PseudonymKeyError(f"{path} ne peut pas être lu ou créé ({cause(error)}).") from None

    def of(self, kind: Kind, value: str) -> str:
        """Give the 16 hexadecimal digits that stand for a value.

        HMAC-SHA256 (RFC 2104), cut to 64 bits, of kind and value, each after its length. Spellings of a name that
        differ by case or by how accents are composed are one name, as directories have it.
        """
        name = unicodedata.normalize("NFC", unicodedata.normalize("NFC", value).casefold())
        parts = (part.encode("utf-8", "surrogatepass") for part in (kind, name))
        told = b"".join(len(part).to_bytes(4) + part for part in parts)
        return hmac.digest(self.key, told, sha256).hex()[:_DIGITS]


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        if os.name != "nt" and os.fstat(file.fileno()).st_mode & _OTHERS:
            raise PseudonymKeyError(f"{path} est lisible par d'autres comptes : effacez-le, une autre clé sera créée.")
        key = file.read(KEY_BYTES + 1)
    if len(key) != KEY_BYTES:
        raise PseudonymKeyError(f"{path} n'est pas une clé : effacez-le, une autre sera créée.")
    return key
