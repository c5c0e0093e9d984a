"""Telephone numbers of France, of its overseas territories and of abroad."""

from detectors.finding import Category
from detectors.matching import Match, RuleRecognizer, after, before, compiled, digits, rule, value

EXAMPLES = (
    "joignable au <PHONE_NUMBER>06 39 98 12 34</PHONE_NUMBER>",
    "tel <PHONE_NUMBER>+33 (0)6.39.98.12.34</PHONE_NUMBER>",
    "<PHONE_NUMBER>0639981234</PHONE_NUMBER>",
    "fixe <PHONE_NUMBER>01.99.00.12.34</PHONE_NUMBER>, portable <PHONE_NUMBER>06-39-98-12-34</PHONE_NUMBER>",
    "appeler <PHONE_NUMBER>0033 6 39 98 12 34</PHONE_NUMBER>",
    "La Réunion : <PHONE_NUMBER>0262 99 00 12</PHONE_NUMBER>",
    "<PHONE_NUMBER>+262 639 98 12 34</PHONE_NUMBER>",
    "né le 12/03/1954 <PHONE_NUMBER>06 39 98 12 34</PHONE_NUMBER>",
    "tél : <PHONE_NUMBER>06 3998 1234</PHONE_NUMBER>",
    "<PHONE_NUMBER>063 998 1234</PHONE_NUMBER>",
    "fille : <PHONE_NUMBER>06/39/98/12/34</PHONE_NUMBER>",
    "mère <PHONE_NUMBER>06 – 39 – 98 – 12 – 34</PHONE_NUMBER>",
    "port. <PHONE_NUMBER>06,39,98,12,34</PHONE_NUMBER>",
    "Tél.<PHONE_NUMBER>0639981234</PHONE_NUMBER>",
    "tel:<PHONE_NUMBER>+33639981234</PHONE_NUMBER>",
    "<PHONE_NUMBER>(+33)6 39 98 12 34</PHONE_NUMBER>",
    "<PHONE_NUMBER>(33) 6 39 98 12 34</PHONE_NUMBER>",
    "tel <PHONE_NUMBER>(33)0639981234</PHONE_NUMBER>",
    "<PHONE_NUMBER>0 6 3 9 9 8 1 2 3 4</PHONE_NUMBER>",
    "<PHONE_NUMBER>0 6 . 3 9 . 9 8 . 1 2 . 3 4</PHONE_NUMBER>",
    "tel <PHONE_NUMBER>O6 39 98 12 34</PHONE_NUMBER>",
    "Tél : <PHONE_NUMBER>O6 39 98 1O 1l</PHONE_NUMBER>",
    "portable <PHONE_NUMBER>06 39 98\n12 34</PHONE_NUMBER>",
    "secrétariat <PHONE_NUMBER>01 99 00 12 34 / 35</PHONE_NUMBER>",
    "fils <PHONE_NUMBER>06 39 98 12 34</PHONE_NUMBER> <PHONE_NUMBER>01 99 00 12 34</PHONE_NUMBER>",
    "<PHONE_NUMBER>06 39 98 12 34</PHONE_NUMBER> 12 rue des Lilas",
    "<PHONE_NUMBER>01 99 00 12 34</PHONE_NUMBER> poste <PHONE_NUMBER>512</PHONE_NUMBER>",
    "frère en Suisse <PHONE_NUMBER>+41 79 555 01 23</PHONE_NUMBER>",
    "sœur : <PHONE_NUMBER>+32 470 55 01 23</PHONE_NUMBER>",
    "cousin <PHONE_NUMBER>00213 555 01 23 45</PHONE_NUMBER>",
    "fils à Dakar <PHONE_NUMBER>+221 77 555 01 23</PHONE_NUMBER>",
    "<PHONE_NUMBER>+1 (202) 555-0123</PHONE_NUMBER>",
    "Nouméa <PHONE_NUMBER>+687 75 01 23</PHONE_NUMBER>",
    "appeler <PHONE_NUMBER>0 826 39 98 12</PHONE_NUMBER>",
)
NON_EXAMPLES = (
    "valeur prédictive ?\n0.2\n0.6\n0.75\n0.90\n0.94",
    "Appelez le 15, le 3114 ou le 119",
    "prises à 06 08 12 20 24 h",
    "PMID 0612345678",
    "FINESS 750712184",
    "troponine 1850 ng/L puis 2040",
    "DOI 10.1056/NEJMoa2034577",
    "lot 0639981234",
    "06 39 98 12 34 56 78",
    "joindre le 116 117 ou le 3919",
    "tel 3114",
    "rappeler le 3639",
    "Tabac info service 0 825 309 310",
    "numéro vert 0 800 840 800",
    "0805 123 456",
    "centre antipoison 01 99 00 48 48",
    "EVA : 0 1 2 3 4 5 6 7 8 9",
    "du 01/02/2024 03/04/2024",
    "01.02.2024 08.30.12",
    "p = 0.05 0.12 0.34 0.56",
    "ratios 0.1 0.2 0.3 0.4 0.5",
    "appeler le 12/03/2024",
    "rappeler le 12 03 2024",
    "+33 % de patients",
    "+10 20 30 40",
    "glycémie + 250 000 plaquettes",
    "hémoglobine 07 08 09 10 11",
    "ISBN 0306406152",
    "00 12 34 56",
    "rappel dTP le 12/03/2024",
)

