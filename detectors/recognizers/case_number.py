"""Numbers of cases and files, known by « n° » and by a form that no dose, law or product has."""

from collections.abc import Iterator

from detectors.finding import Category
from detectors.labels import LINK, NUMBER_STEMS, is_identifier, numbered
from detectors.matching import Hit, Match, Recognizer, after, before, compiled, figures, matches, small, word_starts

EXAMPLES = (
    "Greffe hépatique n° <RECORD_ID>CR-2025-0148</RECORD_ID>, M. Durand",
    "Mme Durand, affaire <RECORD_ID>2605-00418</RECORD_ID>",
    "Intervention n° <RECORD_ID>2605-00418</RECORD_ID> du SMUR, patiente Marchand",
    "Compte rendu anatomo-pathologique n° <RECORD_ID>B25.01874</RECORD_ID> de Mme Durand",
    "les blocs de M. Durand (<RECORD_ID>24T11903-2</RECORD_ID> et <RECORD_ID>24T11903-3</RECORD_ID>)",
    "lame <RECORD_ID>H24-012345</RECORD_ID> relue pour Mme Durand",
    "retraite de Mme Durand : CARSAT, n° <RECORD_ID>8741204 T</RECORD_ID>",
    "Dossier RQTH de M. Durand (n° <RECORD_ID>2024/33/07713</RECORD_ID>)",
    "M. Durand, jugement du TJ, RG <RECORD_ID>22/00419</RECORD_ID>",
    "FSEI n° <RECORD_ID>EI-2025-0534</RECORD_ID> : chute de Mme Durand",
    "essai : patient <RECORD_ID>FR-07-0114</RECORD_ID>, né en 1966",
    "sujet <RECORD_ID>012-0045</RECORD_ID> de l'étude, Mme Durand",
    "nouveau-né de Mme Durand, bracelet <RECORD_ID>260513-04</RECORD_ID>",
    "signalement n° <RECORD_ID>2024-00731</RECORD_ID> concernant Mme Durand",
    "Mme Durand, aide n° <RECORD_ID>AB-204518</RECORD_ID>",
    "RCP moléculaire : dossier <RECORD_ID>RCM-25-044</RECORD_ID>, née en 1972",
    "Mme Durand, centre de référence contacté, réf <RECORD_ID>QP-25-3310</RECORD_ID>",
    "M. Durand, cas <RECORD_ID>CRPV-2025-0148</RECORD_ID> déclaré",
    "Mme Durand, n° de convocation <RECORD_ID>2025-11843</RECORD_ID>",
    "M. Durand, référence courrier : <RECORD_ID>DRH/25/0441</RECORD_ID>",
    "plainte de Mme Durand, PV <RECORD_ID>2025/025588</RECORD_ID>",
    "Mme Durand ; assurée <RECORD_ID>ABC-8806 315 T</RECORD_ID>.",
    "cryobanque, M. Durand, n° cryo <RECORD_ID>CRY-21-22087-B2</RECORD_ID>",
    "Mme Durand, n° de ticket <RECORD_ID>INC-25-00418</RECORD_ID>",
    "patient M. Durand : cohorte, réf. <RECORD_ID>LYM-07-0114</RECORD_ID>",
    "affaire n° <RECORD_ID>AT-24-0187</RECORD_ID> de Mme Durand",
    "Sinistre <RECORD_ID>260614-AT-3381</RECORD_ID>, M. Durand",
    "réclamation <RECORD_ID>REC-2026-0418</RECORD_ID> de Mme Durand",
)
NON_EXAMPLES = (
    "mesure 12/8 puis 13/9, mesure 2023-2024",
    "sinistre déclaré en 2024",
    "loi n° 2002-303 du 4 mars 2002, M. Durand",
    "décret n° 2021-1131, circulaire n° 2019-10457, Mme Durand",
    "arrêté n° 2024-00123, instruction n° DGOS/R2/2023/104567, patient",
    "lot n° 24050312 injecté à Mme Durand",
    "AMM n° 3400921778069, patient de 54 ans",
    "Mme Durand, étude NCT n° 01234567",
    "facture n° 2024-00123 du matériel",
    "marché n° 2024-00123, Mme Durand acheteuse",
    "version n° 2024-00123 du logiciel",
    "avis n° 2024-00123 de la HAS, M. Durand",
    "patient 12 de l'essai, sujet 3",
    "affaire à suivre, l'affaire de 2024",
    "RG 2024, TA 12/8",
    "bracelet 12/03/2024",
    "gène BRCA2 c.5946delT, patiente",
    "lames 25 x 75 mm",
    "norme, réf ISO-27-001, patient",
    "réf NF-S-99-170, Mme Durand acheteuse",
    "référence HAS-24-0112, patient de 54 ans",
    "dossier AFF-25-044 du marché",
    "dossier CIM-10-123 de codage, Mme Durand",
    "cas COVID-19-2020, patient",
    "PV 2024, M. Durand",
)

