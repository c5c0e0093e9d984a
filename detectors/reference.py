"""Whether a text speaks of somebody whom it does not introduce, as the next turn of a conversation does."""

import regex

_TIMEOUT = 2.0
_LONGEST = 400
"""Code points of a turn that leans on what was said before; a longer one says itself of whom it speaks."""
_WHO = r"(?:patiente?|dame|monsieur|enfant|b[ée]b[ée]|jeune|r[ée]sidente?|usag[eè]re?|coll[èe]gue|agent|cas|personne)"
_BACK = regex.compile(
    rf"\b(?:(?<![\p{{L}}]-)elle|(?<!\p{{L}}-)lui|celle-ci|celui-ci|(?:cet?|cette)\s{_WHO}|(?:le|la)\sm[êe]me\s{_WHO}"
    r"|(?:vu|avec|malgr[ée]|[ée]tant\sdonn[ée]|compte\stenu\sde)\s(?:sa|son|ses)\s(?!toxicit|efficac|prix|co[ûu]t)\p{L}+"
    r"|et\s(?:sa|son|ses)\s(?:fils|filles?|mari|femme|[ée]pou\w+|m[èe]re|p[èe]re|parents|enfants?|b[ée]b[ée]|conjointe?)"
    r"|(?:si\s|s['’])(?:il|elle)\s(?:a|est|prend|refuse|fait|d[ée]veloppe|pr[ée]sente|devient)"
    r"|(?:et|si|maintenant|mais|donc)\sil\s(?:a|est|peut|doit|prend|refuse|fait|d[ée]veloppe|pr[ée]sente|devient)"
    r"|she|he|her|him|his)\b"
    r"|^(?:il|elle)\s(?:a|est(?!\so[ùu]\b)|peut|doit|prend|refuse)\b|(?:^|[.?!;]\s)(?:peut|doit|est|a-t|prend)-(?:elle|il)\b",
    regex.IGNORECASE,
)


def refers(text: str) -> bool:
    """Tell whether a short text leans on somebody told of before: "et pour elle, vu sa grossesse ?".

    Raises:
        TimeoutError: the text took more than two seconds.
    """
    return len(text) <= _LONGEST and bool(_BACK.search(text, timeout=_TIMEOUT))
