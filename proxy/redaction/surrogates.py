"""What can be made up in the place of somebody's name, telephone number or e-mail address."""

import re
import secrets
from collections.abc import Container
from typing import Final

from detectors.finding import Category
from proxy.redaction.invented_names import Kind, new_name
from proxy.redaction.ledger import Ledger
from proxy.redaction.namesakes import namesake

RESERVED: Final = {"1": "19900", "2": "26191", "3": "35301", "4": "46571", "5": "53649", "6": "63998", "7": "63998"}
"""National numbers that belong to nobody, by the first digit of what they stand for (ARCEP, plan de numérotation,
décision 2018-0881, numbers reserved for audiovisual works); four digits follow."""
DOMAIN = "exemple.fr"
_OTHERWISE = RESERVED["1"]
_NUMBER = re.compile(r"(?P<prefix>(?:\+|00)\s?33[\s.\-]?(?:\(0\)\s?)?|0)(?P<rest>[1-9](?:[\s.\-]{0,2}\d){8})")
_ADDRESS = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", re.ASCII)
_FREE = 10_000


def surrogate(category: Category, words: str, before: str, ledger: Ledger, said: frozenset[str]) -> str | None:
    """Make something up in the place of words; the same each time. None where these cannot be so replaced.

    Args:
        category: Of the words: a person, a telephone number or an e-mail address.
        words: As they are written.
        before: What stands before them.
        ledger: Of the conversation; it learns what is new.
        said: Words and national numbers of the conversation, which are not drawn.

    Raises:
        LedgerFullError: more different words than a ledger holds.
    """
    if known := ledger.invented.instead(category, words):
        return known
    ledger.check_room()
    match category:
        case Category.PERSON:
            return namesake(words, before, ledger, said)
        case Category.PHONE_NUMBER:
            made = _number(words, ledger, said)
        case Category.EMAIL_ADDRESS:
            made = _address(words, ledger, said)
        case _:
            return None
    return made if made and ledger.invented.add(category, words, made) else None


def numbers(text: str) -> frozenset[str]:
    """Give the national numbers of a text, without the nought or the prefix of France."""
    return frozenset(re.sub(r"\D", "", found["rest"]) for found in _NUMBER.finditer(text))


def _number(words: str, ledger: Ledger, said: frozenset[str]) -> str | None:
    """Write a reserved number as the true one is written: its spaces, its points, its prefix."""
    found = _NUMBER.fullmatch(words)
    if found is None:
        return None
    true = re.sub(r"\D", "", found["rest"])
    invented = ledger.invented
    stem = invented.stem(true) or _drawn(RESERVED.get(true[0], _OTHERWISE), said, invented.drawn)
    if stem is None:
        return None
    invented.draw(true, stem)
    digits = iter(stem)
    return found["prefix"] + re.sub(r"\d", lambda _: next(digits), found["rest"])


def _drawn(start: str, *taken: Container[str]) -> str | None:
    drawn = (f"{start}{secrets.randbelow(_FREE):04d}" for _ in range(_DRAWS))
    return next((number for number in drawn if not any(number in each for each in taken)), None)


_DRAWS = 100


def _address(words: str, ledger: Ledger, said: frozenset[str]) -> str | None:
    if not _ADDRESS.fullmatch(words):
        return None
    key = words.lower()
    invented = ledger.invented
    stem = invented.stem(key) or new_name(Kind.SURNAME, said, invented.drawn)
    if stem is None:
        return None
    invented.draw(key, stem)
    return f"{stem.lower()}@{DOMAIN}"
