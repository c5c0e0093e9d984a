"""Postcodes, known by the commune that follows or by the words before."""

from collections.abc import Iterator

import regex

from detectors.finding import Category
from detectors.matching import Hit, Recognizer, figures, matches
from detectors.places import Gazetteer

EXAMPLES = (
    "habite <POSTAL_CODE>69003</POSTAL_CODE> Lyon",
    "Patiente : <POSTAL_CODE>97400</POSTAL_CODE> Saint-Denis",
    "Patiente : CP : <POSTAL_CODE>29160</POSTAL_CODE>",
    "Patiente : code postal <POSTAL_CODE>75013</POSTAL_CODE>",
    "Patiente : Paris <POSTAL_CODE>75015</POSTAL_CODE>, 3e étage",
    "Patiente : F-<POSTAL_CODE>67000</POSTAL_CODE> STRASBOURG",
    "Patiente : <POSTAL_CODE>75 014</POSTAL_CODE> PARIS",
    "Patiente : <POSTAL_CODE>94400</POSTAL_CODE>, VILLEJUIF",
    "<POSTAL_CODE>13284</POSTAL_CODE> MARSEILLE CEDEX 07",
    "Patiente : cp <POSTAL_CODE>20200</POSTAL_CODE> bastia",
    "domiciliée dans le <POSTAL_CODE>93200</POSTAL_CODE>",
    "Patiente : adresse postale <POSTAL_CODE>29160</POSTAL_CODE> - 01 99 00 12 34",
    "Patiente : CHU - secteur est <POSTAL_CODE>29 160</POSTAL_CODE> – (019)-900-1234",
    "Patiente : Maripasoula, Guyane, <POSTAL_CODE>97370</POSTAL_CODE>, piroguier",
)
NON_EXAMPLES = (
    "plaquettes à 75000",
    "GB 12500, plaquettes 69003",
    "joignable au 73389",
    "lot 29160",
    "NT-proBNP 13008 ng/L",
    "75000 cellules",
    "un budget de 13000 euros",
)

_CODE = r"(?:\d{5}|\d\d[ ]\d{3})"
_CANDIDATE = regex.compile(rf"(?<![./\w]|\d[,\-]|\d[ ])(?:(?<=\b[Ff]-)|(?<!-)){_CODE}(?![\d%]|[.,]\d|[ ]\d)")
_CUE = regex.compile(r"(?:\bcp|code\spostal|\bc\.p\.)\s?[:=]?\s?$|(?:dans\sle|secteur|commune)\s$", regex.IGNORECASE)
_LINK = regex.compile(r"\s?[,\-–]?\s{1,2}|\n")
_TOWN_BEFORE = regex.compile(
    r"(?<![\p{L}\-])(?P<town>\p{Lu}[\p{L}'’\-]+(?:[ ]\p{L}[\p{L}'’\-]*){0,3})[ ,]{1,2}(?:\()?$"
)
_REGION_BEFORE = regex.compile(
    r"\b(?:guyane|martinique|guadeloupe|la\sréunion|mayotte|corse|polynésie|nouvelle[ \-]calédonie)[ ,]{1,2}\(?$",
    regex.IGNORECASE,
)
_PHONE_AFTER = regex.compile(
    r"\s?[\-–,;:]?\s?(?:\(\d{2,3}\)|\(?\+\d{2,3}\)?|0\d|\(\+?\d{1,3}\))[\s.\-/]?(?:\(0\))?\d(?:[\s.\-/]{0,3}\d){6,12}(?!\d)"
)
"""A heading goes from the postcode to the telephone: « adresse - 29160 - 01 99 00 12 34 »."""
_CLOSE = regex.compile(r"[.,;)\n]|$")
_HOUSE = regex.compile(r"\b(?:[Hh]ôpital|[Cc]linique|CHU|CHR|CH|EHPAD|[Cc]entre)\s\p{Lu}[^,;.\n\d]{2,40}[ ,]{1,2}$")
_CEDEX = regex.compile(r"\s[^\n\d]{1,30}?\s[Cc][Eeé][Dd][Ee][Xx]\b")
_WINDOW, _WHOLE, _FIRST_PART = 48, 5, 2

_BEFORE = (("CP", _CUE), ("région", _REGION_BEFORE))
_AFTER = (("CEDEX", _CEDEX), ("téléphone", _PHONE_AFTER))


class FrPostalCodeRecognizer(Recognizer):
    """Finds a postcode beside a commune, or any five digits after « CP » or before a CEDEX.

    A code that is in no list still counts before a commune: people mistype. A bare number of five digits is nothing:
    the list holds one such number in fourteen (La Poste, base officielle des codes postaux).
    """

    def __init__(self) -> None:
        super().__init__(Category.POSTAL_CODE, "postal_code")
        self._gazetteer = Gazetteer()

    def find(self, text: str) -> Iterator[Hit]:
        """Give the postcodes."""
        places = [
            start
            for start, end in figures(text)
            if end - start == _WHOLE or (end - start == _FIRST_PART and _is_cut(text, end))
        ]
        for match in matches(_CANDIDATE, text, places):
            if name := self._pattern(text, match.start(), match.end()):
                yield Hit(name, match.start(), match.end(), 0.6)

    def _pattern(self, text: str, start: int, end: int) -> str:
        """Name what makes five digits a postcode; nothing when nothing does."""
        low = max(0, start - _WINDOW)
        for name, pattern in _BEFORE:
            if pattern.search(text, low, start):
                return name
        for name, pattern in _AFTER:
            if pattern.match(text, end, end + _WINDOW):
                return name
        return self._beside_a_town(text, start, end)

    def _beside_a_town(self, text: str, start: int, end: int) -> str:
        link = _LINK.match(text, end)
        official = self._gazetteer.is_postcode(text[start:end].replace(" ", ""))
        if link and self._is_town(text, link.end(), sure=official):
            return "code et commune"
        if not official and not _CLOSE.match(text, end):
            return ""
        low = max(0, start - _WINDOW)
        if official and _HOUSE.search(text, low, start):
            return "établissement et code"
        before = _TOWN_BEFORE.search(text, low, start)
        return "commune et code" if before and self._is_town(text, before.start("town"), sure=False) else ""

    def _is_town(self, text: str, start: int, *, sure: bool) -> bool:
        """Tell whether a town stands there: in capitals and no common word, unless the code is an official one."""
        town = self._gazetteer.town(text, start)
        if town is None:
            return False
        return not (town.common and text[start].islower()) if sure else text[start].isupper() and not town.common


def _is_cut(text: str, end: int) -> bool:
    """Tell whether two figures are the first of « 75 014 »."""
    return text[end : end + 1] == " " and text[end + 1 : end + 4].isdecimal()
