"""First names that open a sentence, and that what follows makes of someone: a job, a service, a request, a number."""

import re

from detectors.names.words import Words

_JOBS = (
    r"(?:IDE[CL]?|IADE|IBODE|ASH?|AS-?H|aide[- ]soignante?|infirmi[eè]re?|interne|externe|cadre|secr[ée]taire|kin[ée]"
    r"|sage-femme|assistante? sociale?|brancardi[eè]re?|di[ée]t[ée]ticienne?|psychologue|ergoth[ée]rapeute"
    r"|orthophoniste|[ée]ducat(?:eur|rice)|pharmacienne?|pr[ée]parat(?:eur|rice)|manip(?:ulat(?:eur|rice))?"
    r"|coll[eè]gue|stagiaire|ambulanci[eè]re?|auxiliaire|pu[ée]ricultrice|technicienne?)"
)
_JOB = re.compile(rf"(?: ?, ?| ?\(| [–\-] )(?:votre |notre |l['’])?{_JOBS}(?![\w\-])")
_SERVICE = re.compile(
    r" (?:du|de la|des|de l['’]|aux?|à la) ?(?:labo(?:ratoire)?|bloc|pharma(?:cie)?|standard|secr[ée]tariat|accueil"
    r"|urgences|radio(?:logie)?|imagerie|brancardage|r[ée]a(?:nimation)?|r[ée]gulation|DIM|DSI|DRH|SAU|SSR|EHPAD|cuisine|lingerie"
    r"|maternit[ée]|admissions?|informatique|nuit|jour)(?!\w)"
)
_REQUEST = re.compile(
    r" ?, ?(?:(?:est-ce que )?(?:tu|vous)|peux|pourrais|pouvez|pourriez|merci|stp|svp"
    r"|s['’]il (?:te|vous)|je (?:te|vous))(?!\w)"
)
_EXTENSION = re.compile(r" ?[–\-:] ?\d\d[ .]\d\d[^\S\n]*(?:\n|\Z|[.,;)])")
_VERY_FREQUENT = 4


def is_addressed(words: Words, at: int) -> bool:
    """Tell whether a job, a service or a request follows a first name: "Nawel, IDE", "Fabrice, peux-tu"."""
    it = words.known(at)
    if it.word and (it.first < _VERY_FREQUENT or it.word > 1):
        return False
    after = words.ends[at]
    return any(pattern.match(words.text, after) for pattern in (_JOB, _SERVICE, _REQUEST, _EXTENSION))


def has_extension(words: Words, at: int) -> bool:
    """Tell whether a very frequent first name, be it a drug too, stands before an extension: "Sylviane – 46 08"."""
    it = words.known(at)
    return it.first >= _VERY_FREQUENT and not it.word and bool(_EXTENSION.match(words.text, words.ends[at]))
