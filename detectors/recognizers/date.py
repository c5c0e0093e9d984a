"""Calendar dates of a person's care or life; those of laws, guidelines and studies are left alone."""

from collections.abc import Callable, Iterator

import regex

from detectors import references
from detectors.clauses import clause_after, clause_before
from detectors.dates import DAY, FIGURES, GLUED, MONTH_NUMBER, YEAR, in_letters, spaced
from detectors.finding import Category
from detectors.matching import Hit, Match, Recognizer, figures, matches, small, word_starts

EXAMPLES = (
    "hospitalisée le <DATE>12/03/2024</DATE> pour AVC",
    "vu le <DATE>12/03/24</DATE>, revu le <DATE>12-03-2024</DATE>",
    "CR du <DATE>12.03.2024</DATE> à 14h30",
    "Patiente : jusqu'au <DATE>12 03 2024</DATE> puis arrêt",
    "Sortie <DATE>12|3|2024</DATE>",
    "Patiente vue le <DATE>2024-03-12</DATE>T10:30:00",
    "Patiente : RDV le <DATE>20240312</DATE>",
    "le <DATE>12032024</DATE>, reprise du suivi",
    "Patiente : revoir le <DATE>12/03</DATE> à 9h",
    "Ma patiente. <DATE>12/03</DATE> : apyrétique ce matin",
    "Patiente : scanner en <DATE>03/2024</DATE>, IRM <DATE>mars 2024</DATE>",
    "opéré le <DATE>12 mars</DATE> puis le <DATE>1er juin</DATE>",
    "sortie le <DATE>12 mars 24</DATE>",
    "consultation du <DATE>mardi 12 mars 2024</DATE>",
    "Patiente : trachéotomie gauche - <DATE>dec1993</DATE> reprise",
    "Patiente : rendez-vous fixé le <DATE>05nov</DATE>, à jeun",
    "Patiente : bilan de <DATE>nov. 2019</DATE> normal",
    "Patiente : admitted <DATE>Feb 14 2021</DATE>, discharged <DATE>14 Feb 2021</DATE>, seen on <DATE>March 3rd</DATE>",
    "Hospitalisé <DATE>12 au 15/03/2024</DATE> en pneumologie",
    "séjour du <DATE>12 au 15 mars 2024</DATE>",
    "Patiente : arrêt <DATE>12-15 mars 2024</DATE>",
    "opéré en <DATE>2003</DATE>, sevré depuis <DATE>2019</DATE>",
    "Patiente : Cholécystectomie (<DATE>1998</DATE>), PTH droite <DATE>2015</DATE>",
    "Patiente : C5 <DATE>19/09/19</DATE> C6 <DATE>16/09</DATE>",
    "imprimé le <DATE>vingt quatre aout deux mille dix-sept</DATE> à 15:03",
    "prélevé le <DATE>Sept 01, 2026</DATE>",
    "admis le <DATE>3 4 2024</DATE>",
    "Patiente : recueilli le <DATE>1 2 0 3 2 0 2 4</DATE>",
    "Patiente : sous AVK depuis fin <DATE>2019</DATE>",
    "Patiente : Décès le <DATE>12\\03\\2024</DATE>",
    "Patiente : DTSTART:<DATE>20240312T143000</DATE>",
    "Patiente : <DATE>20240312T143000Z</DATE>",
    "Patiente : CRH_DURAND_<DATE>20240312</DATE>_v2.docx",
    "Patiente vue le « <DATE>12/03/2024</DATE> »",
    "Patiente : PICC line posée <DATE>17/3</DATE>, retirée <DATE>28/3</DATE>",
    "Patiente. Biopsie programmée le <DATE>18</DATE>.",
    "Patiente : contrôle le <DATE>12</DATE> à 9h",
    "Patiente : entrée <DATE>12/O2/2O26</DATE>",
    "M. Durand, arrêt du <DATE>08/06 au 12/06/2026</DATE> inclus – sorties libres",
    "Patiente : contrôle <DATE>fin juin</DATE>.",
)
NON_EXAMPLES = (
    "depuis 3 jours, J+3, M6, S2, à 32+4 SA",
    "réveil à 14h30, puis 08:12",
    "EVA 4/5, force 3/5, souffle 2/6, Glasgow 15/15",
    "TA 130/80, puis 12/7",
    "paracétamol 1-0-1, puis 1 - 1 - 2",
    "tiers moyen : 1/3 du fémur, le 1/3 inférieur",
    "Version 1.85.03.75 du logiciel, serveur 192.0.2.10",
    "DOI 10.1056/NEJMoa2034577, PMID 31012020",
    "06 39 98 12 34",
    "NIR 1 85 03 75 123 456 41",
    "recommandations HAS 2024, ESC 2021",
    "loi du 4 mars 2002, décret du 12/03/2024, arrêté du 3 juin 2013",
    "Dupont et al., NEJM 2021 : résumé ?",
    "Martin et al. 2019",
    "les recommandations de 2023 sur la FA",
    "Le 12/03/2024 la HAS a publié une fiche",
    "© 2021 Société savante",
    "étude menée entre janvier 2010 et décembre 2015 chez 300 patients",
    "congrès du 12 mai 2023",
    "Mars est un mois de pollinisation",
    "glycémie 1,85, Na 138/4,5",
    "Kardegic 75, Lasilix 40 en 2 prises",
    "en 2000 calories par jour",
    "mise à jour du 12/03/2024 de la fiche",
    "L'hyperkaliémie est traitée en 2 étapes",
    "campagne de vaccination grippe 2026",
    "le lot 12032024",
    "mai prescrit, sept comprimés",
)