_CASE = r"(?P<id>(?:[a-z]{1,4}[\-/.]?)?\d{2,6}(?:[\-/.][a-z0-9]{1,8}){0,3}(?:\s?[a-z](?!\w))?)(?![\w/]|[.,\-]\d)"
_LABELLED = compiled(
    rf"(?:affaires?|intervention|drm|dossier\sr[ée]gulation|rg|bracelet|(?:patiente?|sujet|participante?|subject)(?=\s[a-z]{{2,3}}-\d|\s\d{{2,3}}-\d)"
    rf"|signalement|fsei|fei|eig|rqth|minute|sinistre|buvard|r[ée]clamation|mesure|viatrajectoire){LINK}{_CASE}"
)
_LABELS = (
    *("affaire", "intervention", "drm", "dossier", "rg", "bracelet", "patient", "sujet", "participant", "subject"),
    *("signalement", "fsei", "fei", "eig", "rqth", "minute"),
    *("sinistre", "buvard", "réclamation", "reclamation", "mesure", "viatrajectoire"),
)
_NUMBERED = compiled(
    numbered(
        "xx",
        r"(?P<id>\d{7}\s[a-z](?!\w)|(?:[a-z]{1,4}[\-/.])?[a-z]{0,2}\d[a-z0-9]{0,15}(?:[\-/.][a-z0-9]{1,12}){0,4}(?!\w))",
    )
)
_OFFICE = (
    r"(?P<id>(?!(?:iso|nf|en|has|cim|ccam|loinc|snomed|doi|pmid|pmc|nct|covid|sars|cov|il|cd|hla|has|dgos|dgs|ansm|hcsp|dss|cnam)[\-/])"
    r"(?:[a-z]{2,5}[\-/]\d{2,5}(?:[\-/][a-z]?\d{1,6}){1,3}(?:-[a-z]\d{0,2})?|20\d\d[\-/]\d{5,7}))(?![\w/]|[.,\-]\d)"
)
"""A prefix, a year, a number: as offices write their files. Norms, nomenclatures and molecules are written alike."""
_FILED = compiled(
    r"\b(?:dossiers?|r[ée]f(?:[ée]rences?)?|cas|affaire|id|n°)(?![^\W\d])\.?\s?(?:de\s|d['’])?"
    rf"(?:\p{{L}}{{3,14}}\s)?{LINK}{_OFFICE}"
)
_FILES = ("dossier", "réf", "ref", "cas", "affaire", "id", "n°")
_INSURED = compiled(
    r"\b(?:assur[ée]e?|affili[ée]e?|soci[ée]taire|(?P<report>pv|proc[èe]s-verbal))(?![^\W\d])\s?(?:n°\s?)?:?\s?"
    r"(?P<id>(?(report)20\d\d[/\-]\d{4,7}|[a-z]{2,4}-\d{3,8}(?:[ ]\d{2,4}){0,3}(?:[ ][a-z])?))(?![\w/]|[.,]\d)"
)
_INSUREDS = ("assur", "affili", "socié", "socie", "pv", "proc")
_BLOCK = compiled(
    r"\d\d[a-z]{1,2}\d{4,6}(?:[\-.]\d{1,2})?(?![\w/]|[.,]\d)|\d\d(?<=(?<!\w)[a-z]..)[\-.]\d{4,6}(?!\w|[.,]\d)"
)
_TISSUE = compiled(
    r"\b(?:blocs?|lames?|anapath\w*|anatomo\w*|histo\w*|cyto\w*|biopsies?|pr[ée]l[èe]v\w*|tumoroth\w*|pi[èe]ces?)\b"
)
_SHARED = compiled(
    r"\b(?:lois?|d[ée]crets?|arr[êe]t[ée]s?|circulaires?|instructions?|ordonnance|avis|directive|r[èe]glement|norme|article"
    r"|d[ée]lib[ée]ration|recommandations?|lots?|amm|cip|ucd|nct|eudract|isrctn|isbn|issn|doi|pmid|gtin|siren|siret|finess"
    r"|factures?|devis|commande|march[ée]|version|ticket|bug|issue|projet|brevet|appel\sd['’]offres|jo(?:rf)?|iso|cas"
    r"|code|chapitre|figure|tableau|page|num[ée]ro\svert|t[ée]l\w*|rpps|adeli|ligne)\b[^\n;]{0,40}\Z"
)
_PERSON = compiled(
    r"\b(?:mme|mlle|mr|m\.|monsieur|madame|patiente?|n[ée]e?\s(?:le|en|\d)|nom|dr|chez|ddn|initiales|receveur|donneur|b[ée]n[ée]ficiaire|enfant|rqth|aah|apa|mdph|carsat|retraite|dossier\sde\s)(?!\w)"
)
_LEAST, _FIRST_PART, _NEARBY = 5, 2, 120


