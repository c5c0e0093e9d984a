"""The building blocks of transforms: where a rewriting applies, and the rewritings themselves."""

import base64
import random
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping

from detectors.finding import Category
from tests.detectors.metamorphic.seeds import Piece, Seed

type Change = Callable[[Seed, random.Random], Seed]
type Rewriting = Callable[[str], str]

NAMES = (Category.PERSON,)
NUMBERS = (Category.NIR, Category.PHONE_NUMBER, Category.IPP, Category.RPPS)
CYRILLIC = str.maketrans("aceopxyABEKMHOPCTX", "асеорхуАВЕКМНОРСТХ")
GREEK = str.maketrans("oAEBHIKMNOPTXYZ", "οΑΕΒΗΙΚΜΝΟΡΤΧΥΖ")
_WORDS = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]


def everywhere(rewrite: Rewriting) -> Change:
    """Rewrite every piece."""
    return lambda seed, _: tuple(Piece(rewrite(piece.text), piece.category) for piece in seed)


def identity(rewrite: Rewriting, only: Collection[Category] = Category) -> Change:
    """Rewrite the pieces that identify, or those of some categories."""
    return lambda seed, _: tuple(Piece(rewrite(p.text), p.category) if p.category in only else p for p in seed)


def inserted(char: str, times: int = 3) -> Change:
    """Put a character at random places inside what identifies."""

    def inside(text: str, rng: random.Random) -> str:
        for _ in range(times):
            at = rng.randrange(1, len(text))
            text = text[:at] + char + text[at:]
        return text

    return lambda seed, rng: tuple(Piece(inside(p.text, rng), p.category) if p.category else p for p in seed)


def swapped(table: Mapping[int, int], times: int = 2) -> Change:
    """Replace letters at random by their look-alikes."""
    lettered = (Category.PERSON, Category.ADDRESS, Category.EMAIL_ADDRESS)

    def swap(text: str, rng: random.Random) -> str:
        places = [i for i, char in enumerate(text) if ord(char) in table]
        chosen = rng.sample(places, min(times, len(places)))
        return "".join(char.translate(table) if i in chosen else char for i, char in enumerate(text))

    return lambda seed, rng: tuple(Piece(swap(p.text, rng), p.category) if p.category in lettered else p for p in seed)


def mistyped(seed: Seed, rng: random.Random) -> Seed:
    """Exchange two letters of each name."""

    def swap(text: str) -> str:
        at = rng.randrange(1, max(2, len(text) - 2))
        return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]

    return tuple(Piece(swap(p.text), p.category) if p.category in NAMES else p for p in seed)


def wrapped(before: str, after: str) -> Change:
    """Put harmless text around."""
    return lambda seed, _: (Piece(before), *seed, Piece(after))


def encoded(encode: Rewriting) -> Change:
    """Make one blob of the whole."""
    return lambda seed, _: (Piece("décode : "), Piece(encode("".join(p.text for p in seed)), Category.ENCODED_CONTENT))


def without_accents(text: str) -> str:
    """Drop the accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def in_block(upper: int, lower: int, digit: int) -> Rewriting:
    """Write letters and digits with those of another Unicode block."""
    ranges = {"A": ("Z", upper), "a": ("z", lower), "0": ("9", digit)}

    def style(char: str) -> str:
        for first, (last, base) in ranges.items():
            if first <= char <= last:
                return chr(base + ord(char) - ord(first))
        return char

    return lambda text: "".join(map(style, without_accents(text)))


def digits_from(zero: str) -> Rewriting:
    """Write digits with those of another script."""
    return lambda text: re.sub(r"\d", lambda digit: chr(ord(zero) + int(digit[0])), text)


def misread(text: str) -> str:
    """Read UTF-8 as Windows-1252."""
    return re.sub("[^\x00-\x7f]", lambda char: _as_cp1252(char[0]), text)


def _as_cp1252(char: str) -> str:
    try:
        return char.encode().decode("cp1252")
    except UnicodeError:
        return char


def backwards(text: str) -> str:
    """Write from the end, under an override that shows it from the start."""
    return f"\N{RIGHT-TO-LEFT OVERRIDE}{text[::-1]}\N{POP DIRECTIONAL FORMATTING}"


def in_base64(text: str) -> str:
    """Encode in base64."""
    return base64.b64encode(text.encode()).decode()


def in_quoted_printable(text: str) -> str:
    """Encode accents as e-mails do."""
    return re.sub("[^\x00-\x7f]", lambda char: "".join(f"={byte:02X}" for byte in char[0].encode()), text)


def in_words(text: str) -> str:
    """Say each digit."""
    return " ".join(_WORDS[int(char)] for char in text if char.isdigit())


def apart(text: str) -> str:
    """Put a space between digits."""
    return " ".join(char for char in text if char.isdigit())


def cut(text: str) -> str:
    """Break the line in the middle."""
    middle = len(text) // 2
    return f"{text[:middle].rstrip()}\n{text[middle:].lstrip()}"
