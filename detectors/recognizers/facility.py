"""Establishments of care named in full: a kind of establishment and a name. Short names are left to the model."""

from collections.abc import Iterator

from detectors.finding import Category
from detectors.matching import Hit, Match, Recognizer, compiled, matches, small, word_starts
from models.lexicons.gazetteer import known, plain

EXAMPLES = (
    "Patiente transférée du <FACILITY>CHU de Rennes</FACILITY> ce matin",
    "Patient opéré à l'<FACILITY>hôpital Saint-Louis</FACILITY> en 2019",
    "Mme Vasseur, <FACILITY>HÔPITAL COCHIN</FACILITY> 27, rue du Faubourg",
    "Patiente revue à l'<FACILITY>hôpital européen Georges-Pompidou</FACILITY> hier",
    "Patient : <FACILITY>clinique des Cèdres</FACILITY>, ancien dossier",
    "Mme Vasseur vit à l'<FACILITY>EHPAD Les Tilleuls</FACILITY>",
    "Patient sorti du <FACILITY>centre hospitalier de Saint-Brieuc</FACILITY> avant-hier",
    "Patient suivi à l'<FACILITY>hopital st antoine</FACILITY>",
    "Patient vu au <FACILITY>Centre de Santé de Belleville</FACILITY>",
)
NON_EXAMPLES = (
    "Patient en hôpital de jour",
    "Patiente : sonde CH 16, CH 18",
    "examen clinique du patient : Abdomen souple",
    "un CHU peut-il refuser un patient ?",
    "Patient adressé par la clinique",
    "Hôpital Robert-Debré, horaires d'ouverture ?",
)

_NAME = "facility"
_KIND = (
    r"(?:h[ôo]pital|h[ôo]p\.?|chr?u|chr|chi|chs|chic|ghu|ghi|ght|clinique|polyclinique|ehpad|usld"
    r"|centre\s(?:hospitalier|de\s(?:sant[ée]|soins|r[ée][ée]ducation|dialyse))"
    r"|maison\sde\sretraite|foyer\slogement|r[ée]sidence\ss[ée]nior)"
)
_SHORT_KIND = r"(?:(?-i:CH|GH))"
"""Only in capitals, and before a name that is no number: "ch 12" is a room, "CH 16" a catheter."""
_QUALIFIED = (
    r"(?:\s(?:universitaire|r[ée]gional|intercommunal|sp[ée]cialis[ée]|g[ée]n[ée]ral|priv[ée]e?|europ[ée]en|mutualiste"
    r"|militaire|psychiatrique|p[ée]diatrique|local)){0,3}"
)
_LINK = r"(?:(?:de\sla|de\sl['’]|du|des|de|d['’]|la|le|les|l['’])\s?)?"
_WORD = r"(?-i:\p{Lu})[\p{L}'’\-]*"
_MORE = rf"(?:[ \-](?:(?:en|sur|sous|de|du|des|de\sla|la|le|les|et)[ \-]|[dl]['’])?{_WORD}){{0,3}}"
_SAINT = r"(?:saint|sainte|st|ste)[ \-]\p{L}{3,}"
_NOT = r"(?!(?:jour|semaine|nuit|manager|numérique|public)\b)"
_NAMED = compiled(rf"(?i)\b(?:{_KIND}|{_SHORT_KIND}){_QUALIFIED}\s{_LINK}{_NOT}(?P<name>{_WORD}{_MORE}|{_SAINT})")
_STEMS = (
    "hôp",
    "hop",
    "ch",
    "gh",
    "clinique",
    "polyclinique",
    "ehpad",
    "usld",
    "centre",
    "maison",
    "foyer",
    "rés",
    "res",
)


class FrFacilityRecognizer(Recognizer):
    """Finds hospitals, clinics and homes by the word that says what they are and the name that follows.

    The kind belongs to the span: « CHU de Rennes » is the establishment, « Rennes » alone a town.
    """

    def __init__(self) -> None:
        super().__init__(Category.FACILITY, _NAME)

    def find(self, text: str) -> Iterator[Hit]:
        """Give the establishments of a text."""
        for match in matches(_NAMED, text, word_starts(small(text), _STEMS)):
            yield Hit("établissement nommé", match.start(), _end(match), 0.6)


def _end(match: Match) -> int:
    """Give the end of the name: before a first name or a surname that only a blank ties to it.

    An establishment bears a first name and a surname, or the name of a place: "CHU de Rennes Philippe Lignot" is two.
    """
    first, *others = _BLANK.splititer(match["name"])
    end = int(match.start("name")) + len(first)
    for at, word in enumerate(others):
        it = known(plain(word))
        of_somebody = at == 0 and known(plain(first)).first > 1
        if word[0].isupper() and not of_somebody and (it.first > 1 or it.last >= _FREQUENT):
            return end
        end += 1 + len(word)
    return end


_BLANK = compiled(" ")
_FREQUENT = 3
"""Frequency from which a surname ends the name of an establishment."""
