"""Postal addresses of France: from the first complement or the number to the town, on one line or on several."""

from bisect import bisect_right
from collections.abc import Iterator

import regex

from detectors import streets
from detectors.finding import Category
from detectors.matching import TIMEOUT, Hit, Match, Recognizer, figures, matches, small, word_starts
from detectors.places import Gazetteer, with_tail

EXAMPLES = (
    "habite <ADDRESS>12 bis rue des Lilas, 69003 Lyon</ADDRESS>",
    "<ADDRESS>12 r des lilas 69003 lyon</ADDRESS>",
    "<ADDRESS>lieu-dit Kerguélen, 29160 Crozon</ADDRESS>",
    "<ADDRESS>Résidence Les Tilleuls, bât. C, apt 14, 13008 Marseille</ADDRESS>",
    "domicilié <ADDRESS>3, avenue Jean Jaurès</ADDRESS>",
    "<ADDRESS>45 bd du Général Exemple\n75020 Paris</ADDRESS>",
    "<ADDRESS>12 RUE DES LILAS 69003 LYON CEDEX 03</ADDRESS>",
    "<ADDRESS>12-14 rue de l'Église, 29000 Quimper</ADDRESS> et vit seul",
    "habite <ADDRESS>rue des Lilas à Lyon</ADDRESS> depuis 2010",
    "adresse : <ADDRESS>7 impasse des Acacias, 35000 Rennes, France</ADDRESS>",
    "slt elle habite <ADDRESS>3 rue victor hugo</ADDRESS> depuis 2 ans",
    "<ADDRESS>8 pl. de la République, 3e étage, 75011 Paris</ADDRESS>",
    "<ADDRESS>Bât. Flamboyant, 4 chemin des Letchis, 97400 Saint-Denis</ADDRESS>",
    "<ADDRESS>PK 12, 5 route de Cilaos, 97421 La Rivière</ADDRESS>",
    "<ADDRESS>15 lot. Les Alizés, 97139 Les Abymes</ADDRESS>",
    "demeurant <ADDRESS>5 hent Kerbiriou, 29200 Brest</ADDRESS>",
    "<ADDRESS>27, rue du Faubourg Saint-Jacques 75679 PARIS CEDEX 14</ADDRESS>",
    "<ADDRESS>24 allée des Pins - 33000 Bordeaux</ADDRESS>, tél à suivre",
    "<ADDRESS>19 AVENUE DE LA REPUBLIQUE, STUDIO 25, 92100 BOULOGNE-BILLANCOURT</ADDRESS>",
    "M. Durand\n<ADDRESS>2 chemin du Lavoir\n22200 Guingamp</ADDRESS>\n",
    "<ADDRESS>255 Rue Pierre Exemple Paris 75015</ADDRESS>",
    "<ADDRESS>BP 123, 56000 Vannes Cedex</ADDRESS>",
    "<ADDRESS>ZA de Kergoat, 29270 Carhaix-Plouguer</ADDRESS>",
    "au <ADDRESS>153 rue du Lys à Lille</ADDRESS> avant l'été",
    "Mme Durand, <ADDRESS>6 av. du Docteur Exemple</ADDRESS>, 71 ans",
    "<ADDRESS>Hauptstrasse 12, 67000 Strasbourg</ADDRESS>",
    "<ADDRESS>1 cours Mirabeau</ADDRESS>, veuve",
)
NON_EXAMPLES = (
    "hospit du 12/3 au 18/3 CH Morlaix",
    "3 cours de kinésithérapie par semaine",
    "2 places en réanimation",
    "1 place en réa, 12 places en SSR",
    "le 12 de la rue",
    "Résidence médicale de 30000 lits",
    "1 passage par jour",
    "10 allées et venues nocturnes",
    "une cour de 69003 m²",
    "la voie orale, 2 voies veineuses",
    "route métabolique de la tyrosine",
    "5 cours de sport, 1 passage de l'IDE",
    "SDF, vit dans la rue depuis 3 ans",
    "2 ch par jour",
    "en 2 lots de 10 boîtes",
    "les 4 quartiers du foie, 1 parc d'attractions",
    "accident de la route à Lyon",
    "le lot 29160 Crozon",
)

