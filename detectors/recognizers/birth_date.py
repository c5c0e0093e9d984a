"""Dates of birth, known by the words before them, or by the age or the name beside them."""

import re
from collections.abc import Iterator

import regex

from detectors.dates import DAY, FIGURES, GLUED, LETTERS, MONTH_NUMBER, SPACED, WEEKDAY, YEAR
from detectors.finding import Category
from detectors.matching import TIMEOUT, Hit, Recognizer, matches, small, word_starts

EXAMPLES = (
    "Mme Lefèvre, née le <DATE_OF_BIRTH>14/02/1961</DATE_OF_BIRTH>, consulte.",
    "nee le <DATE_OF_BIRTH>14 fevrier 1961</DATE_OF_BIRTH> vient pour une toux",
    "née le <DATE_OF_BIRTH>1er juin 1978</DATE_OF_BIRTH> à Brest",
    "DDN : <DATE_OF_BIRTH>1978-06-01</DATE_OF_BIRTH>, poids 62 kg",
    "DDN <DATE_OF_BIRTH>01061978</DATE_OF_BIRTH>",
    "né le <DATE_OF_BIRTH>douze mars mille neuf cent quatre-vingt-cinq</DATE_OF_BIRTH>",
    "né <DATE_OF_BIRTH>12 3 58</DATE_OF_BIRTH>, diabétique",
    "Date de naissance : <DATE_OF_BIRTH>12.03.1958</DATE_OF_BIRTH>",
    "Né(e) le : <DATE_OF_BIRTH>12|03|1958</DATE_OF_BIRTH>",
    "née à Brest le <DATE_OF_BIRTH>12/03/58</DATE_OF_BIRTH>",
    "né en <DATE_OF_BIRTH>mars 1958</DATE_OF_BIRTH>",
    "DN <DATE_OF_BIRTH>12-03-1958</DATE_OF_BIRTH>",
    '"birthDate":"<DATE_OF_BIRTH>1961-02-14</DATE_OF_BIRTH>"',
    "Patient Lefèvre, DOB <DATE_OF_BIRTH>Feb 14 1961</DATE_OF_BIRTH>, chest pain",
    "né le <DATE_OF_BIRTH>dimanche 3 août 1947</DATE_OF_BIRTH> à terme",
    "patient né le <DATE_OF_BIRTH>douze mars cinquante-huit</DATE_OF_BIRTH>",
    "NEE LE <DATE_OF_BIRTH>14 FEVRIER 1961</DATE_OF_BIRTH> A QUIMPER",
    "N° le <DATE_OF_BIRTH>12/03/1954</DATE_OF_BIRTH>",
    "D.D.N. = <DATE_OF_BIRTH>12/03/54</DATE_OF_BIRTH>",
    "ddn<DATE_OF_BIRTH>12031958</DATE_OF_BIRTH>",
    "d.naiss. <DATE_OF_BIRTH>120358</DATE_OF_BIRTH>",
    "Naissance : <DATE_OF_BIRTH>1 2 0 3 1 9 5 8</DATE_OF_BIRTH>",
    "né en <DATE_OF_BIRTH>1954</DATE_OF_BIRTH>, retraité",
    "Mme MARCHAND née DURAND le <DATE_OF_BIRTH>12/03/1954</DATE_OF_BIRTH>",
    "née à Brest (29) le <DATE_OF_BIRTH>1er juin 1978</DATE_OF_BIRTH>",
    "jumeaux nés le <DATE_OF_BIRTH>2 mai 2024</DATE_OF_BIRTH> à 36 SA",
    "La paciente nació el <DATE_OF_BIRTH>3 de mayo de 1970</DATE_OF_BIRTH>",
    "She was born on <DATE_OF_BIRTH>March 3rd, 1970</DATE_OF_BIRTH>",
    "M. DURAND Michel (<DATE_OF_BIRTH>12/03/1954</DATE_OF_BIRTH>) : entrée programmée",
    "LEFEVRE Hélène <DATE_OF_BIRTH>14/02/1961</DATE_OF_BIRTH> (63 ans)",
    "Patiente de 63 ans (<DATE_OF_BIRTH>14/02/1961</DATE_OF_BIRTH>)",
    "mise au monde le <DATE_OF_BIRTH>15/10/1960</DATE_OF_BIRTH>",
    "née vers <DATE_OF_BIRTH>1950</DATE_OF_BIRTH> à Oran",
    "Date naiss : <DATE_OF_BIRTH>01/01/45</DATE_OF_BIRTH>",
    "Mme Marchand (née le <DATE_OF_BIRTH>5/3/1950</DATE_OF_BIRTH>)",
    "né le « <DATE_OF_BIRTH>12/03/1954</DATE_OF_BIRTH> »",
    "Née Ie : <DATE_OF_BIRTH>O3/1l/1964</DATE_OF_BIRTH>",
    "né le <DATE_OF_BIRTH>12 / 03 / l95O</DATE_OF_BIRTH>",
    "Cas 2 : Mme Durand, <DATE_OF_BIRTH>00/00/1962</DATE_OF_BIRTH>, suivie",
    "DDN : <DATE_OF_BIRTH>I2/O3/1958</DATE_OF_BIRTH>",
)
NON_EXAMPLES = (
    "Contrôle prévu le 12/03/2031 à 14 h 30",
    "Le 12/03/2024 la HAS a publié une fiche",
    "une idée née en consultation",
    "nouveau-né de 3 200 g à 38 SA",
    "les enfants nés avant 32 SA",
    "L'année 12/03 fut marquée par une réforme",
    "Date de naissance : ../../....",
    "Mme Durand (12/03/2024) : pas de plainte",
    "survie à 5 ans (12/03/2024)",
    "né à 38 SA, 3 200 g",
    "DN 200 mg",
    "la naissance en 4 étapes",
    "le projet est né en réunion le jeudi",
    "née Durand, 54 ans",
    "né vers 10 h",
    "pour ceux nés en 2023, les personnes nées en 1958",
)


