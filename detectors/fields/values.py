"""What the value of a field looks like: the exact characters to keep from leaving, or nothing."""

from collections.abc import Iterator

import regex

from detectors.fields.person_value import person
from detectors.fields.placeholders import is_blank
from detectors.finding import Category

type Span = tuple[int, int]

_TIMEOUT = 2.0
_QUOTES = "\"'«»“”‘’`"
_EDGES = _QUOTES + " \t\r\n*_[](){}<>,;:|^~\\"
_MONTH = (
    r"(?:janv(?:ier)?|f[ée]v(?:r(?:ier)?)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept(?:embre)?|oct(?:obre)?"
    r"|nov(?:embre)?|d[ée]c(?:embre)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.?"
)
_YEAR = r"(?:1[89]|20)\d\d"
_DATE = (
    rf"(?:{_YEAR}[-./ ]?\d\d[-./ ]?\d\d(?:[T ]?\d\d:?\d\d(?::?\d\d(?:\.\d{{1,6}})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|\d{{1,2}}\s?[-./ |]\s?\d{{1,2}}\s?[-./ |]\s?(?:{_YEAR}|\d\d)|\d{{8}}|\d{{6}}"
    rf"|\d{{1,2}}(?:er)?[ \-]?{_MONTH}(?:[ \-]?(?:{_YEAR}|\d\d))?|{_MONTH}\s\d{{1,2}},?\s{_YEAR}|{_MONTH}\s{_YEAR}"
    rf"|\d{{1,2}}/{_YEAR})(?![\d/]|\w)"
)
_SPOILT = r"[\dol]{1,2}[./\-][\dol]{1,2}[./\-](?=[\dol]*\d)[\dol]{4}(?!\w)"
_CODE = r"(?=[\w\-/.]{0,24}\d)[A-Z0-9](?:[\w\-/.]|[ ](?=\d)){2,24}(?<=\w)"
_DIGITS = r"\d(?:[ .\-]?\d)"
_LETTERS = r"\p{L}[\p{L}\p{M}\d'’.&/\-]*"
_SHAPES: dict[Category, str] = {
    Category.DATE_OF_BIRTH: (
        rf"(?:(?:lun|mar|mercre|jeu|vendre|same)di\s|dimanche\s)?{_DATE}|{_YEAR}(?![\d\w])|{_SPOILT}"
    ),
    Category.DATE: _DATE,
    Category.AGE: r"\d{1,3}(?:[.,]\d)?(?:\s?(?:ans?|a|mois|m|jours?|j|sem(?:aines?)?|years?|yo|y))?(?!\w|[.,\-–/]\d)",
    Category.NIR: r"[1-478](?:[ .\-/]?[\dABOIl]){12,14}(?:[ /.\-]{0,3}\d\d)?(?!\w)",
    Category.IPP: _CODE,
    Category.NDA: _CODE,
    Category.RECORD_ID: _CODE,
    Category.RPPS: rf"{_DIGITS}{{10,11}}(?!\d)",
    Category.ADELI: r"\d(?:[ .]?[\dAB]){8}(?!\d)",
    Category.FINESS: r"\d(?:[ .]?[\dAB]){8}(?!\d)",
    Category.PHONE_NUMBER: r"(?!\d+-\d+/\d)(?:\+|\(|\d)(?:[ .\-/()_]{0,2}\d){8,14}(?!\d)",
    Category.EMAIL_ADDRESS: r"[\w.+\-'%]{1,64}\s?@\s?[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,5}",
    Category.URL: r"https?://[^\s\"'<>|]{3,300}|www\.[^\s\"'<>|]{3,300}",
    Category.IP_ADDRESS: r"\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}",
    Category.IBAN: (
        r"FR\d\d(?:[ ]?[A-Z0-9]){23}(?!\w)|[A-Z]{2}\d\d(?:[ ]?(?!BIC|SWIFT)[A-Z0-9]){10,30}"
        r"|\d{5}[ ]?\d{5}[ ]?[A-Z0-9]{11}[ ]?\d\d"
    ),
    Category.CREDIT_CARD: rf"{_DIGITS}{{12,18}}(?!\d)",
    Category.POSTAL_CODE: r"(?:\d|2[AB])\d{3,4}(?:\s?cedex(?:\s?\d\d)?)?(?!\w)",
    Category.CITY: rf"(?:\d{{5}}\s)?{_LETTERS}(?:[ ]{_LETTERS}){{0,5}}(?:\s\d{{1,2}})?",
    Category.FACILITY: rf"{_LETTERS}(?:[ ]{_LETTERS}){{0,8}}",
    Category.UNIT: rf"(?:{_LETTERS}|\d[\w\-]{{0,6}})(?:[ \-/^&]{{1,3}}[\p{{L}}\d'’.\-]+){{0,5}}",
    Category.PROFESSION: rf"{_LETTERS}(?:[ ]{_LETTERS}){{0,6}}",
    Category.ORIGIN: rf"{_LETTERS}(?:[ ]{_LETTERS}){{0,3}}",
}
_COMPILED = {category: regex.compile(shape, regex.IGNORECASE) for category, shape in _SHAPES.items()}
_SEVERAL = frozenset({Category.PHONE_NUMBER, Category.EMAIL_ADDRESS, Category.URL, Category.IBAN})
_LEAD = regex.compile(
    r"(?:le|en|né(?:e|\(e\))?\s(?:le|en)|nee?\s(?:le|en)|n°|a|à|de|du|est|env(?:iron)?|~)[ :]{1,2}", regex.IGNORECASE
)
_LOCATES = regex.compile(
    r"\d|\b(?i:rue|avenue|av|boulevard|bd|place|r[ée]sidence|lieu[ -]dit|hameau|lotissement|chemin|impasse|route|quai"
    r"|all[ée]es?|cit[ée]|square|foyer|ehpad|chez|bourg|villa|street|road)\b"
    r"|^\p{Lu}\S*(?:[ ,]+(?:\p{Ll}{1,3}\s)?\p{Lu}\S*)+$"
)
_CODES = frozenset({Category.IPP, Category.NDA, Category.RECORD_ID})
_A_DATE = regex.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d\d|(?:19|20)\d\d(?:-\d\d-\d\d)?$")
_FEWEST_DIGITS = {Category.IPP: 3, Category.NDA: 3, Category.RECORD_ID: 3, Category.IBAN: 10}
_LONGEST_ADDRESS = 160
_OLDEST = 120


