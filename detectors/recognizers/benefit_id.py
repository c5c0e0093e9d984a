"""Numbers that an administration or an insurer gives to a person: MDPH, CAF, mutuelle, AT/MP, justice, school."""

from detectors.finding import Category
from detectors.labels import CHECKED, NUMBER_STEMS, is_identifier, labelled, numbered
from detectors.matching import Match, RuleRecognizer, after, before, compiled, rule, value

EXAMPLES = (
    "n° MDPH <RECORD_ID>75/2023/012345</RECORD_ID>",
    "dossier MDPH n° <RECORD_ID>204518</RECORD_ID>",
    "MDPH : <RECORD_ID>69-204518</RECORD_ID>",
    "n° allocataire <RECORD_ID>1234567A</RECORD_ID>",
    "CAF <RECORD_ID>1234567</RECORD_ID>",
    "numéro d'allocataire CAF : <RECORD_ID>1234567A</RECORD_ID>",
    "mutuelle, n° d'adhérent <RECORD_ID>00451234</RECORD_ID>",
    "adhérent n° <RECORD_ID>AB204518</RECORD_ID>",
    "n° de contrat : <RECORD_ID>204518/01</RECORD_ID>",
    "mutuelle n° <RECORD_ID>20451877</RECORD_ID>",
    "AT n° <RECORD_ID>240503123</RECORD_ID>",
    "n° d'accident du travail <RECORD_ID>240503123</RECORD_ID>",
    "n° de sinistre <RECORD_ID>2024-204518</RECORD_ID>",
    "AME n° <RECORD_ID>7512345678</RECORD_ID>",
    "identifiant France Travail <RECORD_ID>1234567K</RECORD_ID>",
    "Pôle emploi : <RECORD_ID>1234567K</RECORD_ID>",
    "numéro fiscal <RECORD_ID>30 12 345 678 901</RECORD_ID>",
    "n° d'écrou <RECORD_ID>204518</RECORD_ID>",
    "INE <RECORD_ID>1234567890A</RECORD_ID>",
    "n° étudiant <RECORD_ID>22104518</RECORD_ID>",
    "RG n° <RECORD_ID>24/01234</RECORD_ID>",
    "procès-verbal n° <RECORD_ID>2024/001234</RECORD_ID>",
    "matricule <RECORD_ID>204518</RECORD_ID> de l'agent",
    "n° APA <RECORD_ID>204518</RECORD_ID>",
    "n° bénéficiaire : <RECORD_ID>204518</RECORD_ID>",
    "N° allocataire CAF : <RECORD_ID>0823310 T</RECORD_ID>\nné en 2013",
    "carte AME <RECORD_ID>7712345678</RECORD_ID>",
    "carte mutuelle n° <RECORD_ID>33019987 4</RECORD_ID>",
    "M. Durand, écrou <RECORD_ID>37 100</RECORD_ID>, maison d'arrêt",
    "sécu de Nouméa, n° CAFAT <RECORD_ID>204518</RECORD_ID>",
    "Tahiti, DN <RECORD_ID>1 377 012</RECORD_ID>",
    "DN : <RECORD_ID>2045187</RECORD_ID>, CPS",
    "n° d'assuré CPS : <RECORD_ID>1377012</RECORD_ID>",
)
NON_EXAMPLES = (
    "dossier MDPH en cours depuis 2023",
    "la CAF verse 1016 euros",
    "MDPH : taux 80 %",
    "AT du 12/03/2024",
    "mutuelle à 100 %",
    "contrat de 35 h",
    "AME depuis 2022",
    "INE de 2020",
    "le sinistre du 03/05/2024",
    "CAF 12/2024",
    "120000 allocataires",
    "CAF 1234567 euros",
    "n° AMC 75123456",
    "DN 150",
    "la CAF : 2500000 allocataires",
    "mutuelle 150 000 adhérents",
    "DN 12 300 euros",
    "écrou 12 mm",
)

_STRONG = (
    r"carte\s(?:ame|c2s|css|cmuc?)|mdph(?:\s\d\d(?=\s?:))?|allocataire|caf|adh[ée]rente?|mutuelle|france\stravail|p[ôo]le\semploi|sinistre"
    r"|(?P<short>[ée]crou|cafat|cps)|num[ée]ro\sfiscal|spi"
    r"|b[ée]n[ée]ficiaire|matricule|[ée]tudiante?|ine|accident\sdu\stravail"
)
_STEMS = (
    *("mdph", "allocataire", "caf", "adhé", "adhe", "mutuelle", "france", "pôle", "pole", "sinistre", "écrou", "ecrou"),
    *("cafat", "cps", "carte"),
    *("num", "spi", "bénéf", "benef", "benéf", "bénef", "matricule", "étudiant", "etudiant", "ine", "accident"),
)
_WEAK = (
    r"contrat|police|at(?:/?mp)?|mp|ame|c2s|cmuc?|css|apa|aah|rsa|ald|rg|plainte|proc[èe]s-verbal|pv|parquet|cpam"
    r"|msa|carsat|asso?cia\w*"
    r"|dossier\s(?:social|caf|mdph|cpam|apa|juridique|tutelle|retraite)|mjpm|tutelle|curatelle|licence|convention"
    r"|agent|salari[ée]e?|[ée]l[èe]ve"
)
_POLYNESIA = (
    r"\bdn\s?(?:n°)?\s?:?\s?(?P<id>\d[ ]\d{3}[ ]\d{3}|\d{7})"
    r"(?![\w/]|[.,]\d|[ ]\d|\s?(?:mg|euros?|€))"
)
"""The insured of Polynesia (CPS) have a « DN » of seven figures; elsewhere these letters announce a date of birth."""
_WEAK_BEFORE = compiled(rf"\b(?:{_WEAK})\s?\Z")
_NUMBER_MARK = compiled(r"n\s?[o°]|num[ée]ro|ident|:")
_UNIT = compiled(
    r"\s?(?:euros?|€|%|patients?|personnes?|h\b|ans|mois|jours?|k€|adh[ée]rents|allocataires|assur[ée]s|b[ée]n[ée]ficiaires|dossiers)(?!\w)"
)


def _announced(match: Match) -> float:
    """Refuse amounts, rates and dates."""
    given = value(match)
    if _UNIT.match(after(match, 16)):
        return 0
    short = _NUMBER_MARK.search(match[0]) or ("short" in match.re.groupindex and match["short"])
    return 0.7 if is_identifier(given, 5 if short else 6) else 0


def _numbered(match: Match) -> float:
    return _announced(match) if match["named"] or _WEAK_BEFORE.search(before(match, 40)) else 0


class FrBenefitIdRecognizer(RuleRecognizer):
    """Finds the number after MDPH, CAF, n° d'adhérent, sinistre, numéro fiscal, écrou, matricule.

    Forms seen: CAF seven figures and a letter; France Travail seven figures and a letter; numéro fiscal thirteen
    figures from 0 to 3; Polynesia (CPS): a « DN » of seven figures. The number of an
    organism (AMC, caisse) names no person.
    """

    def __init__(self) -> None:
        super().__init__(
            Category.RECORD_ID,
            "benefit_id",
            (
                rule("prestations", labelled(_STRONG, CHECKED), _announced, _STEMS),
                rule("assuré de Polynésie", _POLYNESIA, 0.65, ("dn",)),
                rule("n° de contrat", numbered(_WEAK), _numbered, NUMBER_STEMS),
            ),
        )
