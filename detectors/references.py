"""Whether a date is that of a law, a guideline, a publication or a study, which identifies nobody."""

import regex

from detectors.clauses import clause_after, clause_before

_BODIES = (
    r"(?:has|ansm|oms|who|ema|fda|cnil|anssi|inserm|esc|sfar|spilf|kdigo|gold|gina|ada|aha|acc|easl|eular|esmo|nice|cngof"
    r"|hcsp|afssaps|minist[èe]re|gouvernement)"
)
_LAW = (
    r"\b(?:lois?|d[ée]crets?|arr[êe]t[ée]s?(?=\s(?:du|minist))|circulaire|directive|r[èe]glement|jo(?:rf)?|d[ée]lib[ée]ration"
    r"|versions?|publi[ée]e?s?|parue?s?|m[àa]j|(?<!dossier\s)mise?\s[àa]\sjour|pmid|doi|recommandations?|congr[èe]s|journ[ée]es"
    rf"|conf[ée]rence|{_BODIES})\b|©"
)
_STUDY = (
    r"\b(?:guidelines?|consensus|actualis\w+|copyright|et\sal|nejm|lancet|jama|bmj|prescrire|cochrane|edn|ecni?|qcm|annales"
    r"|[ée]tudes?|essais?|cohortes?|s[ée]rie|p[ée]riode|patients|malades|articles?|revue(?!\s(?:le|en|ce|par|hier|à)\b)|rapport|campagne|lot|n[°o]|r[ée]f"
    r"|crit[èe]res|classification|plan|programme|session|incidence|pr[ée]valence|publications?|litt[ée]rature|inclu[st]|nombre|population|enqu[êe]te|[ée]pid[ée]mi\w+|taux|cas(?=\s(?:de|d|a|ont))"
    r"|men[ée]e|r[ée]trospecti\w+|instruction|ordonnance\sn)\b|https?:"
)
_BEFORE_LAW = regex.compile(rf"(?:{_LAW})[^,;]{{0,40}}\Z")
_BEFORE = regex.compile(rf"{_LAW}|{_STUDY}")
_AFTER = regex.compile(
    rf"\G[\s,)]{{0,3}}(?:l[ae]s?\s|l['’])?{_BODIES}\b|\b(?:les\s|des\s|\d\s)patients\b|\ba\spubli|\bcas\sont|(?:\bont\s[ée]t[ée]|\bpatients|\bsujets|\bcas)\sinclus\s|\G\s?;\s?\d"
)
_WINDOW = 60


def is_law(text: str, start: int, end: int) -> bool:
    """Tell whether a full date is that of a law or a publication; `text` is in small letters."""
    return _holds_before(_BEFORE_LAW, text, start) or _holds_after(text, end)


def is_cited(text: str, start: int, end: int) -> bool:
    """Tell whether a month or a year is that of a law, a publication or a study; `text` is in small letters."""
    return _holds_before(_BEFORE, text, start) or _holds_after(text, end)


def _holds_before(words: "regex.Pattern[str]", text: str, start: int) -> bool:
    """Tell whether some words stand before in the same sentence; few windows hold them, so sentences are cut last."""
    return bool(
        words.search(text, max(0, start - _WINDOW), start) and words.search(clause_before(text, start, _WINDOW))
    )


def _holds_after(text: str, end: int) -> bool:
    return bool(_AFTER.search(text, end, end + _WINDOW) and _AFTER.search(clause_after(text, end, _WINDOW)))
