"""Unique identifiers of DICOM studies, series and images."""

from detectors.finding import Category
from detectors.matching import Match, RuleRecognizer, rule, value

EXAMPLES = (
    "StudyInstanceUID <RECORD_ID>1.2.840.113619.2.55.3.604688119.971.1714732800.123</RECORD_ID>",
    "étude <RECORD_ID>1.3.12.2.1107.5.1.4.12345.30000024050312000000000001234</RECORD_ID>, série 2",
    "(0020,000D) UI [<RECORD_ID>1.2.276.0.7230010.3.1.2.0.12345.1714732800</RECORD_ID>]",
    "UID=<RECORD_ID>2.25.329800735698586629295641978511506172918</RECORD_ID>",
    "<RECORD_ID>1.2.250.1.59.40211.12345678.678910</RECORD_ID>",
)
NON_EXAMPLES = (
    "SOP class 1.2.840.10008.5.1.4.1.1.2",
    "syntaxe de transfert 1.2.840.10008.1.2.1",
    "OID de l'INS 1.2.250.1.213.1.4.8",
    "1.2.250.1.213.1.4.10",
    "LOINC 2.16.840.1.113883.6.1",
    "version 1.2.3.4.5.6.7",
    "chapitre 2.1.3.4.1.2.5",
    "192.0.2.1",
)

_ROOT = (
    r"[12]\.(?<!\w..|[.,]..)"
    r"(?:2\.(?:840|250|276|826|752|392|410|156|528|124|36|40)|3\.(?:12|46|51|6\.1)|16\.\d{3}|25)\."
)
_STANDARD = ("1.2.840.10008.", "1.2.250.1.213.", "2.16.840.1.113883.", "1.3.6.1.4.1.19376.")
_ARCS, _LONG_ARC = 7, 5


def _score(match: Match) -> float:
    """Refuse the registries that everyone shares; ask for the length that a generated number has."""
    given = value(match).rstrip(".")
    arcs = given.split(".")
    if given.startswith(_STANDARD) or max(map(len, arcs)) < _LONG_ARC:
        return 0
    return 0.9 if len(arcs) >= _ARCS or given.startswith("2.25.") else 0


class FrDicomUidRecognizer(RuleRecognizer):
    """Finds instance numbers (DICOM PS3.5 §9): they lead to one examination in a PACS.

    The classes and syntaxes of the standard (1.2.840.10008) and the OIDs of INS, HL7 or IHE name no person.
    """

    def __init__(self) -> None:
        super().__init__(
            Category.RECORD_ID, "dicom_uid", (rule("UID", rf"{_ROOT}(?:\d{{1,39}}\.)*+\d{{1,39}}(?!\w)", _score),)
        )