def trimmed(text: str, start: int, end: int, edges: str = _EDGES) -> Span:
    """Leave out white space, quotes and brackets at the edges; the span may become empty."""
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end


def values(category: Category, text: str, start: int, end: int, *, sure: bool = True) -> Iterator[Span]:
    """Give what a field of this category holds between two positions, shape checked.

    Args:
        category: What the field is for.
        text: The whole text.
        start: Where the value starts, white space and quotes included.
        end: Where nothing of the value can be any more.
        sure: Whether the field is known to be a person's; if not, a name needs a civility or a first name.
    """
    start, end = trimmed(text, start, end)
    if start >= end or is_blank(text[start:end]):
        return
    if category is Category.PERSON:
        yield from person(text, start, end, sure=sure)
    elif category is Category.ADDRESS:
        yield from _address(text, start, end)
    elif category in _SEVERAL:
        for match in _COMPILED[category].finditer(text, start, end, timeout=_TIMEOUT):
            yield match.span()
    else:
        yield from _single(category, text, start, end)


def _single(category: Category, text: str, start: int, end: int) -> Iterator[Span]:
    lead = _LEAD.match(text, start, end)
    match = _COMPILED[category].match(text, lead.end() if lead else start, end, timeout=_TIMEOUT)
    if match is None and lead:
        match = _COMPILED[category].match(text, start, end, timeout=_TIMEOUT)
    if match and _holds(category, match[0]):
        yield trimmed(text, match.start(), match.end(), edges=_EDGES + ".")


def _holds(category: Category, value: str) -> bool:
    if category in _CODES and _A_DATE.match(value):
        return False
    digits = sum(char.isdigit() for char in value)
    if category is Category.AGE:
        return int("".join(filter(str.isdigit, value.replace(",", ".").split(".")[0]))) <= _OLDEST
    return digits >= _FEWEST_DIGITS.get(category, 0)


def _address(text: str, start: int, end: int) -> Iterator[Span]:
    """Take a whole address, but neither one word, nor an electronic one, nor a sentence."""
    value = text[start:end]
    if len(value) <= _LONGEST_ADDRESS and _LOCATES.search(value, timeout=_TIMEOUT) and not _NOT_POSTAL.search(value):
        yield trimmed(text, start, end, edges=_EDGES + ".")


_NOT_POSTAL = regex.compile(
    r"@|://|^[\d.:a-f]+$|\b(?:est|sont|voir|cf|idem|dossier|sdf|sans|demand\w+|inconnue?|par|pour|que|qui)\b"
    r"|\b\d+(?:[.,]\d+)?\s?(?:m[lg]|g|[µu]g|ui|h|min|j|fois|gouttes?|x/j)\b|\d+\s?x\s?/\s?j|\b\d{2}\s?G\b|%"
    r"|^(?:iv[dls]?|ivse|pse|po|per\sos|sc|im|intra\w+|sous-cutan\w+|orale?|p[ée]riph\w+|central\w+|veineuse?)\b",
    regex.IGNORECASE,
)
"""What no street has: words of prose, doses and durations, and the ways by which a drug is given (« Voie : IV »)."""
