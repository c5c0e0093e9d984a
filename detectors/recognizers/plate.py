"""Vehicle registration plates."""

from collections.abc import Iterator

from detectors.finding import Category
from detectors.matching import TIMEOUT, Hit, Recognizer, compiled

EXAMPLES = (
    "véhicule immatriculé <RECORD_ID>AB-123-CD</RECORD_ID>",
    "VSL <RECORD_ID>AB 123 CD</RECORD_ID> à 14 h",
    "renversé par une voiture (<RECORD_ID>GH-456-JK</RECORD_ID>)",
    "plaque <RECORD_ID>ab123cd</RECORD_ID>",
    "<RECORD_ID>AB-123-CD</RECORD_ID>",
    "immatriculation : <RECORD_ID>1234 AB 75</RECORD_ID>",
    "scooter immatriculé <RECORD_ID>123 ABC 2A</RECORD_ID>",
    "ambulance <RECORD_ID>AB-123-CD</RECORD_ID>",
    "plaque d'immatriculation <RECORD_ID>WW-123-AB</RECORD_ID>",
)
NON_EXAMPLES = (
    "TA 120 AA",
    "réf. AB-123-CD",
    "FC 110 SR",
    "SS-123-AB",
    "12 mg 75",
    "plaque de 123 mm",
    "voiture à 130 km/h",
    "plaque vissée 3 trous",
    "modèle AB-123-CD",
    "CD 123 DR",
    "immatriculée en 2024",
)

_CUE = compiled(
    r"(?i)\b(?:immatricul\w*|plaques?|v[ée]hicule|voiture|ambulance|vsl|taxi|camion|moto|scooter|fourgon\w*|auto"
    r"|utilitaire)\b[^\d\n]{0,40}\Z"
)
_REFERENCE = compiled(
    r"(?i)\b(?:r[ée]f\w*|mod[èe]le|type|lot|code|s[ée]rie|article|g[èe]ne|souche|clone)\W{0,6}(?:n°\s?)?\Z"
)
_SIV = compiled(r"\d{3}(?<=(?<!\w)([A-HJ-NP-TV-Za-hj-np-tv-z]{2})([ \-]?)\d{3})\2[A-HJ-NP-TV-Za-hj-np-tv-z]{2}(?!\w)")
_FNI = compiled(r"\d(?<!\w\d)\d{0,3}+[ \-]?[A-Z]{1,3}[ \-]?(?:\d{2,3}|2[AB])(?!\w|[.,]\d)")
_OLD_PLATE_WORDS = ("immat", "plaque", "véhicule", "vehicule", "voiture", "moto", "scooter", "camion", "fourgon")


class FrPlateRecognizer(Recognizer):
    """Finds plates of the SIV (decree of 9 February 2009: no I, O, U, nor SS), and older ones with a word before.

    Hyphens and capitals make a SIV plate by themselves; with spaces or glued, it looks like many codes.
    """

    def __init__(self) -> None:
        super().__init__(Category.RECORD_ID, "plate")

    def find(self, text: str) -> Iterator[Hit]:
        """Give the plates."""
        for match in _SIV.finditer(text, timeout=TIMEOUT):
            start, end = match.start() - 2 - len(match[2]), match.end()
            given = text[start:end]
            announced = _CUE.search(text, max(0, start - 60), start) and (given.isupper() or match[2] != " ")
            plain = match[2] == "-" and given.isupper() and "SS" not in given
            if announced or (plain and not _REFERENCE.search(text, max(0, start - 30), start)):
                yield Hit("SIV", start, end, 0.8 if announced else 0.6)
        lowered = text.lower()
        if any(word in lowered for word in _OLD_PLATE_WORDS):
            yield from _old(text)


def _old(text: str) -> Iterator[Hit]:
    for match in _FNI.finditer(text, timeout=TIMEOUT):
        if _CUE.search(text, max(0, match.start() - 60), match.start()):
            yield Hit.over("FNI", match.span(), 0.6)
