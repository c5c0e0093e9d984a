"""The social security number, also the matricule INS, its provisional form and the NIA."""

import re

from presidio_analyzer import Pattern, PatternRecognizer

EXAMPLES = (
    "NIR <NIR>1 85 03 75 123 456 41</NIR>",
    "n° sécu <NIR>185037512345641</NIR>, droits à jour",
    "dossier:<NIR>185037512345641</NIR>;suite",
    "NIR <NIR>1 85 03 75 123 456 clé 41</NIR>",
    "transmis <NIR>1850375123456 clé 41</NIR>",
    "SS <NIR>1.85.03.75.123.456.41</NIR>",
    "SS <NIR>1 85 03 75 123 456 / 41</NIR>",
    "SS <NIR>185 037 512 345 641</NIR>",
    "vu ce jour, <NIR>1 8 5 0 3 7 5 1 2 3 4 5 6 4 1</NIR>, sortant",
    "NIR <NIR>1850375\n12345641</NIR>",
    "NIR <NIR>1 99 02 2A 004 016 11</NIR>",
    "INS : <NIR>2-53-07-2B-073-004-70</NIR>",
    "NIR <NIR>1 85 O3 75 l23 456 41</NIR>",
    "sécu <NIR>2 84 05 13 055 123</NIR> (clé inconnue)",
    "immatriculée sous le n° <NIR>1 85 05 78 006 084 36</NIR>",
    "transmis <NIR>1 8 8 0 6 1 2 1 2 9 0 3 1</NIR> par fax",
    "transmis <NIR>188 11 32 136 729</NIR>, sortant",
    "NIA <NIR>7 85 03 75 123 456 58</NIR>",
)
NON_EXAMPLES = (
    "Numéro de lot 185037512345642 (clé NIR fausse)",
    "Numéro de lot 185037512345641",
    "CIP 3400935955838, ATC N02BE01",
    "GTIN 03400935955838",
    "Version 1.85.03.75 du logiciel",
    "IBAN FR76 3000 6000 0112 3456 7890 189",
    "DOI 10.1056/NEJMoa2034577",
    "référence 185037512345642",
)

_GAP = r"[\s.\-–_/·]{0,3}"
_DIGIT = rf"[\dOoIl]{_GAP}"
_DEPARTMENT = rf"(?:{_DIGIT}{_DIGIT}|2{_GAP}[AB]{_GAP})"
_SHAPE = rf"[123478]{_GAP}{_DIGIT * 2}(?:[0-9OoIl]{_GAP}[\dOoIl]{_GAP}){_DEPARTMENT}{_DIGIT * 5}[\dOoIl]"
_KEY = rf"{_GAP}(?:cl[ée]{_GAP}:?{_GAP})?[\dOoIl]{_GAP}[\dOoIl]"
_EDGE = r"(?<![\w.,])"
_END = r"(?![.,]?\w)"
_NOT_A_LOT = r"(?<!\b(?:lot|batch|gtin|cip|udi|sn|doi|iban|imei)\W{0,6})"
_GROUPED = r"[12][ ]?\d\d[ ](?:0[1-9]|1[0-2]|[2-9]\d)[ ](?:\d\d|2[AB])[ ]\d{3}[ ]\d{3}(?:[ ]\d\d)?"
_SPACED = r"[12][ ]\d[ ]\d[ ](?:0[ ][1-9]|1[ ][0-2]|[2-9][ ]\d)[ ]\d[ ][\dAB](?:[ ]\d){6}(?:[ ]\d[ ]\d)?"
_CUE = (
    r"(?:s[ée]cu(?:rit[ée])?(?:\s+soc(?:iale)?)?|NIR|INS|NIA|NSS|SS|n[°o]\s*SS|immatricul\w*"
    r"|matricule(?:\s+INS)?)"
)
_LINK = r"(?:\s*(?:n[°o]|num[ée]ro|est|sous|le|:|=|\(|-)){0,4}\s*"


class NirRecognizer(PatternRecognizer):
    """Finds a NIR of 13 or 15 digits, whatever separates them.

    The key is `97 - n mod 97`, with 2A read 19 and 2B read 18 (INSEE; CSS R115-1; checked against `stdnum.fr.nir`).
    With its key right or its own grouping, a NIR needs no context; else a word of context must come before: people
    mistype. O, I and l are read as digits, for numbers that went through OCR.
    """

    def __init__(self) -> None:
        super().__init__(
            supported_entity="NIR",
            supported_language="fr",
            name="nir",
            patterns=[
                Pattern("clé", rf"{_NOT_A_LOT}{_EDGE}{_SHAPE}{_KEY}{_END}", 0.1),
                Pattern("groupé", rf"{_EDGE}(?:{_GROUPED}|{_SPACED})(?!\d|[ ]\d)", 0.6),
                Pattern("contexte", rf"\b{_CUE}\b{_LINK}\K{_SHAPE}(?:{_KEY})?{_END}", 0.65),
            ],
        )

    def validate_result(self, pattern_text: str) -> bool | None:
        """Score a right key 1; leave the pattern's own score to any other."""
        return True if has_right_key(pattern_text) else None


def has_right_key(number: str) -> bool:
    """Tell whether 15 characters, separators aside, end with the key of the first 13."""
    bare = _KEY_WORD.sub("", number)
    characters = "".join(_AS_DIGIT.get(char, char) for char in bare if char.isalnum()).upper()
    if len(characters) != _LENGTH:
        return False
    body, key = characters[:13].replace("2A", "19").replace("2B", "18"), characters[13:]
    return body.isdecimal() and key.isdecimal() and int(key) == 97 - int(body) % 97


_KEY_WORD = re.compile("cl[eé]", re.IGNORECASE)
_LENGTH = 15
_AS_DIGIT = {"O": "0", "o": "0", "I": "1", "l": "1"}
