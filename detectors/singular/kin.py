"""What stands before a fact and belongs to it: « ancien », « sous- », « la fille du »."""

import regex

_FORMER = regex.compile(
    r"(?<!\p{L})(?:(?:ancien(?:ne)?|futur(?:e)?|nouve(?:au|l|lle)|premi(?:er|[èe]re)|1er|1[èe]re)\s|(?:ex|sous"
    r"|vice|petite?)[\s\-])$"
)
_KIN = regex.compile(
    r"(?<!\p{L})(?:(?:petite?|belle|beau|ex|demi)[\s\-])?(?:fils|fille|femme|[ée]pouse|[ée]poux|mari|m[èe]re"
    r"|maman|p[èe]re|papa"
    r"|fr[èe]re|s(?:œ|oe)ur|veuve|veuf|compagne|compagnon|conjointe?|concubine?|ni[èe]ce|neveu|tante|oncle|gendre"
    r"|bru|cousine?"
    r"|jumelle|b[ée]b[ée]|enfant|gar[çc]on|ma[îi]tresse|amant|chauffeur|assistante?|secr[ée]taire)"
    r"\s(?:de\sla\s|de\sl['’]|du\s|de\snotre\s|d['’]une?\s)$"
)
_OURS = regex.compile(r"\b(?:notre|m(?:onsieur|r|\.)\sle|m(?:adame|me)\sla)\s$")
_REACH = 48


def with_former(text: str, start: int) -> int:
    """Give where a fact starts with the « ancien », « sous- », « ex- » before it.

    Args:
        text: In small letters.
        start: Of the fact, in code points.
    """
    return _before(_FORMER, text, start)


def with_kin(text: str, start: int) -> int:
    """Give where a fact starts with the relative before it: the notary's daughter is as singular as the notary."""
    return _before(_KIN, text, start)


def is_ours(text: str, start: int) -> bool:
    """Tell whether an office is of here without a place: « notre maire », « Madame la préfète »."""
    return bool(_OURS.search(text, max(0, start - _REACH), start))


def _before(pattern: "regex.Pattern[str]", text: str, start: int) -> int:
    found = pattern.search(text, max(0, start - _REACH), start)
    return int(found.start()) if found else start
