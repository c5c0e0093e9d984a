"""The permanent number of a patient in an establishment."""

from collections.abc import Iterator

from detectors.finding import Category
from detectors.labels import is_identifier, labelled
from detectors.matching import (
    Hit,
    Match,
    RuleRecognizer,
    after,
    before,
    compiled,
    figures,
    matches,
    rule,
    small,
    value,
)

EXAMPLES = (
    "IPP <IPP>8001234567</IPP> / sortie ce jour",
    "IPP : <IPP>80 0123 4567</IPP>",
    "IPP : <IPP>80 01 23 45 67</IPP>, chambre 12",
    "I.P.P. : <IPP>8001234567</IPP>",
    "NIP n°<IPP>A123456</IPP>",
    "NIPP <IPP>0045871</IPP>",
    "n° patient <IPP>0045871</IPP>",
    "N° IPP : <IPP>204518</IPP>",
    "numéro de patient : <IPP>P-204518</IPP>",
    "dossier n° <IPP>4512098</IPP>",
    "dossier <IPP>23/004512</IPP>",
    "dossier patient <IPP>20451877</IPP> à archiver",
    "n° de dossier : <IPP>2024-00457</IPP>",
    "dos. <IPP>4512098</IPP> à revoir",
    "identifiant permanent du patient : <IPP>8001234567</IPP>",
    "Identifiant patient (IPP) : <IPP>8001234567</IPP>",
    "ID patient = <IPP>8001234567</IPP>",
    "ipp=<IPP>8001234567</IPP>",
    "ipp <IPP>8001234567</IPP> vu en cs",
    "**IPP** : <IPP>8001234567</IPP>",
    "| IPP | <IPP>8001234567</IPP> |",
    "IPP\n<IPP>8001234567</IPP>\nDDN",
    "IPP_<IPP>8001234567</IPP>_CRH.pdf",
    "son IPP est le <IPP>8001234567</IPP>",
    "patient identifié par l'IPP étant le <IPP>8001234567</IPP>",
    "IPP : <IPP>GHE 8001234567</IPP>",
    "IPP : <IPP>12AB34567</IPP>",
    "IPP n° <IPP>4512</IPP>, sortant",
    "le patient (<IPP>8001234567</IPP>) est sorti",
    "la patiente : <IPP>20451877</IPP>",
    "vu le 12/03/2024 IPP<IPP>N12345678</IPP>",
    "MRN <IPP>00451234</IPP>",
    "Lefèvre Hélène | 14/02/1961 | <IPP>8001234567</IPP>",
    "Lefèvre Hélène (63 ans) | <IPP>80 01 23 45 67</IPP>",
    "vue par le Dr Marchand, id: <IPP>8001234567</IPP>",
    "Identifiant local : <IPP>I00451234</IPP>",
    "erreur HL7 : PID-3 <IPP>4512098</IPP> en double",
    "PID.3 = <IPP>0045871</IPP>",
    "Medical record: <IPP>MRN 00451234</IPP>",
    "copie de son dossier n° <IPP>2405-4512-B</IPP>",
    "IPP « <IPP>8001234567</IPP> »",
    "entrée de LEFEVRE Hélène <IPP>204518774</IPP> ce matin",
    "|PP : <IPP>8O0l234567</IPP>\nEntrée",
    "IPP à revoir :\n<IPP>8001234567</IPP> – sans poids\n<IPP>8001234575</IPP> – RAS",
    "doublon d'identité <IPP>8001234567</IPP> / <IPP>8001234575</IPP>",
    "/srv/pmsi/<IPP>8001234567</IPP>_rss.txt",
    "patients\\<IPP>8001234567</IPP>.pdf",
)
NON_EXAMPLES = (
    "IPP 40 mg matin et soir",
    "sous IPP depuis 2019",
    "IPP à double dose 8 semaines",
    "IPP : 20 mg/j pendant 4 à 8 semaines",
    "IPP (A02BC01) au long cours",
    "IPP 2024 : recommandations de la HAS",
    "IPP n° 1 des prescriptions",
    "IPP : 12/03/2024 début, 26/03/2024 arrêt",
    "les IPP 2 fois par jour",
    "le dossier du 12/03/2024",
    "dossier 12/03/2024",
    "dossier médical partagé",
    "le patient 1 a reçu 500 mg",
    "PMID 31452104",
    "le patient 12 de l'essai NCT01234567",
    "800 patients, 8001234 doses",
    "vaccin : lot 8001234567",
    "IPP : 0000",
    "IPP n° 000000 (à compléter)",
    "le segment PID-3 du message",
    "ELIQUIS Comprimé 3400921778069",
    "https://www.exemple.fr/articles/8001234567.html",
    "/var/log/8001234567",
    "la variable pp : 8001234567",
    "LPP 1213452 du fauteuil roulant",
)