_NUMBERED = regex.compile(
    rf"{streets.NUMBER}\s?,?\s(?:de\sla\s|de\sl['’]|du\s)?(?:(?P<sure>{streets.SURE})|(?P<loose>{streets.LOOSE}))(?:\.\s?|\s)"
)
_HEAD = regex.compile(rf"{streets.NUMBER}\s?,?\s(?:de\sla\s|de\sl['’]|du\s)?(?P<kind>\p{{L}}+)")
_LIVED_IN = regex.compile(
    rf"\b{streets.LIVES}(?P<id>(?:(?P<sure>{streets.SURE})|(?P<loose>{streets.LOOSE}))(?:\.\s?|\s))"
)
_STREET = regex.compile(r"\b(?:rue|avenue|boulevard|impasse)\s")
_UNNUMBERED = regex.compile(
    rf"(?<![\p{{L}}\-])(?:(?:{streets.PLACES}|{streets.SURE})(?:\.\s?|\s|\s?:\s)|\p{{L}}{{0,20}}(?:stra(?:ß|ss)e|gass)\s)"
)
_FIVE = regex.compile(rf"(?<![\w./]|\d,){streets.CODE}(?![\d/%]|[.,]\d)")
_BETWEEN = regex.compile(r"[\p{L}\d '’.,;\-–\n°/:]+")
_SENTENCE = regex.compile(r"\p{L}{4}\.\s|\n\s*\n|\n[^\n]*\n[^\n]*\n|\b(?:ipp|nir|nda|tel|tél|lot)\b")
_GAPS = regex.compile(r",\s|\s[àa]\s|\s-\s|\s")
_ARTICLES = (" de", " du", " des", " la", " le", " les", "'", "’", " saint", " sainte", " st")
_CODE_AFTER = regex.compile(rf",?\s\(?{streets.CODE}\b\)?")
_CAPITAL = r"[\p{Lu}][\p{L}\d'’.\-]*"
_NAME = regex.compile(
    rf"(?i:{streets.ARTICLE}){{0,2}}(?P<name>{_CAPITAL}"
    rf"(?:[ ](?i:{streets.ARTICLE}|à\s(?!(?:Mme|M|Dr|Mr)\b))?{_CAPITAL}){{0,4}}"
    r"(?:[ ]\d{4}(?!\d))?)"
)
_SMALL_NAME = regex.compile(
    rf"{streets.ARTICLE}{{0,2}}(?P<first>\p{{L}}[\p{{L}}'’\-]+)(?:[ ](?P<second>\p{{L}}[\p{{L}}'’\-]+))?"
)
_MORE, _BEFORE, _COUNTRY = (regex.compile(part) for part in (streets.MORE, streets.BEFORE, streets.COUNTRY))
_TOWN_GAP = regex.compile(r"[\s,\-–]{1,3}")
_ANY_TOWN = regex.compile(r"\p{Lu}[\p{L}'’\-]+(?:[ \-]\p{Lu}[\p{L}'’\-]+){0,3}")
_LIVES_STEMS = ("habit", "domicil", "résid", "resid", "demeur", "adresse", "log", "vit", "vis", "sis", "situ", "rentr")
_BEFORE_LINKS = (", ", ",", "\n", "- ", *(f" {word} " for word in streets.NUMBER_WORDS))
_LONGEST_NUMBER = 4
_FIRST_LETTERS = frozenset(word[:2] for word in (*streets.FIRST_WORDS, "bis", "ter", "quater", "de", "du"))
_SIGNS, _SUFFIXES = frozenset("-–/à"), frozenset("abcdr")
_CODE_FIGURES, _CODE_LINKS = 5, frozenset(" AaBb")
_BACK, _NEAR, _MOST_WORDS, _MOST_GAPS = 90, 60, 14, 8


