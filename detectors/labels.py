"""« IPP n° : 8001234567 »: how a French record writes an identifier after the words that name it.

The format of most hospital numbers belongs to each establishment: the label decides, and the value is held to what no
dose, date or year looks like. Expressions are in lower case, for `matching.small` text.
"""

import re

_JUNK = r"[\s:=#*|\"'«»()\[\]>~\-–.°]"
_WORD = (
    r"(?:nos?|num(?:[ée]ros?)?|r[ée]f(?:[ée]rences?)?|code|est|[ée]tait|[ée]tant|sous|le|la|du|de\sla|de\sl['’]?"
    r"|suivant|id(?:entifiant)?|patiente?|interne|local|permanent|provisoire|unique|national|actuel|suivi|vaut)"
)
LINK = rf"{_JUNK}{{0,6}}+(?:(?:n°s?|{_WORD}(?![^\W\d])){_JUNK}{{0,6}}+){{0,4}}"
"""What may stand between a label and its value: « n° », « est le », a colon, a table bar, bold marks, a new line."""

_SOON = r"(?=\D{0,120}\d)"
"""A value has a figure; without one in reach, nothing else is tried."""
_PIECE = (
    r"(?:[a-z]{1,5}[\-/_.]?)?\d[a-z0-9]{0,15}(?:[\-/_.](?=[a-z]{0,3}\d)[a-z0-9]{1,12}){0,4}"
    r"(?:[\-/][a-z](?=\W|\Z))?(?!\w)"
)
_LONG = rf"(?=(?:[a-z\-/_.]{{0,5}}\d){{6}}){_PIECE}"
_PREFIXED = r"[a-z]{1,4}[ ]\d{6,15}(?!\w)"
_GROUPED = r"\d{1,4}(?:[ ]\d{1,6}){1,9}(?!\w|[.,/]\d)"
_ANY = rf"{_LONG}|{_PREFIXED}|{_GROUPED}|{_PIECE}"
VALUE = rf"(?P<id>{_ANY})"
"""A value: figures and letters in one piece, figures in groups, or a short code."""
CHECKED = rf"(?P<id>(?:{_ANY})(?:[ ](?:[b-xz]|\d)(?=\s?(?:[.,;)|\"\n]|\Z)))?)"
"""A value with its check character when it stands apart: seven figures, a space, a letter."""


def labelled(labels: str, given: str = VALUE) -> str:
    """Give the expression of a value that follows one of these labels."""
    return rf"\b(?:{labels})(?![^\W\d](?!\d{{5}})){_SOON}{LINK}{given}"


def numbered(words: str, given: str = VALUE) -> str:
    """Give the expression of a value after « n° »; the group `named` is the word of these after « n° de », if any.

    For words that have other uses. It starts from « n° », rare, so that many words cost little; the caller looks for
    « examen n° » with `words_end`.
    """
    return (
        r"\b(?:n°s?|num(?:[ée]ros?)?\.?|nos?|id(?:entifiant)?|r[ée]f\.?)(?![^\W\d])\s?"
        r"(?:de\s(?:la\s|l['’]\s?)?|du\s|d['’]\s?)?"
        rf"{_SOON}(?P<named>(?:{words})(?![^\W\d]))?{LINK}{given}"
    )


NUMBER_STEMS = ("n°", "num", "no", "id", "réf", "ref")
"""What the expressions of `numbered` start with."""


def is_identifier(text: str, least: int = 6, most: int = 18) -> bool:
    """Tell whether a value has enough figures, not all zero, and is no date, year, ATC code or measure."""
    figures = [char for char in text if char.isdecimal()]
    if not least <= len(figures) <= most or set(figures) == {"0"}:
        return False
    return not _NOT_AN_IDENTIFIER.fullmatch(text)


_DAY = r"\d{1,2}[./\-_ ]\d{1,2}[./\-_ ](?:(?:18|19|20)\d\d|\d\d)"
_NOT_AN_IDENTIFIER = re.compile(
    rf"{_DAY}(?:[\-_ ]{_DAY})?|(?:19|20)\d\d[./\-_ ]\d{{1,2}}[./\-_ ]\d{{1,2}}(?:t\d.*)?|\d{{1,2}}/(?:19|20)\d\d"
    r"|(?:19|20)\d\d"
    r"|(?:19|20)\d\d[\-/](?:19|20)?\d\d|[a-v]\d\d[a-z]{2}\d\d|\d+(?:mg|µg|ug|g|kg|ml|l|ui|h|ans|mois|jours?|j|fois|x\d*)",
)