_LABELS = (
    r"(?P<ipp>i\.?p\.?p\.?r?|(?<=[|!])pp|nipp?|npp|mrn|ip|pid[\-.]\d{1,2}(?:\.\d)?|p?id|hospital\snumber"
    r"|medical\srecord(?:\s(?:number|no\.?))?|(?:num[ée]ro|identifiant)\s(?:permanent|hospitalier|local))"
    r"|(?P<file>dossiers?(?:\s(?:m[ée]dical|clinique|papier))?|dos\.|dpi)"
    r"|(?P<patient>patiente?)"
)
_STEMS = ("pp", "ip", "i.p", "nip", "npp", "mrn", "pid", "id", "hospital", "medical", "num", "dos", "dpi", "patient")
_EIGHT = compiled(r"8(?:[ ]?\d){9}(?!\w|[.,/]\d)")
_IDENTITIES = compiled(
    r"\bipps?(?=\s?[:(,;\n]|\s(?:suivants?|[àa]\s|des?\s|concern\w+)[^\n]{0,40}\n)|doublons?|identito|identit[ée]s?\b|fusion"
)
"""Words that announce a list of patient numbers; the other IPP, a drug, comes with doses."""
_CELL = compiled(r"\d(?<=[|;\t]\s{0,3}\d)\d{7,11}(?=\s{0,3}(?:[|;.\t\n]|\Z))")
_IN_A_PATH = compiled(
    r"8(?<=[/\\ ]8)\d{9}(?=(?:[ \-][\w \-]{1,40})?\."
    r"(?:txt|csv|pdf|docx?|xlsx?|xml|json|hl7|dcm|zip|rtf|odt|jpe?g|png|tiff?)\b)"
)
"""In small text « _ » is a space."""
_UNIT_AFTER = compiled(r"\s?(?:mg|µg|g|ml|/|%|fois|x\s?\d|cp|g[ée]l|comprim|jours?|sem|mois|ans|patients)(?![^\W\d])")
_NUMBER_MARK = compiled(r"n\s?[o°]|num|ident|est|:|=|#|\|")
_NUMBER_BEFORE = compiled(
    r"(?:n[o°]s?\.?|num(?:[ée]ro|\.)?|id(?:entifiant)?)\s?(?:permanent\s|unique\s)?(?:de\s|du\s|de\sla\s)?$"
)
_SOMEONE_BEFORE = compiled(
    r"(?:\d{1,2}[./\- ]\d{1,2}[./\- ](?:\d\d){1,2}|\d\s?ans\)?|\bn[ée]e?\b[^\n]{0,30}|\b(?:ipp|nip"
    r"|patiente?)\b[^\d\n]{0,30})"
    r"[\s|,;:/()\-–]{0,8}(?:\d{8,12}\s{0,3}\|\s{0,3})?$"
)

_NAME_BEFORE = compiled(r"(?<!\p{L})\p{Lu}[\p{Lu}'’\-]{2,30}[ ]\p{Lu}\p{Ll}[\p{L}'’\-]{1,30}[ ]{1,2}\Z")
"""« LEFEVRE Hélène », a surname in capitals and a first name."""
_LEAST, _MOST = 8, 13
_DRUGS = "3400"
"""The first figures of the codes of drugs (CIP 13)."""


def _is_ipp(match: Match) -> float:
    """Refuse what may follow the proton pump inhibitors: a dose, a year, a date."""
    given = value(match)
    if match["ipp"] or (match["patient"] and _NUMBER_BEFORE.search(before(match, 30))):
        return _announced(match, given)
    if match["file"]:
        return 0.75 if is_identifier(given) else 0
    return 0.7 if is_identifier(given, 8, 12) else 0


def _announced(match: Match, given: str) -> float:
    if is_identifier(given):
        return 0.85
    marked = _NUMBER_MARK.search(match[0][: -len(given)])
    return 0.7 if marked and is_identifier(given, 4, 5) and not _UNIT_AFTER.match(after(match, 12)) else 0


class FrIppRecognizer(RuleRecognizer):
    """Finds the number after IPP, NIP, n° patient or n° de dossier.

    Its format belongs to each establishment (policy), so the words before decide. IPP is also the French for proton
    pump inhibitor: what looks like a dose, a year or an ATC code is refused. The ten figures of AP-HP begin with 8
    (eds-pseudo, BSD-3): they need no more than a date of birth or an age before them.
    """

    def __init__(self) -> None:
        super().__init__(
            Category.IPP,
            "ipp",
            (rule("IPP", labelled(_LABELS), _is_ipp, _STEMS),),
        )

    def find(self, text: str) -> Iterator[Hit]:
        """Give what a label announces, then long figures that stand in a heading or after a name."""
        announced = list(super().find(text))
        yield from announced
        known, lowered = {hit.start for hit in announced}, small(text)
        runs = [(start, end) for start, end in figures(text) if start not in known]
        runs = [(start, end) for start, end in runs if text[start] == "8" or end - start >= _LEAST]
        yield from _in_a_heading(lowered, [start for start, _ in runs])
        if _IDENTITIES.search(lowered):
            for match in matches(_EIGHT, lowered, [start for start, _ in runs]):
                yield Hit.over("liste d'identités", match.span(), 0.55)
        for match in matches(_IN_A_PATH, lowered, [start for start, _ in runs]):
            if text[match.start() - 1] in "/\\_":
                yield Hit.over("nom de fichier", match.span(), 0.6)
        for start, end in runs:
            alone = not text[end : end + 1].isalpha() and not text.startswith(_DRUGS, start)
            if _LEAST <= end - start <= _MOST and alone and _NAME_BEFORE.search(text, max(0, start - 60), start):
                yield Hit("après un nom", start, end, 0.6)


def _in_a_heading(lowered: str, places: list[int]) -> Iterator[Hit]:
    for name, pattern in (("dix chiffres en tête", _EIGHT), ("case d'un en-tête", _CELL)):
        for match in matches(pattern, lowered, places):
            if _SOMEONE_BEFORE.search(before(match, 60)):
                yield Hit.over(name, match.span(), 0.6)
