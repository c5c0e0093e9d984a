"""The words and forms that announce the name of a person: civilities, relations, fields, ages, beds."""

import regex  # type: ignore[import-untyped]  # mrab-regex ships no types

from detectors.names import INITIALS, NAME, PARTICLE, WORD

_SHORT_CIVILITY = r"(?:Mme|MME|mme|Mmes?|Mlle|MLLE|mlle|Melle|melle|Mr|MR|mr|Mrs?|Dr|DR|dr|Dre|Pr|Pre|pr)\.?"
_CIVILITY = (
    rf"(?:{_SHORT_CIVILITY}|M\.|MM\.|[Mm]onsieur|MONSIEUR|[Mm]adame|MADAME|[Mm]ademoiselle|Madanm"
    rf"|Misyé|[Dd]octeure?|DOCTEUR|[Pp]rofesseure?|Prof\.?|Me|Maître)"
)
_PATIENT = (
    r"(?:[Pp]atiente?|PATIENTE?|[Pp]aciente|[Rr]ésidente?|[Uu]sag[èe]re?|[Pp]etite?|famille"
    r"|[Ee]poux|[Ée]pouse|mari|femme|fils|fille|frère|s[œo]e?ur|mère|père|veuve|veuf|[Ii]nterne"
    r"|infirmi[èe]re?)"
)
LOWER = r"[\p{Ll}][\p{Ll}'’\-]{1,30}"
_LETTERS = r"\p{Lu}(?:[.\-]{1,2}\p{Lu}){0,2}"
"""Initials apart from the surname: A, A.B, J.-P."""
_KEY = (
    r"(?:(?i:nom(?:\s(?:de\snaissance|d'usage|de\sfamille|usuel|et\spr[ée]nom|pr[ée]nom))?"
    r"|pr[ée]noms?|family|given|last_?name|first_?name|surname))"
)

_EXPRESSIONS = (
    (
        "civilité",
        (
            rf"(?<![\w-]){_CIVILITY}(?:[ \t]{{1,2}}|(?<=\.))"
            rf"\K(?:{_LETTERS}\.?[ \t])?{NAME}(?:[ \t]{_LETTERS}\.?(?![\w'’]))?"
        ),
    ),
    (
        "civilité et initiale",
        rf"(?<![\w-])(?:{_CIVILITY}|famille|petite?)[ \t]\K\p{{Lu}}(?:\.(?:\-?\p{{Lu}}\.){{0,2}})?(?![\w'’])",
    ),
    (
        "civilité, minuscules",
        rf"(?<![\w-])(?:{_SHORT_CIVILITY}|monsieur|madame)[ \t]\K{LOWER}(?:[ \t]{LOWER}){{0,2}}",
    ),
    (
        "naissance",
        rf"(?<=[\p{{L}}.,(][ \t]?\(?)\b(?:née?|nee|NÉE?|NEE)[ \t]\K(?!(?:[Ll]e|[Ee]n|[Àà]|[Ll][ae])\b){NAME}",
    ),
    ("patient", rf"(?<![\w-]){_PATIENT}\s*[:,]?[ \t]\K{NAME}"),
    (
        "nom espacé",
        (
            r"(?<![\w-])(?:[Pp]atiente?|PATIENTE?|Mme|M\.|Mr)"
            r"[ \t]\K(?:\p{L}[ .]{1,2}){3,}\p{L}(?:[ \t]\p{Lu}\p{Ll}+)?(?!\p{L})"
        ),
    ),
    ("champ", rf"(?<![\w]){_KEY}\"?[ \t]*[:=][ \t]*\[?[ \t]*[\"']?\K(?:{NAME}|{LOWER})"),
    ("âge", rf"(?<![\w\-'’]){NAME}(?=,[ \t]\d{{1,3}}[ \t]?(?:ans|mois)\b)"),
    ("lit", rf"(?<![\w\-'’]){WORD}(?=[ \t](?:box|lit|chambre|ch\.?)[ \t]\d|[ \t]\d{{1,2}}e[ \t]étage)"),
    (
        "nom en capitales",
        (
            rf"(?<![\p{{L}}\d\-'’])"
            rf"(?:{PARTICLE}\s)?\p{{Lu}}{{2}}[\p{{Lu}}'’\-]*(?:[ \t]\p{{Lu}}{{3}}[\p{{Lu}}'’\-]*)?"
            r",?[ _^]\p{Lu}[\p{L}\-]+"
        ),
    ),
    ("HL7 PID-5", r"(?m)^PID\|(?:[^|\n]{0,80}\|){4}\K[\p{L} '’\-]+(?:\^[\p{L} '’\-]+)?"),
    ("prénom et nom", rf"(?<![\w\-'’])(?:{INITIALS}{WORD}|{WORD}[ \t](?:{PARTICLE}\s)?{WORD})"),
)
RULES = tuple((name, regex.compile(pattern)) for name, pattern in _EXPRESSIONS)
"""Name and pattern of each rule; the name is what `why` shows. The match is the name alone."""