def _compiled(expression: str) -> "regex.Pattern[str]":
    return regex.compile(expression, regex.IGNORECASE | regex.MULTILINE)


_WORD = r"[\p{L}'’\-]{1,30}\.?"
_PLACE = rf"(?:[àa]u?x?\s|en\s)?{_WORD}(?:\s{_WORD}){{0,4}}?(?:\s?\([\d\p{{L}} \-]{{2,30}}\))?"
_NAME = r"(?-i:\p{Lu})[\p{L}'’\-]{1,30}(?:\s(?-i:\p{Lu})[\p{L}'’\-]{1,30}){0,3}"
_BORN = (
    rf"(?<![\p{{L}}\-])n[ée](?:\(e\)|e)?(?:\(s\)|s)?(?:\s(?:[àa]\s{_PLACE}|{_NAME}))?,?"
    r"(?:\s(?:le|en|un|vers|courant|fin|d[ée]but|l[ae]\sdate\sdu)\b)?"
)
_LABEL = (
    r"(?<!\p{L})(?:D\.?D\.?N\.?|D\.?N\.?|D\.?\s?naiss(?:ance)?\.?|DOB|(?:date\s?(?:de\s)?)?naiss(?:ance)?\.?|date\sof\sbirth"
    r"|birth\s?date|birth\s?time|naci(?:do|da|[óo])\sel|born(?:\son)?|mise?\sau\smonde|\(e\)|N[°º](?=\s?le))"
)
_LABEL_STEMS = ("ddn", "d.", "dd.", "dn", "d naiss", "naiss", "dob", "date", "birth", "naci", "born", "mis", "n°", "nº")
_LINK = r"""["'»]?\s?(?:[il]e\b)?\s?[:=]?\s?["'«]?\s?(?:le\s)?"""
_LOOSE = rf"{DAY}[ ]{MONTH_NUMBER}[ ](?:{YEAR}|\d\d)|\d{{6}}|{MONTH_NUMBER}[/.\-]{YEAR}|{YEAR}"
_READ = r"[\doil]{1,2}\s?[/.\-]\s?[\doil]{1,2}\s?[/.\-]\s?(?:[1il][9g]|2[0o])[\doil]{2}"
"""A date through OCR: « O3/1l/1964 »."""
_END = r"(?![/\-]?\d|\p{L}|\s?(?:mg|g|ml)\b)"
_DATE = rf"(?:(?:{WEEKDAY}\s)?(?:{FIGURES}|{GLUED}|{SPACED}|{LETTERS})|{_LOOSE}|{_READ}){_END}"
_AFTER_BORN, _AFTER_LABEL = (_compiled(rf"{cue}{_LINK}(?P<id>{_DATE})") for cue in (_BORN, _LABEL))

