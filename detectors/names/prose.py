"""Learned prose: a long text, in paragraphs, without a word of one person in care nor of the one who writes.

The names in it are those of scientists, of places and of works, unless a word announces someone or an age stands by.
"""

import re

_SHORTEST = 450
_LINE = 220
"""Code points in a line of prose, on average; lists, rosters and letters have shorter ones."""
_SOMEBODY = re.compile(
    r"\b(?:patiente?|mr|mme|mlle|monsieur|madame|docteur|dr|r[ée]sidente?|usag[eè]re?|b[ée]b[ée]|dossier|je|mon|ma|mes"
    r"|(?:hospitalis|op[ée]r|adress|transf[ée]r|examin|re[çc]u)[ée]?e?|vous|votre|tu|bonjour|bonsoir|merci|svp|stp"
    r"|ce (?:jour|matin|soir)|cette nuit|hier|demain|t[ée]l|ch|chambre|lit|ipp|n[ée]e? le|son (?:fils|mari)|sa fille"
    r"|coll[èe]gue|interne|cordialement|(?:homme|femme|gar[çc]on|fille|enfant|nourrisson) de \d+)\b"
    r"|\bj['’]|\bM\. (?=[A-Z])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d[ ./\-]{1,2}\d\d?[ ./\-]{1,2}\d\d|\d[ ./\-]\d[ ./\-]\d[ ./\-]\d|\d{7}|@")
"""A date, a telephone or a number of record: records and rosters have some, prose has none."""

_CARE = re.compile(
    r"\b(?:patiente?|mr|mme|mlle|monsieur|madame|docteur|dr|r[ée]sidente?|dossier|chambre|lit|box|ipp|n[ée]e? le"
    r"|interne|sort(?:ie)? (?:demain|hier)|urgences|astreinte|garde"
    r"|(?:homme|femme|gar[çc]on|fille|enfant|nourrisson) de \d+)\b",
    re.IGNORECASE,
)


def speaks_of_care(text: str) -> bool:
    """Tell whether a text speaks of one person in care, or holds the numbers that records do."""
    return bool(_CARE.search(text) or _NUMBERED.search(text))


def is_prose(text: str) -> bool:
    """Tell whether a text is long, in paragraphs, and without the numbers that records have."""
    paragraphs = len(text) >= _SHORTEST and len(text) >= _LINE * (1 + text.count("\n"))
    return paragraphs and not _NUMBERED.search(text)


def is_learned(text: str) -> bool:
    """Tell whether a text is prose about science rather than about someone."""
    return is_prose(text) and not _SOMEBODY.search(text)


_ANSWERS = tuple(re.compile(rf"(?<!\w){letter}[.)]\s") for letter in "ABC")


def lists_answers(text: str) -> bool:
    """Tell whether a text lists answers to choose from: "A. RGO B. sténose C. volvulus"; their letters are nobody's."""
    at = 0
    for answer in _ANSWERS:
        found = answer.search(text, at)
        if found is None:
            return False
        at = found.end()
    return True
