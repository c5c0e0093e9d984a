"""Numbers of identity documents: carte d'identité, passeport, titre de séjour, permis de conduire."""

from detectors.finding import Category
from detectors.labels import LINK
from detectors.matching import Match, RuleRecognizer, digits, rule, value

EXAMPLES = (
    "CNI <RECORD_ID>880692310285</RECORD_ID>",
    "carte d'identité n° <RECORD_ID>880692310285</RECORD_ID>",
    "CNI n° <RECORD_ID>X4RTBPFW4</RECORD_ID>",
    "carte nationale d'identité : <RECORD_ID>8806 9231 0285</RECORD_ID>",
    "pièce d'identité <RECORD_ID>X4RTBPFW4</RECORD_ID> présentée",
    "passeport <RECORD_ID>12AB34567</RECORD_ID>",
    "n° de passeport : <RECORD_ID>12 AB 34567</RECORD_ID>",
    "passeport tunisien <RECORD_ID>A123456</RECORD_ID>",
    "titre de séjour <RECORD_ID>7512345678</RECORD_ID>",
    "titre de séjour n° <RECORD_ID>ABC123456</RECORD_ID>",
    "n° étranger : <RECORD_ID>7512345678</RECORD_ID>",
    "AGDREF <RECORD_ID>7512345678</RECORD_ID>",
    "carte de résident n°<RECORD_ID>7512345678</RECORD_ID>",
    "récépissé <RECORD_ID>7512345678</RECORD_ID>",
    "permis de conduire <RECORD_ID>880692310285</RECORD_ID>",
    "permis n° <RECORD_ID>12AB34567</RECORD_ID>",
    "NEPH <RECORD_ID>880692310285</RECORD_ID>",
    "demande OFPRA n° <RECORD_ID>2024-01-00123</RECORD_ID>",
    "passeport délivré le 12/03/2019, n° <RECORD_ID>12AB34567</RECORD_ID>",
)
NON_EXAMPLES = (
    "CNI périmée en 2024",
    "passeport vaccinal",
    "passeport du 12/03/2024",
    "titre de séjour valable jusqu'au 12/03/2027",
    "permis B depuis 1998",
    "880692310285",
    "12AB34567",
    "carte d'identité du service : 24 lits",
    "permis de construire 2024",
    "passeport ambulatoire, version 123456",
)

_NUMBER = (
    r"(?P<id>\d{2}[ ]?[a-z]{2}[ ]?\d{5}|\d{4}-\d{2}-\d{4,6}"
    r"|\d{4}[ ]\d{4}[ ]\d{4}|\d{2}(?:[ ]?\d{2}){4,5}|(?=[a-z]*\d)[a-z0-9]{7,12})(?![\w]|/\d)"
)
_CARD = (
    r"\b(?:cnis?|cin|carte\s(?:nationale\s)?d['’]\s?identit[ée]|pi[èe]ce\sd['’]\s?identit[ée]|passeport|passport"
    r"|titre\sde\ss[ée]jour|carte\sde\s(?:s[ée]jour|r[ée]sident)"
    r"|[ée]tranger|agdref|r[ée]c[ée]piss[ée]|permis(?:\sde\sconduire)?|neph|ofpra|cnda|visa|livret\sde\sfamille)(?!\w)"
)
_STEMS = (
    *("cni", "cin", "carte", "pièce", "piece", "passeport", "passport", "titre", "étranger", "etranger", "agdref"),
    *("récép", "récep", "recép", "recep", "permis", "neph", "ofpra", "cnda", "visa", "livret"),
)
_DETAIL = r"(?:\s\p{L}{4,14}){0,2}?(?:\s?,?\s?(?:d[ée]livr[ée]e?|valable|[ée]mise?)[^\n]{0,40}?n°)?"
_LEAST_FIGURES = 2


def _score(match: Match) -> float:
    """Refuse words, years and short codes."""
    return 0.8 if len(digits(value(match))) >= _LEAST_FIGURES else 0


class FrIdentityDocumentRecognizer(RuleRecognizer):
    """Finds the number after the name of a document.

    CNI: twelve figures, since 2021 nine characters (ICAO 9303); passport: two figures, two letters, five figures;
    AGDREF: ten figures; NEPH: twelve. Abroad, seven characters or more.
    """

    def __init__(self) -> None:
        super().__init__(
            Category.RECORD_ID,
            "identity_document",
            (rule("titre", rf"{_CARD}{_DETAIL}{LINK}{_NUMBER}", _score, _STEMS),),
        )