_SEP = r"[\s.\-–/·,]{0,3}+"
_NATIONAL = rf"(?:0|o(?=[\W_]{{0,3}}\d))(?<!\d.|[\d+][.,\-/].){_SEP}\d(?:{_SEP}[\dol]){{8}}(?!\d|[.,]\d)"
_TWIN = r"(?P<twin>\s?/\s?\d\d(?:\s?\d\d)?(?=\s?(?:[.,;)\n]|\Z)))?"
_TRUNK = r"[\s.\-]{0,2}(?:\(0\)|0)?"
_FRANCE = rf"(?:\(?(?:\+\s?|00)\(?|\((?:00)?)33\)?{_TRUNK}{_SEP}[1-9](?:{_SEP}\d){{8}}(?!\w|[.,]\d)"
_ABROAD = (
    r"(?:\+\s?|\b00\s?)(?:[17]|2[07]|2[1-69]\d|3[0-469]|3[578]\d|4[013-9]|42\d|5[1-8]|5[09]\d|6[0-6]|6[7-9]\d"
    r"|8[1246]|8[05]\d|9[0-58]|9[679]\d)[\s.\-]{0,2}(?:\(\d{1,4}\)[\s.\-]{0,2})?"
    r"\d(?:[ .\-/]{0,2}+\d){5,10}(?!\w|[.,]\d)"
)
_PLUS = r"\+\s?\d{2,3}[ ]?\d?(?:[ .\-]\d\d){4,5}(?!\w|[.,]\d)|\+\s?\d(?:[ ]\d){9,13}(?!\w|[ .,]\d)"
_BRACKETS = (
    r"\((?<!\w.)\s?\d(?:\s?\d){1,2}\s?\)(?:(?:[ .\-]{0,2}\d){9,10}|[ \-]{0,2}\d{3}-\d{4}(?:[ ]\d\d)?)(?!\w|[.,]\d)"
)
_CUE = compiled(
    r"\b(?:t[ée]l\w{0,8}|portable|port|mob(?:ile)?|gsm|fax|fixe|joi(?:ndre|gn)\w*|(?:r?appe|contacte)\w*"
    r"|num[ée]ro|domicile)\W{0,4}"
    r"(?:\w{1,10}\W{1,3}){0,2}(?:le|au)?$"
)
_REFERENCE = compiled(
    r"\b(?:pmid|doi|finess|lot|batch|siren|siret|rpps|adeli|ipp|nip|nda|iep|isbn|issn|ean|cip|gtin|nct|pmc"
    r"|r[ée]f\w*|version|imei"
    r"|s/?n|s[ée]rie)\W{0,4}(?:n°\s?)?$"
)
_PUBLIC = compiled(
    r"\b(?:anti-?poison|info[ \-]services?|num[ée]ro\s(?:vert|national|d['’]appel|unique)"
    r"|num[ée]ros?\sd['’]urgence|ligne\snationale"
    r"|[ée]coute|sos|ameli|cpam|caf|assurance\smaladie|service\spublic|gratuit\w*|all[oô]|plateforme|suicide|ansm"
    r"|hotline)\b[^\n]{0,40}$"
)
_SERIES_BEFORE = compiled(r"(?:(?<!\d)\d{1,2} ){3}$")
_SERIES_AFTER = compiled(r"[ .\-/]\d\d(?:[ .\-/]\d\d)+(?!\d)")
_NUMBER_BEFORE = compiled(r"0[1-9](?:[ .\-/]?\d\d){4}\s$")
_NUMBER_AFTER = compiled(r"\s0[1-9](?:[ .\-/]?\d\d){4}")
_SPACED_DATE = compiled(r"[0-3] \d [01] \d (?:1 9|2 0) \d \d ")
_DATE = compiled(r"\d\d[./\-]\d\d[./\-](?:19|20)\d\d")
_DECIMALS = compiled(r"(?<!\d[ .]?)\d[.,]\d[ ]")
_DIGIT_AFTER = compiled(r"\s?\d")
_FREE = {"080", "800"}
_UNUSED = {"00"}
_PAIRED = compiled(r"\d\d(?:([.\-/ ])\d\d)(?:\1\d\d){3}|\d(?: \d){9}|\d \d(?:( ?[.\-] ?)\d \d){4}")
"""Toll-free numbers: services, unless a word says whose it is. The first zero may be read as an O."""
_FEWEST_FIGURES, _FEWEST_READ, _HOURS, _PAIRS = 8, 6, 24, 5


