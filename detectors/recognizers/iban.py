"""International bank account numbers, and the French RIB."""

from collections.abc import Iterator

from stdnum import iban

from detectors.finding import Category
from detectors.matching import Hit, Match, Recognizer, compiled, figures, matches, small

EXAMPLES = (
    "IBAN <IBAN>FR76 3000 6000 0112 3456 7890 189</IBAN>",
    "virement sur <IBAN>FR1420041010050500013M02606</IBAN>.",
    "<IBAN>FR14-2004-1010-0505-0001-3M02-606</IBAN>",
    "compte belge <IBAN>BE68 5390 0754 7034</IBAN>",
    "iban : <IBAN>fr76 3000 6000 0112 3456 7890 189</IBAN>",
    "<IBAN>FR 76 3000 6000 0112 3456 7890 189</IBAN>",
    "<IBAN>FR76.3000.6000.0112.3456.7890.189</IBAN>",
    "IBAN <IBAN>FR76 3000 6000 0112 3456 7890 180</IBAN>",
    "IBAN : <IBAN>FR76 30006 00001 12345678901 89</IBAN>",
    "IBAN:<IBAN>FR7630006000011234567890189</IBAN> BIC AGRIFRPP",
    "IBAN <IBAN>FR76 3000 6000\n0112 3456 7890 189</IBAN>",
    "RIB <IBAN>20041 01005 0500013M026 06</IBAN>",
    "RIB : <IBAN>20041010050500013M02606</IBAN>",
    "RIB <IBAN>20041 01005 0500013M026 07</IBAN>",
    "compte <IBAN>20041 01005 0500013M026 06</IBAN>",
    "RIB : <IBAN>20041 guichet 01005 compte 0500013M026 clé 06</IBAN>",
    "coordonnées bancaires <IBAN>DE89 3704 0044 0532 0130 00</IBAN>",
)
NON_EXAMPLES = (
    "référence FR76 3000 6000 0112 3456 7890 180",
    "ATC N02BE01 3400935955838",
    "référence FR76",
    "le RIB est à fournir",
    "IBAN à transmettre",
    "compte 20041 01005 0500013M026 07",
    "mutation BE68 5390",
    "20041 01005 05000130026",
)

_START = compiled(r"\d\d(?<=(?<!\w)[a-z]{2} ?..)")
_REST = compiled(r"(?:[ .\-\n]?[a-z0-9])*+")
_LENGTHS = {
    "fr": 27,
    "mc": 27,
    "be": 16,
    "de": 22,
    "es": 24,
    "it": 27,
    "ch": 21,
    "lu": 20,
    "pt": 25,
    "gb": 22,
    "nl": 18,
}
_LENGTHS |= {
    "ie": 22,
    "pl": 28,
    "ro": 24,
    "tn": 24,
    "ma": 28,
    "dz": 26,
    "ci": 28,
    "sn": 28,
    "ml": 28,
    "mr": 27,
    "at": 20,
}
"""Characters of an IBAN, by country (SWIFT registry); elsewhere 15 to 34."""
_SHORTEST, _LONGEST, _BANK = 15, 34, 5
_RIB = compiled(
    r"\d{5}(?<!\w.{5})[ .\-]?(?:guichet\s?)?\d{5}[ .\-]?(?:n?°?\s?compte\s?)?[a-z0-9]{11}[ .\-]?"
    r"(?:cl[ée]\s?(?:rib)?\s?)?\d\d(?!\w)"
)
_CUE = compiled(r"\b(?:iban|rib|bancaires?|virement)\b[^\d]{0,30}\Z")
_WORDS_OF_A_RIB = compiled(r"guichet|n?°?\s?compte|cl[ée]|rib")
_LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "12345678912345678923456789", strict=True))
"""The value of letters in a RIB (CFONB)."""


class FrIbanRecognizer(Recognizer):
    """Finds an IBAN (ISO 13616) or a RIB (CFONB) whose key is right, or that a word announces.

    Keys: ISO 7064 mod 97-10; and `97 - (89 bank + 15 branch + 3 account) mod 97` for the RIB.
    """

    def __init__(self) -> None:
        super().__init__(Category.IBAN, "iban")

    def find(self, text: str) -> Iterator[Hit]:
        """Give the account numbers."""
        lowered = small(text)
        for match in matches(_START, lowered, _after_a_country(text)):
            yield from _iban(lowered, match)
        for match in matches(_RIB, lowered, (start for start, end in figures(text) if end - start >= _BANK)):
            announced = _CUE.search(lowered, max(0, match.start() - 50), match.start())
            right = _has_right_key(match[0])
            if right or announced:
                yield Hit.over("RIB", match.span(), 0.95 if right else 0.65)


def _after_a_country(text: str) -> Iterator[int]:
    """Give the figures that two letters precede: « FR76 », « FR 76 »."""
    for start, end in figures(text):
        if end - start > 1 and start > 1 and (text[start - 1].isalpha() or text[start - 3 : start - 1].isalpha()):
            yield start


def _iban(text: str, match: Match) -> Iterator[Hit]:
    start = match.start() - 2 - (text[match.start() - 1] == " ")
    end = _REST.match(text, match.end(), min(len(text), match.end() + 60)).end()
    if end - match.end() < _SHORTEST - 4:
        return
    length = _LENGTHS.get(text[start : start + 2], 0)
    end = _cut(text, start, end, length or _LONGEST)
    number = "".join(filter(str.isalnum, text[start:end]))
    if not (len(number) == length or (not length and len(number) >= _SHORTEST)):
        return
    if iban.is_valid(number.upper(), check_country=False):
        yield Hit("IBAN", start, end, 1.0)
    elif _CUE.search(text, max(0, start - 50), start):
        yield Hit("IBAN, contexte", start, end, 0.65)


def _cut(text: str, start: int, end: int, length: int) -> int:
    """Give where the first `length` letters and figures end."""
    count = 0
    for index in range(start, end):
        count += text[index].isalnum()
        if count == length:
            return index + 1
    return end


def _has_right_key(given: str) -> bool:
    bare = "".join(filter(str.isalnum, _WORDS_OF_A_RIB.sub("", given)))
    figures = "".join(_LETTERS.get(char, char) for char in bare)
    bank, branch, account, key = int(figures[:5]), int(figures[5:10]), int(figures[10:21]), int(figures[21:])
    return key == 97 - (89 * bank + 15 * branch + 3 * account) % 97
