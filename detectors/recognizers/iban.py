"""International bank account numbers."""

from presidio_analyzer import Pattern, PatternRecognizer
from stdnum import iban

EXAMPLES = (
    "IBAN <IBAN>FR76 3000 6000 0112 3456 7890 189</IBAN>",
    "virement sur <IBAN>FR1420041010050500013M02606</IBAN>.",
    "<IBAN>FR14-2004-1010-0505-0001-3M02-606</IBAN>",
    "compte belge <IBAN>BE68 5390 0754 7034</IBAN>",
)
NON_EXAMPLES = (
    "IBAN FR76 3000 6000 0112 3456 7890 180",
    "ATC N02BE01 3400935955838",
    "référence FR76",
)

_SHAPE = r"(?<!\w)[A-Z]{2}\d\d(?:[ \-]?[A-Z0-9]{4}){2,7}(?:[ \-]?(?=[A-Z]{0,2}\d)[A-Z0-9]{1,3})?(?!\w)"


class IbanRecognizer(PatternRecognizer):
    """Finds an IBAN whose key is right (ISO 13616, ISO 7064 mod 97-10), spaces or hyphens allowed."""

    def __init__(self) -> None:
        super().__init__(
            supported_entity="IBAN",
            supported_language="fr",
            name="iban",
            patterns=[Pattern("IBAN", _SHAPE, 0.5)],
        )

    def validate_result(self, pattern_text: str) -> bool:
        """Check length, country and key."""
        return bool(iban.is_valid(pattern_text, check_country=False))