_LINKS = frozenset("/|.-–\\")
_FINE = regex.compile(
    r"(?<!\d|\d[.,|\-/]|[/=])(?:"
    rf"(?P<full>{FIGURES})(?!\d|[/.\-|]\d|[ ]\d\d[ ]\d\d|\s?%)"
    rf"|(?P<stamp>{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])t\d{{4}}(?:\d\d)?z?)(?!\w)"
    rf"|(?P<glued>{GLUED})(?!\d)"
    rf"|(?P<month>{MONTH_NUMBER}[/.\-]{YEAR}|(?:0[1-9]|1[0-2])[ ]{YEAR})(?![\d/]|\s?(?:mg|ml|ui)\b)"
    rf"|(?P<short>{DAY}\s?[/.]\s?{MONTH_NUMBER})(?![\d/]|[.,]\d|\s?(?:%|mg|g/|mm|cm)|\s(?:moyen|inf|sup|ext|int|de\b|du\b))"
    rf"|(?P<spoilt>[\doil]{{1,2}}/[\doil]{{1,2}}/(?:1[9g]|2[0o])[\doil]{{2}})(?!\w)"
    rf"|(?P<year>{YEAR})(?![\d/%]|[.,]\d|\s?(?:mg|ml|ui|g|kg|€|euros?|k?cal\w*|m|mètres|pas|lits|patients|cas|ans)\b)"
    r")"
)
_RANGE = regex.compile(rf"(?<![\d,.]){DAY}(?:er)?(?:\s?/\s?{MONTH_NUMBER})?\s?(?:au|[àa]|et|ou|[\-–])\s?(?:le\s)?$")
_DAY_CUE = regex.compile(
    r"(?:\b(?:l[ea]|du|d[èe]s|aux?|vers|date|depuis|avant|apr[èe]s|(?:re)?vue?s?|rdv|pr[ée]vue?s?|entr[ée]e|sortie|admise?"
    r"|pour|fait|ce|fix[ée]e?|consultation|prochaine?|cr|contr[ôo]le|op[ée]r[ée]e?|pos[ée]e?s?|programm[ée]e?s?|d[ée]but[ée]e?|arriv[ée]e?|retir[ée]e?s?|chang[ée]e?s?|ablation|chut[ée]|tomb[ée]e?|r[ée]alis[ée]e?|pr[ée]lev[ée]e?s?|vaccin[ée]e?|appel[ée]e?|accouch[ée]e?|d[ée]c[ée]d[ée]e?|report[ée]e?|convoqu[ée]e?)(?:\s(?:le|du|au))?"
    r"|\b(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|c\d{1,2}|cure\s\d{1,2}|[ds]\d{1,2})|['’]au)\s?:?\s?[«\"]?\s?$"
)
_SCORE = regex.compile(
    r"\b(?:eva|en|apgar|scores?|force|testing|cot[ée]e?|mmse?|ta|pa|pas|tension|acuit[ée]|av|adl|iadl|souffle|glasgow|ecog|moca"
    r"|ratio|rapport|note|[ée]chelle|od|og|items?|crit[èe]res|classe)\b[^,;]{0,20}$"
)
_ALONE = regex.compile(r"\s?(?::|\)|-\s|$)")
_YEAR_CUE = regex.compile(
    r"(?:\b(?:en|depuis|d[èe]s|vers|ann[ée]e|fin|d[ée]but|mi|courant|avant|apr[èe]s|printemps|[ée]t[ée]|automne|hiver|in|since"
    r"|no[ëe]l|p[âa]ques|toussaint)|jusqu['’]en)[\s\-]\(?$"
)
_CARE = regex.compile(
    r"\b(?:op[ée]r|hospitalis|diagnosti|d[ée]couv|suivi|trait|pos[ée]|greff|transplant|implant|idm|avc|ait|infarctus|cancer"
    r"|pt[hg]\b|c[ée]sarienne|accouch|fcs|ivg|fracture|pontage|stent|ablation|r[ée]sect|atcd|ant[ée]c[ée]dent|sevr|chimio"
    r"|radioth|bilan|scanner|irm|colo|fibro|coro|biopsie|pneumo|ep\b|tvp|chir|avp|accident|covid|vaccin|d[ée]c[èe]s)"
    r"|(?:ectomie|plastie|scopie|stomie|tomie|graphie|th[èe]se|algie|pathie)s?\b"
)
_LONE_DAY = regex.compile(
    r"\b(?:programm[ée]e?s?|pr[ée]vue?s?|fix[ée]e?s?|report[ée]e?s?|convoqu[ée]e?s?|attendue?s?|rdv|rendez-vous|planifi[ée]e?s?|contr[ôo]le|revoir|revue?|sortie|consultation|bloc)"
    rf"\s(?:pour\s)?le\s(?P<id>{DAY})(?=\s?(?:[,;)\n]|\.(?!\d)|\Z|[àa]\s\d))"
    r"|\b(?P<id>(?:fin|d[ée]but|mi|courant)[\s\-](?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre"
    r"|novembre|d[ée]cembre))(?=\s?(?:[.,;:)\n]|\Z))"
)
"""« prévue le 18. », « fin juin »: the record gives the rest."""
_PLANNED = (
    *("programm", "prév", "prev", "fix", "report", "convoqu", "attendu", "rdv", "rendez", "planifi"),
    *("contrôle", "controle", "revoir", "revu", "sortie", "consultation", "bloc"),
    *("fin", "début", "debut", "mi", "courant"),
)
_NUMBER_BEFORE = regex.compile(r"(?:\b(?:lot|n[°o]|r[ée]f\w*|ipp|nda|pmid|s[ée]rie)\s?:?\s?|\w)$")


