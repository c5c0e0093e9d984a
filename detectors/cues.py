"""The cues of medical secrecy, by group: what a text says when it speaks of one real person known through care.

They explain a judgement by names, never by words of the text; the judgement itself is the model's (`secrecy.py`). What
was confided, seen, heard and understood is covered alike (CSP L1110-4 and R4127-4).
"""

from collections.abc import Iterator

import regex

from detectors.finding import Cue

_TIMEOUT = 2.0
_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_PERSON = (
    r"(?:patient|r[ée]sident|usager|client|d[ée]tenu|[ée]l[èe]ve|enfant|b[ée]b[ée]|nourrisson|accouch[ée]|parturient"
    r"|entrant|op[ée]r[ée]|dialys[ée]|greff[ée]|bless[ée]|traumatis[ée]|dame|monsieur|pte?|ado|adolescent|jeune"
    r"|homme|femme)e?"
)
_STAFF = (
    r"(?:intern|extern|coll[èe]gue|cadre|chef|agent|aides?[- ]soignant|infirmi[eè]r|ide|as|ash|secr[ée]taire"
    r"|[ée]tudiant|stagiaire|m[ée]decin|sages?[- ]femme|kin[ée]|ergo|psychologue|brancardier|technicien|cuisinier"
    r"|animat|direct|adjoint|associ[ée]|rempla[çc]ant|apprenti)\w*"
)
_PATTERNS = {
    Cue.RECORD: (
        r"^PID\|[^\n]{0,200}\d{4}|^MSH\|[^\n]{0,200}\d{8}",
        r"\"birthDate\"\s*:\s*\"\d",
        r"\"valueQuantity\"\s*:\s*\{[^{}]{0,200}?\"value\"\s*:\s*\d",
        r"<birthTime\svalue=\"\d",
        r"\banonymise[rz]?(?:-l[ae]s?\b|\s(?:ce|cet|cette)\s(?:crh?|cro|compte|courrier|lettre|dossier|document|r[ée]cit)\b)",
    ),
    Cue.POSSESSION: (
        (
            rf"\b(?:mon|ma|notre|nos|cet?|cette|le|la|un|une)\s(?:\p{{L}}+\s)?{_PERSON}\b"
            r"(?!\s(?:type|ficti\w+|simul\w+|standardis\w+))"
        ),
    ),
    Cue.CIVILITY: (r"\b(?:(?-i:M)\.|mr|mme|mlle|madame|monsieur|la\spetite|le\spetit)\s(?:(?-i:\p{Lu})|\[)",),
    Cue.DESCRIPTION: (
        (
            r"\b(?:patiente?|homme|femme|gar[çc]on|fille|nourrisson|dame|monsieur|(?-i:[HF]))\s?(?:de\s|,\s)?\d{1,3}\s?"
            r"(?:ans|a|mois|jours)\b"
        ),
        r"\b(?-i:[HF])\s?\d\d\b",
    ),
    Cue.STAY: (
        (
            r"\b(?:hospitalis|admis|transf[ée]r|adress|op[ée]r|extub|intub|dialys|d[ée]c[ée]d|greff|transfus|perfus|plac"
            r"|intern)[ée]?e?s?\b"
        ),
        r"\b(?:sortie?|suivie?|vue?|revue?)\s(?:en|par|au|à|ce|depuis|pour|hier)\b",
        r"\ba\s(?:accouch|consult|convuls|vomi)\w*",
    ),
    Cue.MOMENT: (
        r"\b(?:ce\s(?:jour|matin|soir|midi|week-?end)|cette\snuit|hier|demain|aujourd['’]?hui|tout\s[àa]\sl['’]heure)\b",
        rf"\b(?:depuis\s(?:\d+\s(?:h|heures|j|jours|sem\w*|mois)|hier|{_DAY})|{_DAY}(?:\s(?:dernier|prochain))?)\b",
        r"\b(?:[jJ]\s?\+\s?\d+|il\sy\sa\s\d+\s(?:h|heures|jours|j|semaines|mois))\b",
    ),
    Cue.TREATMENT: (
        r"\bsous\s\p{L}{4,}|\b\d+-\d+-\d+\b",
        r"\b(?:arr[êe]t|d[ée]but|relais|passage)\s(?:du|de\sl|de\sla|sous|[àa])\b",
    ),
    Cue.FAMILY: (
        (
            r"\b(?:son|sa|ses|leur)\s(?:fils|filles?|mari|[ée]pou\w+|conjointe?|compagn\w+|m[èe]re|p[èe]re|parents|famille"
            r"|fr[èe]res?|s(?:œ|oe)urs?|enfants?|tut\w+|copain|copine|voisine?)\b"
        ),
        r"\bvit\sseule?\b|\b(?:curatelle|tutelle|ASE)\b",
    ),
    Cue.INCIDENT: (
        (
            r"\b(?:a|ont|s['’]est|m['’]a|est)\s(?:encore\s|re)?(?:chut|tomb|frapp|agress|mordu|fugu|insult|vol|menac|refus"
            r"|arrach|scarifi)\w*"
        ),
        r"\brefuse\b|\b(?:FEI|EIG|plainte|r[ée]clamation|fausse\sroute|erreur\sde\sdose)\b",
    ),
    Cue.BED: (
        r"\b(?:chambre|ch|lit|box|salle|la)\s\d{1,4}\b(?!\s?(?:ans|mg|ml|h\b|%))",
        r"\b(?:UHCD|SAUV|r[ée]a|SSR|EHPAD|foyer|CMP|USLD|MAS|IME|ESAT|MECS)\b",
    ),
    Cue.TASK: (
        (
            r"\b(?:reformule|r[ée]sume|corrige|traduis|translate|anonymise|r[ée]dige|synth[ée]tise|mets\sen\sforme"
            r"|transforme|relis)\b"
        ),
    ),
    Cue.STAFF: (
        rf"\b(?:mon|ma|mes|notre|nos|une?\sde\s(?:mes|nos))\s(?:\p{{L}}+\s)?{_STAFF}\b",
        r"\b(?:arr[êe]t\sde\stravail|arr[êe]t\smaladie|burn-?out|sanction|discipli\w+|comit[ée]\sm[ée]dical)\b",
    ),
    Cue.SPEECH: (
        r"\b(?:il|elle)\s(?:me\s|nous\s|lui\s)?(?:dit|rapporte|d[ée]crit|demande|veut|pleure|r[ée]p[èe]te|pense)\b",
        r"\bd['’]apr[èe]s\s(?:la|le|sa|son)\b",
    ),
}
_HEADING = (
    r"(?:^|[.;]\s|\s)(motif|atcds?|ant[ée]c[ée]dents|mdv|hdm|histoire\sde\sla\smaladie|allergies|ttt|traitements?"
    r"|examen(?:\sclinique)?|paraclinique|[ée]volution|conclusion|cat|diagnostic|indication|technique|r[ée]sultats?"
    r"|donn[ée]es|actions?)\s?:[ \t]*\S"
)
_VALUE = (
    r"\b(?:TA\s?:?\s?\d{1,3}/\d{1,3}|(?:FC|FR|CRP|sat|spo2|hb|h[ée]moglobine|INR|TP|pH|na|K\+?|cr[ée]at\w*|leuco\w*"
    r"|plaquettes|glyc[ée]mie|lactates?|albumine|HbA1c|glasgow|TSH|PSA|BNP|tropo\w*)"
    r"\s?(?:[àa:=>]|est\s[àa]|pass[ée]e?\s(?:de|[àa]))?\s?\d)"
)
_FEW = 2
"""Headings or measures from which a text looks like a record; one alone may be a question."""


