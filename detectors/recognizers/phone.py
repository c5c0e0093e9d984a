"""Telephone numbers of France and its overseas territories."""

from presidio_analyzer import Pattern, PatternRecognizer

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
)
NON_EXAMPLES = (
    "Appelez le 15, le 3114 ou le 119",
    "prises à 06 08 12 20 24 h",
    "PMID 0612345678",
    "FINESS 750712184",
    "troponine 1850 ng/L puis 2040",
    "DOI 10.1056/NEJMoa2034577",
    "lot 0639981234",
    "06 39 98 12 34 56 78",
)

_SEP = r"[\s.\-–/_]{0,2}"
_EDGE = r"(?<![\w+]|\d[.,\-/])"
_END = r"(?![.,\-/ ]?\d|\w)"
_NOT_A_REFERENCE = r"(?<!\b(?:pmid|doi|finess|lot|batch|siren|siret|rpps|adeli|ipp|nip|nda|iep)\W{0,4})"
_ABROAD = rf"(?:\+|00){_SEP}(?:33|262|508|590|594|596|687|689|681)"


class PhoneRecognizer(PatternRecognizer):
    """Finds French numbers written nationally (ten digits from 01 to 09) or with a country code.

    Own patterns rather than `phonenumbers`: that library misses 0262, 0590…, numbers that follow a date, and the
    range 06 39 98 that Arcep reserves for fiction, and takes hours or a PMID for numbers (measured, 9.0.43). Groups
    of two digits that are all hours of the day ("06 08 12 20 24") are not a number. Short numbers (15, 112, 3114…)
    point to no person.
    """

    def __init__(self) -> None:
        super().__init__(
            supported_entity="PHONE_NUMBER",
            supported_language="fr",
            name="phone",
            patterns=[
                Pattern("national", rf"{_NOT_A_REFERENCE}{_EDGE}0{_SEP}[1-9](?:{_SEP}\d){{8}}{_END}", 0.75),
                Pattern(
                    "international",
                    rf"{_EDGE}{_ABROAD}{_SEP}(?:\(0\))?{_SEP}[1-9](?:{_SEP}\d){{5,8}}{_END}",
                    0.8,
                ),
            ],
        )

    def invalidate_result(self, pattern_text: str) -> bool:
        """Refuse five rising hours of the day, as in a schedule of doses."""
        groups = [int(group) for group in pattern_text.split() if group.isdecimal()]
        return len(groups) == _GROUPS and all(g <= _HOURS for g in groups) and groups == sorted(groups)


_GROUPS = 5
_HOURS = 24