def _is_national(match: Match) -> float:
    around, given = before(match, 60), match["number"]
    read = len(digits(given))
    if _REFERENCE.search(around) or _PUBLIC.search(around) or read < _FEWEST_READ:
        return 0
    if _CUE.search(around):
        return 0.85
    if read < _FEWEST_FIGURES:
        return 0
    if digits(given)[:3] in _FREE or digits(given)[:2] in _UNUSED or _is_glued(match):
        return 0 if _is_series(match, given) or not _PAIRED.fullmatch(given) else 0.55
    return 0 if _is_series(match, given) else 0.75


def _is_glued(match: Match) -> bool:
    return before(match, 1).isalpha() or after(match, 1).isalpha()


def _is_series(match: Match, given: str) -> bool:
    """Tell whether ten figures are hours, dates, decimals, a list on several lines or a piece of a longer series."""
    if given.count("\n") > 1:
        return True
    if (_SERIES_BEFORE.search(before(match, 12)) and not _NUMBER_BEFORE.search(before(match, 18))) or _DATE.search(
        given
    ):
        return True
    if _SPACED_DATE.match(given) and _DIGIT_AFTER.match(after(match, 2)):
        return True
    if _SERIES_AFTER.match(after(match, 20)) and not _NUMBER_AFTER.match(after(match, 20)):
        return True
    return _is_schedule(given) or not _has_even_separators(given)


def _is_schedule(given: str) -> bool:
    """Tell whether the groups rise: hours of the day, or the steps of a scale."""
    groups = [int(group) for group in given.split() if group.isdecimal()]
    rising = groups == sorted(groups)
    return rising and (len(groups) > _PAIRS or (len(groups) == _PAIRS and groups[-1] <= _HOURS))


def _has_even_separators(given: str) -> bool:
    """Tell whether separators are of one kind, spaces aside; single figures between two kinds are decimals."""
    marks = {char for char in given if char in ".,/-–·"}
    if not marks:
        return True
    lone = _DECIMALS.search(given)
    return len(marks) == 1 and not lone and not (marks & {",", "/"} and " " in given)


def _is_abroad(match: Match) -> float:
    figures = digits(value(match)).removeprefix("00")
    right = len(figures) == 11 if figures[0] == "1" else 8 <= len(figures) <= 15  # noqa: PLR2004 - ITU-T E.164
    return 0.7 if right and not _REFERENCE.search(before(match, 20)) else 0


class FrPhoneRecognizer(RuleRecognizer):
    """Finds numbers written nationally (ten digits from 01 to 09), or with a country code.

    Own expressions rather than `phonenumbers`: that library misses 0262, 0590…, numbers that follow a date, and the
    range 06 39 98 that Arcep reserves for fiction, and takes hours or a PMID for numbers (measured, 9.0.43). Free
    numbers (080x) point to no person.
    """

    def __init__(self) -> None:
        super().__init__(
            Category.PHONE_NUMBER,
            "phone",
            (
                rule("national", rf"(?P<number>{_NATIONAL}){_TWIN}", _is_national),
                rule("France, indicatif", _FRANCE, 0.8),
                rule("indicatif et paires", _PLUS, 0.7),
                rule("indicatif entre parenthèses", _BRACKETS, 0.7),
                rule("étranger", _ABROAD, _is_abroad),
            ),
        )