def _compiled(*patterns: str) -> "regex.Pattern[str]":
    return regex.compile("|".join(patterns), regex.IGNORECASE | regex.MULTILINE)


_CUES = {cue: _compiled(*patterns) for cue, patterns in _PATTERNS.items()}
_HEADINGS, _VALUES = _compiled(_HEADING), _compiled(_VALUE)


def is_record(text: str) -> bool:
    """Tell whether a text holds a record: one person's in HL7, FHIR or CDA, or a document brought to be anonymised.

    Raises:
        TimeoutError: the text took more than two seconds.
    """
    return bool(_CUES[Cue.RECORD].search(text, timeout=_TIMEOUT))


_OWN = _compiled(
    r"\b(?:ma|notre)\s(?:petite\s|jeune\s)?(?:patiente|r[ée]sidente)\b(?!\s(?:type|ficti\w+|simul\w+|standardis\w+|id[ée]ale))",
    r"\b(?:mon|notre)\s(?:petit\s|jeune\s)?(?:patient|r[ée]sident)\b(?!\s(?:type|ficti\w+|simul\w+|standardis\w+|id[ée]al))",
)


def is_own(text: str) -> bool:
    """Tell whether a text speaks of the writer's own patient or resident, one alone.

    Raises:
        TimeoutError: the text took more than two seconds.
    """
    return bool(_OWN.search(text, timeout=_TIMEOUT))


def cues(text: str) -> Iterator[Cue]:
    """Give the groups of cues that a text shows, in the order of `Cue`.

    Raises:
        TimeoutError: a pattern took more than two seconds.
    """
    return (cue for cue in Cue if _shows(text, cue))


def _shows(text: str, cue: Cue) -> bool:
    if cue is Cue.HEADINGS:
        return len({heading.lower() for heading in _HEADINGS.findall(text, timeout=_TIMEOUT)}) >= _FEW
    if cue is Cue.VALUES:
        return len(_VALUES.findall(text, timeout=_TIMEOUT)) >= _FEW
    return bool(_CUES[cue].search(text, timeout=_TIMEOUT))