class FrAddressRecognizer(Recognizer):
    """Finds a numbered street, or a place that a verb of living or a postcode announces.

    The span runs to the town when there is one: read from the official list, else from its capitals.
    """

    def __init__(self) -> None:
        super().__init__(Category.ADDRESS, "address")
        self._gazetteer = Gazetteer()

    def find(self, text: str) -> Iterator[Hit]:
        """Give the addresses, numbered ones first."""
        lowered = small(text)
        done = 0
        covered: list[tuple[int, int]] = []
        for match in _numbered(text, lowered):
            end = self._end(text, lowered, match.end(), sure=bool(match["sure"])) if match.start() >= done else None
            if end:
                done = end
                covered.append((match.start(), end))
                yield Hit("voie numérotée", _start(lowered, match.start()), end, 0.85)
        for match in matches(_LIVED_IN, lowered, word_starts(lowered, _LIVES_STEMS)):
            if end := self._end(text, lowered, match.end(), sure=False):
                yield Hit("habite rue", _start(lowered, match.start("id")), end, 0.7)
        yield from self._unnumbered(text, lowered, covered)
        for match in matches(_STREET, lowered, word_starts(lowered, ("rue", "avenue", "boulevard", "impasse"))):
            end = None if _is_inside(match.start(), covered) else self._to_town(text, lowered, match.end(), said=True)
            if end:
                yield Hit("rue et commune", match.start(), end, 0.6)

    def _unnumbered(self, text: str, lowered: str, covered: list[tuple[int, int]]) -> Iterator[Hit]:
        """Give the places that a postcode and a town follow, numbered streets left out."""
        for code in _codes(text, lowered):
            if _is_inside(code.start(), covered):
                continue
            for match in _UNNUMBERED.finditer(lowered, max(0, code.start() - _BACK), code.start(), timeout=TIMEOUT):
                if end := self._to_code(text, lowered, match.end(), town_required=True):
                    yield Hit("lieu et commune", _start(lowered, match.start()), end, 0.8)
                    break

    def _end(self, text: str, lowered: str, name: int, *, sure: bool) -> int | None:
        to_name = _to_name(text, lowered, name, sure=sure)
        to_town = self._to_code(text, lowered, name) or self._to_town(text, lowered, name)
        return max(to_name or 0, to_town or 0) or None

    def _to_code(self, text: str, lowered: str, name: int, *, town_required: bool = False) -> int | None:
        """Give the end of the postcode and town that follow a name; None when no postcode does."""
        code = _FIVE.search(lowered, name + 1, name + _BACK, timeout=TIMEOUT)
        between = lowered[name : code.start()] if code else ""
        if not _BETWEEN.fullmatch(between) or _SENTENCE.search(between) or len(between.split()) > _MOST_WORDS:
            return None
        gap = _TOWN_GAP.match(lowered, code.end())
        town = self._town(text, gap.end()) if gap else None
        if town is None:
            return None if town_required else int(code.end())
        return _with_country(lowered, with_tail(text, town))

    def _town(self, text: str, start: int) -> int | None:
        town = self._gazetteer.town(text, start)
        if town and not (town.common and text[start].islower()):
            return town.end
        place = _ANY_TOWN.match(text, start)
        return int(place.end()) if place else None

    def _to_town(self, text: str, lowered: str, name: int, *, said: bool = False) -> int | None:
        """Give the end of a commune that follows a name without a postcode, or before it.

        Args:
            text: The text.
            lowered: The same in small letters.
            name: Where the name of the street starts.
            said: Whether a comma, a hyphen or « à » must announce the commune.
        """
        gaps = [gap for gap in _GAPS.finditer(lowered, name + 1, name + _NEAR) if not (said and gap[0].isspace())]
        for gap in gaps[:_MOST_GAPS]:
            if gap[0].isspace() and (
                text[gap.end() : gap.end() + 1].islower() or _follows_article(lowered, gap.start())
            ):
                continue
            if _SENTENCE.search(lowered, name, gap.end()):
                return None
            town = self._gazetteer.town(text, gap.end())
            if town and not town.common and (text[town.start].isupper() or len(gap[0].strip()) == 1):
                code = _CODE_AFTER.match(lowered, town.end)
                return int(code.end()) if code else with_tail(text, town.end)
        return None


def _is_inside(position: int, spans: list[tuple[int, int]]) -> bool:
    before = bisect_right(spans, (position, len(spans) and spans[-1][1])) - 1
    return before >= 0 and position < spans[before][1]


def _codes(text: str, lowered: str) -> Iterator[Match]:
    """Give what looks like a postcode."""
    near = [
        start
        for start, end in figures(text)
        if end - start == _CODE_FIGURES or (end - start < _LONGEST_NUMBER and _is_cut_code(text, end))
    ]
    return matches(_FIVE, lowered, near)


def _is_cut_code(text: str, end: int) -> bool:
    return text[end : end + 1] in _CODE_LINKS and text[end + 1 : end + 4].strip().isdecimal()


def _follows_article(lowered: str, position: int) -> bool:
    return lowered.endswith(_ARTICLES, max(0, position - 8), position)


def _numbered(text: str, lowered: str) -> Iterator[Match]:
    """Give the numbers that a kind of street follows; most words after a number are none, which a set says at once."""
    heads = [start for start, end in figures(text) if _may_be_a_street(lowered, start, end)]
    for head in matches(_HEAD, lowered, heads):
        match = _NUMBERED.match(lowered, head.start()) if head["kind"] in streets.FIRST_WORDS else None
        if match:
            yield match


def _may_be_a_street(lowered: str, start: int, end: int) -> bool:
    if end - start > _LONGEST_NUMBER:
        return False
    first = lowered[end : end + 6].lstrip(" ,.\n")[:2]
    return first in _FIRST_LETTERS or first[:1] in _SIGNS or (first[:1] in _SUFFIXES and not first[1:].isalpha())


def _to_name(text: str, lowered: str, name: int, *, sure: bool) -> int | None:
    """Give the end of the name of a street, with its complements, when no town follows."""
    capital = _NAME.match(text, name)
    if capital and (sure or not capital["name"][:3].isupper() or text[name - 2].isupper()):
        return int(_MORE.match(lowered, capital.end()).end())
    plain = _SMALL_NAME.match(lowered, name) if sure else None
    if not plain or plain["first"] in streets.STOP:
        return None
    last = "second" if plain["second"] and plain["second"] not in streets.STOP and not capital else "first"
    return int(_MORE.match(lowered, plain.end(last)).end())


def _start(lowered: str, start: int) -> int:
    """Take in the complements written before the street."""
    if not lowered.endswith(_BEFORE_LINKS, 0, start):
        return start
    before = _BEFORE.search(lowered, max(0, start - _BACK), start)
    return int(before.start()) if before else start


def _with_country(lowered: str, end: int) -> int:
    country = _COUNTRY.match(lowered, end)
    return int(country.end()) if country else end