class FrDateRecognizer(Recognizer):
    """Finds calendar dates; a day and month, eight digits or a year alone need words of care around.

    Durations, J+3, hours, scores and doses are no dates; a law, a guideline or a study has a date that identifies
    nobody (taxonomy, DATE). Writings come from French records and from eds-pseudo's templates (BSD-3).
    """

    def __init__(self) -> None:
        super().__init__(Category.DATE, "date")

    def find(self, text: str) -> Iterator[Hit]:
        """Give the dates with a month in letters, then those in figures."""
        lowered = small(text)
        done = 0
        lettered = list(in_letters(lowered))
        for start, end in lettered:
            if not references.is_cited(lowered, start, end):
                yield Hit("mois en lettres", _range_start(lowered, start), end, 0.6)
        for match in matches(_LONE_DAY, lowered, word_starts(lowered, _PLANNED)):
            yield Hit.over("jour seul", match.span("id"), 0.55)
        for start, end in spaced(lowered):
            yield Hit("chiffres un à un", start, end, 0.6)
        inside = {position for span in lettered for position in range(*span)}
        for start, end in figures(text):
            if start < done or start in inside or (end - start < _FULL_YEAR and not _goes_on(lowered, end)):
                continue
            match = _FINE.match(lowered, start)
            named = match and match.lastgroup == "glued" and _is_in_a_file_name(text, *match.span())
            if match and (named or _JUDGES[match.lastgroup](match)):
                done = match.end()
                yield Hit(_NAMES[match.lastgroup], _range_start(lowered, match.start()), done, 0.6)


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a separator, or another number, follows a number."""
    sign, following = text[end : end + 1], text[end + 1 : end + 2]
    return (sign in _LINKS and (following.isdecimal() or following in " oil")) or (
        sign == " " and (following.isdecimal() or following in _LINKS)
    )


def _range_start(text: str, start: int) -> int:
    """Take in the first day of « du 12 au 15/03 »."""
    if not text.endswith(_RANGE_LINKS, 0, start):
        return start
    first = _RANGE.search(text, max(0, start - _RANGE_WINDOW), start)
    return int(first.start()) if first else start


def _is_in_a_file_name(text: str, start: int, end: int) -> bool:
    """Tell whether eight digits are a part of « CRH_Durand_20240312_v2.docx »; the text is read as it is written."""
    return text[start - 1 : start] == "_" and text[end : end + 1] in "_."


def _is_full(match: Match) -> bool:
    return not references.is_law(match.string, *match.span())


def _is_glued(match: Match) -> bool:
    before = clause_before(match.string, match.start())
    return not _NUMBER_BEFORE.search(before) and bool(_DAY_CUE.search(before)) and _is_full(match)


def _is_short(match: Match) -> bool:
    """Tell a day and month from a score: 12/03 alone may be a date, 4/5 needs a cue, 1/3 a day above its month."""
    before, after = clause_before(match.string, match.start()), clause_after(match.string, match.end(), 10)
    day, month = (part.strip() for part in match[0].replace(".", "/").split("/"))
    padded = "/" in match[0] and len(day) == len(month) == _PADDED
    if _DAY_CUE.search(before):
        return padded or len(month) == _PADDED or int(day) > int(month)
    if not padded or _SCORE.search(before):
        return False
    alone = (not before.strip() or before.endswith("(")) and bool(_ALONE.match(after))
    return alone or month.startswith("0") or int(day) > int(month)


def _is_month(match: Match) -> bool:
    return not references.is_cited(match.string, *match.span())


def _is_year(match: Match) -> bool:
    before = clause_before(match.string, match.start())
    return bool(_YEAR_CUE.search(before) or _CARE.search(before[-_CARE_WINDOW:])) and _is_month(match)


_JUDGES: dict[str, Callable[[Match], bool]] = {
    "full": _is_full,
    "glued": _is_glued,
    "month": _is_month,
    "stamp": lambda _: True,
    "spoilt": lambda _: True,
    "short": _is_short,
    "year": _is_year,
}
_NAMES = {
    "full": "jour, mois, année",
    "glued": "huit chiffres",
    "month": "mois et année",
    "stamp": "horodatage",
    "spoilt": "chiffres mal lus",
    "short": "jour et mois",
    "year": "année",
}
_RANGE_LINKS = (" au ", " à ", " a ", " et ", " ou ", " le ", "-", "- ", "–", "– ")
_RANGE_WINDOW, _CARE_WINDOW, _PADDED, _FULL_YEAR = 16, 40, 2, 4
