"""Whether a text speaks of a real person at all: a date, an age or a town of nobody says nothing.

"Contrôle prévu le 12/03/2031" points to nobody; "Patiente revue le 12/03/2031" does. The question is asked only for
what never identifies alone, so the cues are broad: a doubt keeps the finding.
"""

from collections.abc import Iterable

import regex

from detectors.complement import MODEL
from detectors.finding import DIRECT, Category, Finding

QUASI = frozenset(
    {
        Category.AGE,
        Category.CITY,
        Category.DATE,
        Category.FACILITY,
        Category.ORIGIN,
        Category.POSTAL_CODE,
        Category.PROFESSION,
        Category.UNIT,
    }
)
"""Categories that point to a person only together with others."""
_TIMEOUT = 2.0

_PERSON = (
    r"patiente?s?|r[ée]sidente?s?|usag[eè]re?|b[ée]n[ée]ficiaire|monsieur|madame|mademoiselle|m(?:me|lle|r)|nourrisson"
    r"|b[ée]b[ée]|jumeaux|jumelles|[ée]poux|[ée]pouse|conjointe?|veu(?:f|ve)|mari|fils|fille|p[eè]re|m[eè]re|fr[eè]re"
    r"|s(?:œ|oe)ur|neveu|ni[eè]ce|tante|oncle|tut(?:eur|rice)|homme|femme|gar[çc]on|dame|jeune|parturiente"
    r"|primipare|coll[eè]gue|agent|interne"
)
_PAST = (
    r"hospitalis[ée]e?s?|admise?|entr[ée]e?|sortie?s?|op[ée]r[ée]e?|adress[ée]e?|transf[ée]r[ée]e?|suivie?|vue?|revue?"
    r"|re[çc]ue?|d[ée]c[ée]d[ée]e?|accouch[ée]e?|n[ée]e?s?|âg[ée]e?|ag[ée]e?|trait[ée]e?|diagnostiqu[ée]e?"
    r"|implant[ée]e?|greff[ée]e?|pos[ée]e?|r[ée]alis[ée]e?|pr[ée]lev[ée]e?|imprim[ée]e?|[ée]dit[ée]e?|sign[ée]e?"
    r"|valid[ée]e?|dict[ée]e?|arriv[ée]e?|examin[ée]e?|appel[ée]e?|contact[ée]e?|vaccin[ée]e?|incarc[ée]r[ée]e?"
    r"|plac[ée]e?|licenci[ée]e?|mari[ée]e?|divorc[ée]e?|retrait[ée]e?|originaire|domicili[ée]e?|scolaris[ée]e?"
)
_LIFE = (
    r"ma|mon|notre|nos|son|sa|ses|il|elle|je|j['’]ai|habite|vit|r[ée]side|consulte|refuse|pr[ée]sente|chut[ée]|travaille"
    r"|naissance|ddn|dob|ipp|nda|nir|nip|atcds?|ant[ée]c[ée]dents?|hdm|mdv|crh?|cro|courrier|s[ée]jour|chambre|lit|box"
    r"|historique|reprise|cures?|cycles?|rdv|bilan|scanner|irm|radiographie|[ée]chographie|coloscopie|biopsie"
    r"|pr[ée]l[èe]vement|r[ée]sultats?|dosage|plastie|diagnostic|ant[ée]rieur|histoire\sde\sla\smaladie"
    r"|consultation|hospitalisation|h[ôo]pital|ehpad|chu?|op[ée]ration|intervention|chirurgie|tabac|sevr[ée]e?|cancer"
    r"|paciente|nac(?:i[óo]|ida)|patient's|ce\sjour|hier|aujourd['’]hui"
)
_SOMEONE = regex.compile(rf"\b(?:{_PERSON}|{_PAST}|{_LIFE})\b|\b(?-i:[HF])\s?\d\d\b|\b(?-i:M)\.\s", regex.IGNORECASE)


def of_somebody(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """Drop ages, dates and places from a text that speaks of nobody.

    The name of an establishment is no cue for itself: "CHU Gabriel-Montpied" alone speaks of nobody.

    Args:
        text: The text that was read.
        findings: What was found in it.

    Raises:
        TimeoutError: the text took more than two seconds.
    """
    found = list(findings)
    if not any(f.category in QUASI for f in found) or any(f.category in DIRECT for f in found):
        return found
    if not _SOMEONE.search(text, timeout=_TIMEOUT):
        return [finding for finding in found if finding.category not in QUASI]
    if any(f.category in _LIFE_OF for f in found) or _SOMEONE.search(_around(text, found), timeout=_TIMEOUT):
        return found
    return [finding for finding in found if finding.category not in _PLACES]


_PLACES = frozenset({Category.FACILITY, Category.UNIT})
_LIFE_OF = QUASI - _PLACES
_IN_PROSE = frozenset({MODEL, "facility"})


def _around(text: str, findings: Iterable[Finding]) -> str:
    """Give the text without the establishments that its sentences name."""
    for finding in sorted(findings, key=lambda f: -f.start):
        if finding.category is Category.FACILITY and finding.recognizer in _IN_PROSE:
            text = f"{text[: finding.start]} {text[finding.end :]}"
    return text
