"""A request about a patient who does not exist, never twice the same: what was read before is not read again. Pure."""

import json
import random
from dataclasses import dataclass, field

from detectors.finding import Category

EXPECTED = frozenset({Category.PERSON, Category.NIR, Category.PHONE_NUMBER})
"""What must be found in it."""

_FIRST = ("Karim", "Hélène", "Antoine", "Solène", "Moussa", "Inès")
_LAST = ("Benali", "Lefèvre", "Kerbrat", "Vasseur", "Diarra", "Roussel")


@dataclass(frozen=True, slots=True)
class Song:
    """One of them.

    Attributes:
        words: As a clinician would write them.
        secrets: Parts of them that must not leave.
        mark: By which it is known from what others send.
    """

    words: str = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)
    mark: str

    def request(self) -> bytes:
        """Give the body of a chat completion."""
        return json.dumps(
            {"model": f"canari-{self.mark}", "messages": [{"role": "user", "content": self.words}]}
        ).encode()

    def is_heard_in(self, body: bytes) -> bool:
        """Tell whether it is its body, and any part that must not leave is in it, however it was escaped or spaced."""
        try:
            heard = _bare(json.dumps(json.loads(body), ensure_ascii=False))
        except ValueError:
            heard = _bare(body.decode(errors="replace"))
        return self.mark in heard and any(_bare(secret) in heard for secret in self.secrets)


def compose(chance: random.Random) -> Song:
    """Make one: a NIR with its key (INSEE), a phone of the range kept for fiction (Arcep), a name."""
    last = chance.choice(_LAST)
    number = f"1{chance.randrange(40, 99):02}{chance.randrange(1, 13):02}75{chance.randrange(1, 500):03}"
    number += f"{chance.randrange(1, 1000):03}"
    nir = f"{number} {97 - int(number) % 97:02}"
    phone = f"06 39 98 {chance.randrange(100):02} {chance.randrange(100):02}"
    words = f"Rédige un courrier pour M. {chance.choice(_FIRST)} {last}, NIR {nir}, tél. {phone}."
    return Song(words, (last, nir, phone), f"{chance.getrandbits(128):032x}")


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
