"""The national number of a health professional."""

from presidio_analyzer import Pattern, PatternRecognizer
from stdnum import luhn

EXAMPLES = (
    "RPPS <RPPS>10100012342</RPPS> du prescripteur",
    "N° RPPS : <RPPS>10 100 012 342</RPPS>",
    "RPPS n° <RPPS>10100012345</RPPS>",
)
NON_EXAMPLES = (
    "l'annuaire RPPS de 2024",
    "PMID 10100012342",
    "numéro 10100012345",
)


class RppsRecognizer(PatternRecognizer):
    """Finds the 11 digits after RPPS; a right Luhn key (ANS, annuaire santé) raises the score."""

    def __init__(self) -> None:
        super().__init__(
            supported_entity="RPPS",
            supported_language="fr",
            name="rpps",
            patterns=[Pattern("RPPS", r"\bRPPS\b(?:\s*(?:n[°o]\.?|:|=)){0,2}\s*\K\d(?:[ .]?\d){10}(?!\d)", 0.85)],
        )

    def validate_result(self, pattern_text: str) -> bool | None:
        """Score a right key 1; leave the pattern's own score to any other."""
        return True if luhn.is_valid("".join(filter(str.isdecimal, pattern_text))) else None
