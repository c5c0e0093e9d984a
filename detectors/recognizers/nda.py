"""The administrative number of a stay."""

from presidio_analyzer import Pattern, PatternRecognizer

EXAMPLES = (
    "IPP 8001234567 / NDA <NDA>240012345</NDA>",
    "n° de séjour : <NDA>24001234</NDA>",
    "IEP <NDA>EP24001234</NDA>",
    "venue n° <NDA>240012345</NDA>",
    "numéro de dossier administratif <NDA>240012345</NDA>",
)
NON_EXAMPLES = (
    "un séjour de 12 jours",
    "la venue de 200 patients",
    "NDA signé avec le fournisseur",
    "séjour du 12032024",
)

_LINK = r"(?:\s*(?:n[°o]\.?|num[ée]ro|:|=|#)){0,3}\s*"
_NUMBER = r"[A-Z]{0,3}-?\d{6,12}(?![\w]|[.,/]\d)"


class NdaRecognizer(PatternRecognizer):
    """Finds the number after NDA, IEP, n° de séjour, n° de venue or dossier administratif.

    Its format belongs to each establishment: 6 to 12 characters (range seen in eds-pseudo, BSD-3).
    """

    def __init__(self) -> None:
        cue = (
            r"(?:NDA|IEP|dossier\sadministratif|(?:n[°o]\.?\s?|num[ée]ro\s)(?:de\s|d')?(?:s[ée]jour"
            r"|venue|visite|admission)"
        )
        super().__init__(
            supported_entity="NDA",
            supported_language="fr",
            name="nda",
            patterns=[
                Pattern("NDA", rf"\b{cue}){_LINK}\K{_NUMBER}", 0.85),
                Pattern("séjour n°", rf"\b(?:s[ée]jour|venue)\s?n[°o]\.?\s?\K{_NUMBER}", 0.8),
            ],
        )
