"""The national number of a health professional."""

from stdnum import luhn

from detectors.finding import Category
from detectors.labels import labelled
from detectors.matching import Match, RuleRecognizer, before, compiled, digits, rule, value

EXAMPLES = (
    "RPPS <RPPS>10100012342</RPPS> du prescripteur",
    "N° RPPS : <RPPS>10 100 012 342</RPPS>",
    "RPPS n° <RPPS>10100012345</RPPS>",
    "R.P.P.S. : <RPPS>10100012342</RPPS>",
    "RPPS:<RPPS>10 10 00 12 34 2</RPPS>",
    "RPPS du médecin : <RPPS>10100012342</RPPS>",
    "identifiant national PS <RPPS>810100012342</RPPS>",
    "IDNPS : <RPPS>810100012342</RPPS>",
    "Dr Sophie Marchand, cardiologue, <RPPS>10100012342</RPPS>",
    "Docteur Marchand\nCardiologie\n<RPPS>10100012342</RPPS>",
    "rpps=<RPPS>10100012342</RPPS>",
    "| RPPS | <RPPS>10100012342</RPPS> |",
    "RPPS <RPPS>un zéro zéro trois quatre cinq six sept huit neuf zéro</RPPS>",
)
NON_EXAMPLES = (
    "l'annuaire RPPS de 2024",
    "PMID 10100012342",
    "numéro 10100012345",
    "Dr Marchand, PMID 10100012342",
    "Dr Marchand, lot 10100012342",
    "10100012342 lignes lues",
    "Le RPPS compte 11 chiffres",
)

_GIVEN = r"(?P<id>8?1\d(?:[ .\-]?\d){9}|(?:\d|un(?=[ ]0))(?:[ .]?\d){10})(?!\d)"
"""A first « un » may stay in letters: what follows is read as a telephone number."""
_PROFESSIONAL = compiled(
    r"\b(?:dr|docteure?|pr|professeure?|m[ée]decin|praticien|prescripteur|sage[ \-]femme|pharmacien"
    r"|infirmi[eè]re?|idel?"
    r"|dentiste|kin[ée]\w*|interne|cachet|signature|cardiologue|chirurgien)\b[^\d]{0,80}$"
)
_REFERENCE = compiled(r"\b(?:pmid|lot|doi|ref|réf|cip|gtin|sn|siren|siret|ipp|nda)\W{0,5}$")


def _is_labelled(match: Match) -> float:
    return 1.0 if luhn.is_valid(digits(value(match))[-11:]) else 0.85


def _is_beside_a_professional(match: Match) -> float:
    around = before(match, 90)
    right = luhn.is_valid(digits(value(match)))
    return 0.9 if right and _PROFESSIONAL.search(around) and not _REFERENCE.search(around) else 0


class FrRppsRecognizer(RuleRecognizer):
    """Finds the 11 digits after RPPS; a right Luhn key (ANS, annuaire santé) raises the score.

    The national identifier is « 8 » then the RPPS. Without a label, digits that begin with 10 and have a right key
    count beside a title, as under a stamp.
    """

    def __init__(self) -> None:
        labels = r"r\.?p\.?p\.?s\.?|idnps|identifiant\snational\sps|id(?:entifiant)?\sps"
        given = rf"(?:m[ée]decin|prescripteur|praticien)?\s?[:=]?\s?{_GIVEN}"
        super().__init__(
            Category.RPPS,
            "rpps",
            (
                rule("RPPS", labelled(labels, given), _is_labelled, ("rpps", "r.p", "id")),
                rule(
                    "sous un titre",
                    r"(?<![\w.,])10[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}(?![\w]|[.,]\d)",
                    _is_beside_a_professional,
                ),
            ),
        )
