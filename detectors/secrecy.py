"""Whether a text speaks of one real person known through care, or says that it is an invented case.

First version: strong cues only, precision first. The secret covers all that came to the professional's knowledge:
confided, seen, heard, understood (CSP L1110-4 and R4127-4).
"""

import regex

THRESHOLD = 3
"""Weight from which a text is covered: one decisive cue, or supporting ones together."""
_ENOUGH = 2
"""Headings or measured values from which a text looks like a record; one alone may be a question."""
_TIMEOUT = 2.0

_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_NOW = (
    r"(?:ce\s(?:jour|matin|soir|midi)|hier|cette\snuit|aujourd['’]hui|demain|" + _DAY + r"|"
    r"depuis\s(?:\d+\s(?:h|heures|jours|semaines)|hier|" + _DAY + r"))"
)
_PAST = (
    r"(?:hospitalis[ée]e?|admise?|transf[ée]r[ée]e?|adress[ée]e?|op[ée]r[ée]e?|extub[ée]e?|intub[ée]e?|sortie?"
    r"|suivie?|trait[ée]e?|dialys[ée]e?|d[ée]c[ée]d[ée]e?|vue?)"
)
_STAY = rf"(?:(?:a\s[ée]t[ée]\s|est\s)?{_PAST}|a\s(?:encore\s)?(?:frapp[ée]|chut[ée]|agress[ée]|fugu[ée]))"
_CARE = (
    r"(?:refuse|se\splaint|pr[ée]sente|rapporte|consulte|revient|tousse|est\ssous|v(?:ient|enue?)\spour|" + _STAY + r")"
)
_CIVIL = r"(?-i:M\.|Mr|Mme|Mlle|Madame|Monsieur|[Ll]a\spetite|[Ll]e\spetit)\s(?:(?-i:\p{Lu})|\[)"
_SAME_SENTENCE = r"[^.!?\n]{0,60}?\b"

_SOMEONE = (
    (3, r"\b(?:(?:ma|notre|cette)\s(?:petite\s)?(?:patiente|r[ée]sidente)|mon\sinterne)\b"),
    (3, r"\b(?:mon|notre|cet?)\s(?:petit\s)?(?:patient|r[ée]sident|usager)\b(?!\s(?:type|fictif))"),
    (3, rf"\b{_CIVIL}{_SAME_SENTENCE}{_CARE}\b"),
    (3, rf"\b{_CIVIL}\.?,?\s{_SAME_SENTENCE}{_NOW}\b"),
    (3, rf"\bchambre\s\d+{_SAME_SENTENCE}(?:refuse|a|est|demande|se)\s"),
    (3, r"\binfirmi[èe]re?\sde\s(?:M\.|Mme|Madame|Monsieur)\s"),
)
"""Cues that point at one real person, whatever else the text says of itself."""

_CUES = (
    *_SOMEONE,
    (3, rf"\b{_STAY}\b{_SAME_SENTENCE}{_NOW}\b"),
    (3, r"^(?:PID\|\d*\||MSH\|)|\"resourceType\"\s*:\s*\"(?:Patient|Encounter|Observation|Condition)\""),
    (2, r"\b(?:patiente?|homme|femme|gar[çc]on|fille|nourrisson)\sde\s\d{1,3}\s(?:ans|mois|jours)\b"),
    (2, r"\b(?:il|elle)\s(?:me\s)?(?:dit|rapporte|d[ée]crit)\sque\b"),
    (2, r"\bpatiente?\s(?:en\sr[ée]a\s)?(?:lit|chambre|box)\s\d"),
    (1, rf"\b{_NOW}\b"),
)
_HEADING = (
    r"(?:^|[.;]\s|\s)(motif|atcd|ant[ée]c[ée]dents|mdv|hdm|histoire\sde\sla\smaladie|allergies|ttt|traitement"
    r"|examen(?:\sclinique)?|paraclinique|[ée]volution|conclusion|cat|diagnostic)\s?:"
)
_VALUE = (
    r"\b(?:TA\s?:?\s?\d{2,3}/\d{2}|(?:FC|CRP|sat)\s?:?\s?\d{2,3}"
    r"|cr[ée]at\w*\s(?:à|pass[ée]e)|HbA1c\s?[àa:]\s?\d)"
)
_GENERAL = (
    r"\b(?:recommandations?|quels?\ssont|quelles?\s(?:est|sont|diff[ée]rences?)|d[ée]finition|protocole|plaquette"
    r"|mod[èe]le\svierge|pr[ée]valence|formule\sexcel|chez\s(?:l['’]|les?\s|la\s|une?\s)|en\sg[ée]n[ée]ral|pmid|doi"
    r"|note\sde\sservice|tableau\scomparatif)\b"
)
_INVENTED = (
    r"\b(?:cas\scliniques?\s(?:fictifs?|invent[ée]s?|d['’]entra[îi]nement)|vignettes?\scliniques?|dossier\sprogressif"
    r"|(?:patiente?|personnage)\s(?:fictive?|fictif|imaginaire|invent[ée]e?|simul[ée]e?|standardis[ée]e?|type))\b"
)
_EXAM = r"\b(?:qcm|qroc|edn|ecni?|ecos)\b"


def _compiled(pattern: str) -> "regex.Pattern[str]":
    return regex.compile(pattern, regex.IGNORECASE | regex.MULTILINE)


_WEIGHTED_CUES = tuple((weight, _compiled(cue)) for weight, cue in _CUES)
_SOMEONE_CUES = tuple(cue for _, cue in _WEIGHTED_CUES[: len(_SOMEONE)])
_HEADINGS, _VALUES = _compiled(_HEADING), _compiled(_VALUE)
_GENERAL_CUE, _INVENTED_CUE, _EXAM_CUE = _compiled(_GENERAL), _compiled(_INVENTED), _compiled(_EXAM)


def is_vignette(text: str) -> bool:
    """Tell whether the text presents itself as an invented case, or is about exams and points at nobody.

    Raises:
        TimeoutError: a pattern took more than two seconds.
    """
    if _INVENTED_CUE.search(text, timeout=_TIMEOUT):
        return True
    real = any(cue.search(text, timeout=_TIMEOUT) for cue in _SOMEONE_CUES)
    return bool(_EXAM_CUE.search(text, timeout=_TIMEOUT)) and not real


def is_secret(text: str) -> bool:
    """Tell whether the text speaks of one real person known through care.

    Raises:
        TimeoutError: a pattern took more than two seconds.
    """
    return not is_vignette(text) and _weight(text) >= THRESHOLD


def _weight(text: str) -> int:
    weight: int = sum(weight for weight, cue in _WEIGHTED_CUES if cue.search(text, timeout=_TIMEOUT))
    headings = {heading.lower() for heading in _HEADINGS.findall(text, timeout=_TIMEOUT)}
    weight += 3 * (len(headings) >= _ENOUGH)
    weight += 2 * (len(_VALUES.findall(text, timeout=_TIMEOUT)) >= _ENOUGH)
    return weight - 2 * bool(_GENERAL_CUE.search(text, timeout=_TIMEOUT))
