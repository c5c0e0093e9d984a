"""What is known of one word: how often it is a first name or a surname in France, and whether it is a plain word.

Two tables of 32-bit fingerprints (CRC-32) in order, and a byte for each: no name can be read in them, a look-up is a
bisection, and an unknown word passes for a known one once in ten thousand. Sources and licences: `compile.py`.
"""

import re
import sys
import unicodedata
from array import array
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

FIRST_STEPS = (20, 200, 2_000, 20_000, 100_000)
"""Births in France since 1900 from which a first name is of frequency 1, 2, 3, 4, 5."""
LAST_STEPS = (5, 25, 100, 1_000, 5_000)
"""Bearers in the SIRENE register, a seventh of the country, from which a surname is of frequency 1 to 5."""
WORD_STEPS = (0.0, 1.0, 10.0, 100.0)
"""Uses per million words, in books or films, from which a word is of frequency 1 to 4."""
LAST_SHIFT = 3


LEVEL = 0b111
"""Bits of a code of either table that hold a frequency."""
GRAMMAR, MEDICAL, DRUG = 0b1000, 0b1_0000, 0b10_0000
"""Bits of a code of `words.bin`: a tool of grammar, a word of diseases, a brand of drug."""


class Known(NamedTuple):
    """What is known of a word; zeros when it is not known.

    Attributes:
        first: Frequency as a first name, 0 to 5.
        last: Frequency as a surname, 0 to 5.
        word: Frequency as a word of the language, 0 to 4.
        kinds: Whether it is a tool of grammar, a medical word, a brand of drug.
    """

    first: int
    last: int
    word: int
    kinds: int


class _Table:
    """Fingerprints in order, and the code of each."""

    def __init__(self, file: Path) -> None:
        content = file.read_bytes()
        size = len(content) // 5
        self._keys = array("I", content[: 4 * size])
        if sys.byteorder == "big":
            self._keys.byteswap()
        self._codes = content[4 * size :]

    def __getitem__(self, key: int) -> int:
        at = bisect_left(self._keys, key)
        return self._codes[at] if at < len(self._keys) and self._keys[at] == key else 0

    def __len__(self) -> int:
        return len(self._keys)


def known(word: str) -> Known:
    """Tell what is known of a word in plain spelling."""
    key = fingerprint(word)
    name, code = NAMES[key], WORDS[key]
    return Known(name & LEVEL, name >> LAST_SHIFT, code & LEVEL, code & ~LEVEL)


def fingerprint(word: str) -> int:
    """Give the 32 bits that stand for a word in plain spelling."""
    return crc32(word.encode())


def plain(word: str) -> str:
    """Give a word in lower case, letters only, without accents: the spelling of the tables."""
    lowered = unaccented(word)
    return lowered if lowered.isalpha() else _NOT_LETTERS.sub("", lowered)


def unaccented(word: str) -> str:
    """Give a word in lower case without accents; hyphens and apostrophes stay."""
    lowered = word.lower()
    return lowered if lowered.isascii() else "".join([_plain_letter(char) for char in lowered])


@lru_cache(maxsize=4096)
def _plain_letter(char: str) -> str:
    """Fold one letter; one only, so that the cache never keeps a piece of text."""
    return _LIGATURES.get(char) or unicodedata.normalize("NFD", char)[0]


_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_HERE = Path(__file__)
NAMES = _Table(_HERE.with_name("names.bin"))
WORDS = _Table(_HERE.with_name("words.bin"))
