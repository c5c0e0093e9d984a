"""The departmental number of a health professional (ADELI), and the one that the health insurance gives (AM)."""

from stdnum import luhn

from detectors.finding import Category
from detectors.labels import labelled
from detectors.matching import Match, RuleRecognizer, digits, rule, value

EXAMPLES = (
    "ADELI <ADELI>691012341</ADELI>",
    "N° ADELI : <ADELI>69 10 1234 1</ADELI>",
    "Adeli n°<ADELI>2A1012347</ADELI>",
    "A.D.E.L.I. <ADELI>69 1 01234 5</ADELI>",
    "n° Adeli: <ADELI>0691012341</ADELI>",
    "psychologue, adeli <ADELI>699312344</ADELI>",
    "N° AM : <ADELI>69 1 01234 5</ADELI>",
    "n° d'identification du prescripteur <ADELI>691012345</ADELI>",
    "numéro prescripteur : <ADELI>691012345</ADELI>",
    "n° assurance maladie du médecin : <ADELI>691012345</ADELI>",
    "n° de facturation <ADELI>691012345</ADELI>",
    "AM <ADELI>691012345</ADELI>",
    "Médecin n° <ADELI>691012345</ADELI>, Dr Marchand",
    "médecin traitant : n° <ADELI>69 1 01234 5</ADELI>",
    "orthophoniste, n° <ADELI>699312344</ADELI>",
    "IDEL n°<ADELI>696012345</ADELI>",
    "identifiant du prescripteur = <ADELI>691012345</ADELI>",
)
NON_EXAMPLES = (
    "le répertoire ADELI a été remplacé par RPPS en 2024",
    "ADELI 9 chiffres",
    "8 h AM, 120000 dollars",
    "AM 100 200 300 mg",
    "médecin 123456789 fois",
    "médecin de garde le 12/03/2024",
    "psychologue n° 2",
    "l'assurance maladie rembourse 65 % de 25 euros",
    "SIREN 732829320",
    "facturation 12/03/2024",
)

_GIVEN = r"(?P<id>0?(?:\d\d|2[ab])[ .]?\d(?:[ .]?\d){6})(?!\w|[.,/]?\d)"
_PLAIN = r"(?P<id>\d{2}[ ]?\d[ ]?\d{5}[ ]?\d|\d{3}[ ]\d{3}[ ]\d{3})(?!\w|[.,/]?\d)"
_GLUED = r"(?P<id>\d{9}|\d\d[ ]\d[ ]\d{5}[ ]\d)(?!\w|[.,/]?\d)"


_PROFESSIONS = (
    r"(?:m[ée]decin|psychologue|orthophoniste|orthoptiste|ergoth[ée]rapeute|infirmi[eè]re?|idel?|kin[ée]\w{0,12}"
    r"|p[ée]dicure|podologue|di[ée]t[ée]ticienne?|prescripteur|praticien)(?:\straitant|\slib[ée]rale?)?,?"
)
_PROFESSION_STEMS = (
    *("médecin", "medecin", "psychologue", "ortho", "ergo", "infirmi", "ide", "kin", "pédicure", "podologue", "diét"),
    *("prescripteur", "praticien"),
)


def _numbered(match: Match) -> float:
    """Ask for « n° » between the title and nine digits."""
    return 0.7 if "n°" in match[0] or "num" in match[0] else 0


def _score(match: Match) -> float:
    number = digits(value(match).upper().replace("2A", "19").replace("2B", "18"))
    return 0.9 if luhn.is_valid(number) else 0.85


class FrAdeliRecognizer(RuleRecognizer):
    """Finds the nine characters after ADELI: department, profession, rank, Luhn key (ANS, annuaire santé).

    The number of the health insurance has nine digits too and no public key: only its label tells it. A wrong key
    stays found, people mistype; « 0 » before the number is the form of the national identifier.
    """

    def __init__(self) -> None:
        prescriber = (
            r"(?:n[o°]s?\.?|num[ée]ro|identifiant|identification)\s?(?:d['’]identification\s)?(?:d[eu]\s|d['’])?"
            r"(?:prescripteur|facturation|am|assurance\smaladie|cabinet)(?:\s(?:du\s|de\sla\s)?(?:ps|m[ée]decin"
            r"|prescripteur))?"
        )
        super().__init__(
            Category.ADELI,
            "adeli",
            (
                rule("ADELI", labelled(r"a\.?d\.?e\.?l\.?i\.?", _GIVEN), _score, ("adeli", "a.d")),
                rule("prescripteur", labelled(prescriber, _PLAIN), 0.7, ("n°", "no", "num", "ident")),
                rule("praticien", labelled(_PROFESSIONS, _PLAIN), _numbered, _PROFESSION_STEMS),
                rule("AM", rf"am\s?:?\s?{_GLUED}", 0.6, ("am",)),
            ),
        )
