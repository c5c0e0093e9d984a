"""The administrative number of a stay."""

from detectors.finding import Category
from detectors.labels import is_identifier, labelled
from detectors.matching import Match, RuleRecognizer, before, compiled, rule, value

EXAMPLES = (
    "IPP 8001234567 / NDA <NDA>240012345</NDA>",
    "n° de séjour : <NDA>24001234</NDA>",
    "IEP <NDA>EP24001234</NDA>",
    "IEP : <NDA>EP 24001234</NDA>",
    "I.E.P. n°<NDA>24001234</NDA>",
    "venue n° <NDA>240012345</NDA>",
    "numéro de venue <NDA>240012345</NDA>",
    "numéro de dossier administratif <NDA>240012345</NDA>",
    "N.D.A. : <NDA>24/001234</NDA>",
    "NDA: <NDA>24bg00123</NDA>",
    "le numéro NDA <NDA>02401234567</NDA>",
    "n° d'admission <NDA>240012345</NDA>",
    "n° ADM : <NDA>240012345</NDA>",
    "n° de passage <NDA>24U001234</NDA> aux urgences",
    "passage n°<NDA>240012345</NDA>",
    "N° d'hospitalisation : <NDA>240012345</NDA>",
    "son numéro d'hospitalisation est <NDA>240012345</NDA>",
    "identifiant de la visite : <NDA>240012345</NDA>",
    "numéro de la visite <NDA>02401234567</NDA>",
    "visite (NDA : <NDA>240012345</NDA>)",
    "séjour <NDA>240012345</NDA> clôturé",
    "| NDA | <NDA>240012345</NDA> |",
    "nda=<NDA>240012345</NDA>",
    "n° d'entrée : <NDA>2400123</NDA>",
    "n° épisode <NDA>240012345</NDA>",
    "RSS n° <NDA>24001234</NDA>",
)
NON_EXAMPLES = (
    "un séjour de 12 jours",
    "la venue de 200 patients",
    "NDA signé avec le fournisseur",
    "séjour du 12032024",
    "séjour du 12/03/2024 au 15/03/2024",
    "séjour 12/03/2024 - 15/03/2024",
    "admission 12/03/2024",
    "n° d'admission : à compléter",
    "150000 séjours par an",
    "hospitalisation 2023-2024",
    "entrée 2024-03-12T10:30",
    "date d'entrée : 2024-03-12T10:30:00",
    "les passages 2019 aux urgences",
)

_LABELS = (
    r"(?P<nda>n\.?d\.?a\.?|i\.?e\.?p\.?|n[o°]\s?adm|dossier\sadm(?:inistratif|\.)?|(?:visit|encounter|stay)\sid)"
    r"|s[ée]jour|venue|visite|admission|passage|hospit(?:alisation)?|entr[ée]e|prise\sen\scharge|[ée]pisode|mouvement"
    r"|rum|rss|rsa"
)
_STEMS = (
    *(
        "nda",
        "n.d",
        "nd.a",
        "iep",
        "i.e",
        "ie.p",
        "n°",
        "no",
        "dossier",
        "visit",
        "encounter",
        "stay",
        "séjour",
        "sejour",
    ),
    *("venue", "admission", "passage", "hospit", "entrée", "entree", "prise", "épisode", "episode", "mouvement"),
    *("rum", "rss", "rsa"),
)
_NUMBER_BEFORE = compiled(r"(?:n[o°]s?\.?|num(?:[ée]ro|\.)?|id(?:entifiant)?)\s?(?:d[eu]\s|de\sla\s|d['’]\s?)?$")

_GLUED_DATE = compiled(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d")


def _is_nda(match: Match) -> float:
    if match["nda"] or _NUMBER_BEFORE.search(before(match, 30)):
        return 0.85 if is_identifier(value(match)) else 0
    given = value(match)
    return 0.75 if is_identifier(given, 7) and not _GLUED_DATE.fullmatch(given) else 0


class FrNdaRecognizer(RuleRecognizer):
    """Finds the number after NDA, IEP, n° de séjour, n° de venue or dossier administratif.

    Its format belongs to each establishment: 6 to 12 characters (range seen in eds-pseudo, BSD-3).
    """

    def __init__(self) -> None:
        super().__init__(
            Category.NDA,
            "nda",
            (rule("NDA", labelled(_LABELS), _is_nda, _STEMS),),
        )
