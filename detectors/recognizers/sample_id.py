"""Numbers of samples, examinations and reports: they lead to one person in the laboratory's or the imaging system."""

from detectors.finding import Category
from detectors.labels import NUMBER_STEMS, is_identifier, labelled, numbered
from detectors.matching import Match, RuleRecognizer, after, before, compiled, rule, value

EXAMPLES = (
    "prélèvement n° <RECORD_ID>24H12345</RECORD_ID>",
    "n° de prélèvement : <RECORD_ID>2405031234</RECORD_ID>",
    "échantillon <RECORD_ID>2405031234</RECORD_ID> reçu hémolysé",
    "tube n°<RECORD_ID>24050312</RECORD_ID>",
    "n° d'anapath <RECORD_ID>24P04512</RECORD_ID>",
    "anapath : <RECORD_ID>H24-012345</RECORD_ID>",
    "lames <RECORD_ID>24P04512</RECORD_ID> relues",
    "bloc n° <RECORD_ID>24B045.12</RECORD_ID>",
    "accession number : <RECORD_ID>ACC20240503</RECORD_ID>",
    "n° d'accession <RECORD_ID>A1234567</RECORD_ID>",
    "n° d'examen : <RECORD_ID>240503123</RECORD_ID>",
    "numéro de demande <RECORD_ID>24/050312</RECORD_ID>",
    "demande n° <RECORD_ID>24050312</RECORD_ID>",
    "bon de labo n° <RECORD_ID>204518</RECORD_ID>",
    "N/Réf : <RECORD_ID>SM/24-04512</RECORD_ID>",
    "nos réf. <RECORD_ID>2024-04512</RECORD_ID>",
    "compte rendu n° <RECORD_ID>24-045123</RECORD_ID>",
    "n° de poche <RECORD_ID>7512345678901</RECORD_ID>",
    "don n° <RECORD_ID>75 12 345678</RECORD_ID>",
    "n° d'étiquette <RECORD_ID>204518</RECORD_ID>",
    "code-barres <RECORD_ID>2405031234</RECORD_ID>",
    "n° de greffon : <RECORD_ID>GRF204518</RECORD_ID>",
    "n° d'inclusion <RECORD_ID>001-0045</RECORD_ID>",
)
NON_EXAMPLES = (
    "examen du 12/03/2024",
    "examen 12/03/2024 : normal",
    "prélèvement de 20 ml",
    "2 tubes de 5 ml",
    "bloc opératoire 3",
    "demande en 2024",
    "lot n° 24050312",
    "examen n° 2",
    "échantillon de 12500 patients",
    "la demande d'asile",
    "essai NCT01234567",
    "biopsie 14 h 30",
    "compte rendu du 03/05/2024",
    "GTIN 04012345678901",
    "code-barres du médicament : 3400935955838",
    "don de 2500 euros",
)

_STRONG = (
    r"accession(?:\s(?:number|no))?|pr[ée]l[èe]vements?|[ée]chantillons?|anapath|anatomo-?pathologie"
    r"|n/?\s?r[ée]f\.?|nos\sr[ée]f\w*\.?"
    r"|notre\sr[ée]f\w*\.?|r[ée]f\.?\s(?:dossier|labo|laboratoire|examen|interne)|code[\s\-]barres?|inclusion"
    r"|greffon|sample(?:\sid)?|lames?"
)
_STEMS = (
    *(
        "accession",
        "prélè",
        "prele",
        "prelè",
        "prélev",
        "échantillon",
        "echantillon",
        "anapath",
        "anatomo",
        "n/",
        "nos ",
        "notre ",
    ),
    *("réf", "ref", "code", "inclusion", "greffon", "sample", "lame", "bracelet"),
)
_WEAK = (
    r"tubes?|biopsie|pi[èe]ce|poche|don|[ée]tiquette|bon(?:\sde\s(?:labo|demande|transport))?|demande|examen"
    r"|analyse|clich[ée]|bloc"
    r"|compte[\s\-]rendu|cr|ordonnance|prescription|laboratoire|labo|certificat|courrier"
)
_WEAK_BEFORE = compiled(rf"\b(?:{_WEAK})\s?\Z")
_PRODUCT = compiled(r"\b(?:lots?|m[ée]dicament|vaccin\w*|gtin|cip|produit)\b[^\n]{0,20}\Z")
_UNIT = compiled(r"\s?(?:ml|mg|µl|g|kg|euros?|€|%|patients?|personnes?|h\b|ans|mois|jours?|mm|cm)(?!\w)")


def _announced(match: Match) -> float:
    """Take a number that a word of the laboratory or of imaging announces; refuse measures, dates and drugs."""
    given, around = value(match), before(match, 40)
    if _UNIT.match(after(match, 12)) or _PRODUCT.search(around + match[0][: -len(given)]):
        return 0
    return 0.75 if is_identifier(given, 5) else 0


def _numbered(match: Match) -> float:
    return _announced(match) if match["named"] or _WEAK_BEFORE.search(before(match, 40)) else 0


class FrSampleIdRecognizer(RuleRecognizer):
    """Finds the number after n° de prélèvement, d'anapath, d'examen, de demande, accession, nos réf.

    Formats belong to each laboratory (DICOM 0008,0050: at most 16 characters); the label decides.
    """

    def __init__(self) -> None:
        super().__init__(
            Category.RECORD_ID,
            "sample_id",
            (
                rule("prélèvement, référence", labelled(_STRONG), _announced, _STEMS),
                rule("n° d'examen", numbered(_WEAK), _numbered, NUMBER_STEMS),
            ),
        )
