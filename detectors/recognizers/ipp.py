"""The permanent number of a patient in an establishment."""

from presidio_analyzer import Pattern, PatternRecognizer

EXAMPLES = (
    "IPP <IPP>8001234567</IPP> / sortie ce jour",
    "IPP : <IPP>80 0123 4567</IPP>",
    "NIP n°<IPP>A123456</IPP>",
    "n° patient <IPP>0045871</IPP>",
    "numéro de patient : <IPP>P-204518</IPP>",
    "dossier n° <IPP>4512098</IPP>",
    "dossier patient <IPP>20451877</IPP> à archiver",
    "identifiant permanent du patient : <IPP>8001234567</IPP>",
    "ipp=<IPP>8001234567</IPP>",
    "PID|1||<IPP>8001234567</IPP>^^^CHU^PI||",
)
NON_EXAMPLES = (
    "IPP 40 mg matin et soir",
    "sous IPP depuis 2019",
    "IPP à double dose 8 semaines",
    "le dossier du 12/03/2024",
    "dossier médical partagé",
    "le patient 1 a reçu 500 mg",
    "PMID 31452104",
)

_NUMBER = r"(?=[A-Z\-]{0,3}\d)[A-Z]{0,3}-?\d(?:[\s.\-]?\d){5,11}(?![\w]|[.,/]\d)"
_SHORT = r"[A-Z]{0,3}-?\d{6,12}(?![\w]|[.,/]\d)"
_LINK = r"(?:\s*(?:n[°o]\.?|num[ée]ro|est|:|=|#)){0,3}\s*[\"']?"


class IppRecognizer(PatternRecognizer):
    """Finds the number after IPP, NIP, n° patient or n° de dossier.

    Its format belongs to each establishment (policy), so the word before decides. IPP is also the French for proton
    pump inhibitor: doses and years are too short to be taken. In HL7 v2 it is the third field of PID (HL7 2.5,
    chapter 3).
    """

    def __init__(self) -> None:
        super().__init__(
            supported_entity="IPP",
            supported_language="fr",
            name="ipp",
            patterns=[
                Pattern("IPP", rf"\b(?:IPP|NIP){_LINK}\K{_NUMBER}", 0.85),
                Pattern(
                    "numéro de patient",
                    (
                        rf"\b(?:n[°o]\.?\s?|num[ée]ro\s|identifiant\s(?:permanent\s)?)(?:de\s|du\s"
                        rf"|d[eu]\sla\s)?patiente?{_LINK}\K{_SHORT}"
                    ),
                    0.85,
                ),
                Pattern("dossier", rf"\bdossier(?:\s(?:patient|m[ée]dical))?{_LINK}\K{_SHORT}", 0.7),
                Pattern("HL7 PID-3", r"^PID\|\d*\|[^|\r\n]{0,64}\|\K[\w\-]{4,20}(?=[\^|])", 0.95),
            ],
        )
