"""Dates of birth, known by the words before them."""

from presidio_analyzer import Pattern, PatternRecognizer

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
)
NON_EXAMPLES = (
    "Contrôle prévu le 12/03/2031 à 14 h 30",
    "Le 12/03/2024 la HAS a publié une fiche",
    "une idée née en consultation",
    "nouveau-né de 3 200 g à 38 SA",
    "les enfants nés avant 32 SA",
    "L'année 12/03 fut marquée par une réforme",
    "Date de naissance : ../../....",
)

_MONTH = (
    r"(?:janv(?:ier)?|f[ée]v(?:r(?:ier)?)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t"
    r"|sept(?:embre)?|oct(?:obre)?"
    r"|nov(?:embre)?|d[ée]c(?:embre)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\.?"
)
_NUMBER = (
    r"(?:z[ée]ro|une?|premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize"
    r"|quatorze|quinze|seize|vingts?"
    r"|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|mille?|et)"
)
_WORDS = rf"{_NUMBER}(?:[\s\-]{{1,2}}{_NUMBER}){{0,9}}"
_YEAR = r"(?:1[89]|20)\d\d"
_SEP = r"\s?[./\-–|\s]\s?"
_WEEKDAY = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di\s|dimanche\s)?"
_DATE = (
    rf"(?:{_YEAR}{_SEP}\d{{1,2}}{_SEP}\d{{1,2}}"
    rf"|\d{{1,2}}{_SEP}\d{{1,2}}{_SEP}(?:{_YEAR}|\d\d)"
    r"|\d{8}|\d{6}"
    rf"|{_WEEKDAY}(?:\d{{1,2}}(?:er)?|{_WORDS})\s?(?:de\s)?{_MONTH}(?:\s?(?:de\s"
    rf"|del\s)?(?:{_YEAR}|\d\d|{_WORDS}))?"
    rf"|{_MONTH}\s\d{{1,2}},?\s{_YEAR}"
    rf"|{_MONTH}\s{_YEAR}|\d{{1,2}}/{_YEAR}|{_YEAR})(?![\d/]|\w)"
)
_BORN = (
    r"(?<![\w\-])n[ée](?:\(e\)|e)?(?:\(?s\)?)?(?:\s[àa]\s[\p{L}'\- ]{2,40}?)?,?(?:\sle"
    r"|\sl[ae]\sdate\sdu|\sen)?"
)
_LABEL = (
    r"(?<!\w)(?:D\.?D\.?N\.?|DN|DOB|date\s(?:de\s)?naissance|naissance|birth\s?date|birthtime"
    r"|date\sof\sbirth|naci(?:do|da|[óo])\sel"
    r"|n[ée](?:\(e\))?\sle)"
)


class BirthDateRecognizer(PatternRecognizer):
    """Finds the date after « né(e) le », DDN, DN, date de naissance, or the `birthDate` of FHIR.

    Writings are those of French records: figures with any separator, eight digits, ISO 8601, months in letters, or
    the whole date in words (forms listed by eds-pseudo's templates, BSD-3).
    """

    def __init__(self) -> None:
        super().__init__(
            supported_entity="DATE_OF_BIRTH",
            supported_language="fr",
            name="birth_date",
            patterns=[
                Pattern("né le", rf"{_BORN}\s*:?\s*\K{_DATE}", 0.9),
                Pattern("libellé", rf'{_LABEL}["\']?\s*[:=]?\s*["\']?\K{_DATE}', 0.9),
                Pattern("HL7 PID-7", r"^PID\|(?:[^|\n]{0,80}\|){6}\K\d{8}", 0.95),
            ],
        )