class FrCaseNumberRecognizer(Recognizer):
    """Finds the number of a case at the SAMU, in court, at an insurer or in a register, and of a block of tissue.

    Their forms belong to each office. « n° » alone announces one only in a text that names a person; laws, products,
    purchases and software have numbers too, which lead to nobody.
    """

    def __init__(self) -> None:
        super().__init__(Category.RECORD_ID, "case_number")

    def find(self, text: str) -> Iterator[Hit]:
        """Give the numbers after a word for a case, after « n° », then those of blocks."""
        lowered = small(text)
        for match in matches(_LABELLED, lowered, word_starts(lowered, _LABELS)):
            if is_identifier(match["id"], _LEAST) and not match["id"].isdecimal():
                yield Hit.over("affaire", match.span("id"), 0.65)
        filed = set()
        for match in matches(_FILED, lowered, word_starts(lowered, _FILES)):
            if is_identifier(match["id"], _LEAST) and _is_of_someone(match):
                filed.add(match.start("id"))
                yield Hit.over("dossier", match.span("id"), 0.6)
        for match in matches(_INSURED, lowered, word_starts(lowered, _INSUREDS)):
            yield Hit.over("assuré, procès-verbal", match.span("id"), 0.65)
        for match in matches(_NUMBERED, lowered, word_starts(lowered, NUMBER_STEMS)):
            if match.start("id") not in filed and _leads_to_someone(match):
                yield Hit.over("n° d'une personne", match.span("id"), 0.52)
        places = (start for start, end in figures(text) if end - start == _FIRST_PART and _is_cut(text, start, end))
        for match in matches(_BLOCK, lowered, places):
            if _TISSUE.search(lowered, max(0, match.start() - _NEARBY), match.start()):
                yield Hit(
                    "bloc", match.start() - lowered[match.start() - 1 : match.start()].isalpha(), match.end(), 0.6
                )


def _leads_to_someone(match: Match) -> bool:
    """Refuse what everyone shares; ask for a person nearby, and for figures enough."""
    if not match.group().startswith("n°") or not is_identifier(match["id"], _LEAST + 1):
        return False
    return _is_of_someone(match)


def _is_of_someone(match: Match) -> bool:
    around = before(match, _NEARBY)
    if _SHARED.search(around[-60:]):
        return False
    return bool(_PERSON.search(around) or _PERSON.search(after(match, _NEARBY)))


def _is_cut(text: str, start: int, end: int) -> bool:
    """Tell whether letters are bound to two figures, as in « 24P04512 » and « H24-012345 »."""
    return text[end : end + 1].isalpha() or text[start - 1 : start].isalpha()