_LIVED = rf"(?P<id>{DAY}[/.\-]{MONTH_NUMBER}[/.\-](?P<year>19\d\d|20[0-3]\d))"
_AGE = _compiled(r"\bans\b|(?<=\d)ans\b")
_AROUND_AGE = _compiled(
    rf"(?<!\d){_LIVED}\s?[(,\-–:]?\s?(?P<age>\d{{1,3}})\s?ans"
    rf"|(?<!\d|\bà\s|\bdepuis\s|\by\sa\s|\bpendant\s)(?P<age>\d{{1,3}})\s?ans\s?[(,]\s?{_LIVED}(?!\d)"
)
_AFTER_NAME = _compiled(
    r"(?:(?-i:\p{Lu})[\p{L}'’\-]{1,30}\s|\b(?-i:\p{Lu})\.\s?)"
    rf"\((?P<id>{DAY}[/.\-]{MONTH_NUMBER}[/.\-](?:19\d\d|20[01]\d))\)"
)
_FIGURE_OR_MONTH = re.compile(
    r"[0-9]|jan|f[ée][vb]|mar|a[vpb]r|ma[iy]|jui?[nl]|ao|aug|ago|se[pt]|oct|nov|d[ée]c|dic|ene"
)
_UNKNOWN_DAY = _compiled(r"\b00/(?:00|0[1-9]|1[0-2])/(?:19|20)\d\d(?!\d|/\d)")
_REACH = 200
_EITHER = _compiled(r"\(e\)")
_MANY = re.compile(r"n[ée]e?s\b", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"\d{4}")
_NOW = range(1990, 2045)
"""Years in which a record may have been written: a birth and an age that meet elsewhere are two different things."""
_WINDOW = 24


class FrBirthDateRecognizer(Recognizer):
    """Finds the date after « né(e) le », DDN, DN or `birthDate`, and the one beside an age or a name.

    Writings are those of French records: figures with any separator, eight digits, ISO 8601, months in letters, or
    the whole date in words (forms listed by eds-pseudo's templates, BSD-3).
    """

    def __init__(self) -> None:
        super().__init__(Category.DATE_OF_BIRTH, "birth_date")

    def find(self, text: str) -> Iterator[Hit]:
        """Give the dates that a cue announces, then those that stand beside an age or in parentheses after a name."""
        lowered = small(text)
        for match in matches(_AFTER_BORN, text, _before_a_date(lowered, word_starts(lowered, ("né", "ne")))):
            if not _is_of_many(match):
                yield Hit.over("né le", match.span("id"), 0.9)
        for match in matches(_AFTER_LABEL, text, _before_a_date(lowered, _label_places(lowered))):
            yield Hit.over("libellé", match.span("id"), 0.9)
        yield from _unknown_days(text)
        yield from _beside_an_age(text)
        for match in _AFTER_NAME.finditer(text, timeout=TIMEOUT) if "(" in text else ():
            yield Hit("après le nom", match.start("id"), match.end("id"), 0.7)


def _is_of_many(match: "regex.Match[str]") -> bool:
    """Tell « ceux nés en 2023 », a generation, from « jumeaux nés le 2 mai 2024 »."""
    return bool(_MANY.match(match[0]) and _YEAR_ALONE.fullmatch(match["id"]))


def _before_a_date(lowered: str, places: list[int]) -> Iterator[int]:
    """Keep the places that a figure or a month follows: the rest would be read in vain."""
    return (place for place in places if _FIGURE_OR_MONTH.search(lowered, place, place + _REACH))


def _label_places(lowered: str) -> list[int]:
    places = word_starts(lowered, _LABEL_STEMS)
    return sorted([*places, *(sign.start() for sign in _EITHER.finditer(lowered, timeout=TIMEOUT))])


def _unknown_days(text: str) -> Iterator[Hit]:
    """Give « 00/00/1962 »: no date but that of a birth is written without its day."""
    if "00/" in text:
        for match in _UNKNOWN_DAY.finditer(text, timeout=TIMEOUT):
            yield Hit.over("jour inconnu", match.span(), 0.7)


def _beside_an_age(text: str) -> Iterator[Hit]:
    for age in _AGE.finditer(text, timeout=TIMEOUT):
        start = max(0, age.start() - _WINDOW)
        for match in _AROUND_AGE.finditer(text, start, age.end() + _WINDOW, timeout=TIMEOUT):
            if int(match["year"]) + int(match["age"]) in _NOW:
                yield Hit("à côté de l'âge", match.start("id"), match.end("id"), 0.9)
