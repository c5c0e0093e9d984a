"""The national number of a health establishment."""

from stdnum import luhn

from detectors.finding import Category
from detectors.labels import labelled
from detectors.matching import Match, RuleRecognizer, digits, rule, value

EXAMPLES = (
    "FINESS <FINESS>750712184</FINESS>",
    "N° FINESS : <FINESS>75 071 2184</FINESS>",
    "FINESS ET <FINESS>690781810</FINESS>, FINESS EJ <FINESS>750712184</FINESS>",
    "FINESS géographique : <FINESS>750100125</FINESS>",
    "n° FINESS juridique <FINESS>750712184</FINESS>",
    "finess=<FINESS>590780193</FINESS>",
    "FINESS n° <FINESS>2A0000014</FINESS>",
    "FINESS de l'établissement : <FINESS>750712185</FINESS>",
    "F.I.N.E.S.S. <FINESS>010000024</FINESS>",
    "| FINESS | <FINESS>750100208</FINESS> |",
)
NON_EXAMPLES = (
    "le fichier FINESS de 2024",
    "FINESS compte 9 chiffres",
    "SIREN 732829320",
    "750712184 lignes",
    "FINESS : 12 établissements sur 100",
)

_GIVEN = (
    r"(?:(?:et|ej|eg|g[ée]o\w{0,9}|jur\w{0,8}|[ée]tablissement|entit[ée])[\s:=]{0,4}){0,3}(?:n[o°][\s:]{0,3})?"
    r"(?P<id>(?:\d\d|2[ab])(?:[ .]?\d){7})(?!\w|[.,/]?\d)"
)


def _score(match: Match) -> float:
    """Raise a right key; in Corsica the letter counts 1 or 2 (checked on public numbers), unlike in the NIR."""
    number = digits(value(match).upper().replace("A", "1").replace("B", "2"))
    return 1.0 if luhn.is_valid(number) else 0.85


class FrFinessRecognizer(RuleRecognizer):
    """Finds the nine characters after FINESS: department, rank, Luhn key (DREES, Fichier national)."""

    def __init__(self) -> None:
        super().__init__(
            Category.FINESS,
            "finess",
            (rule("FINESS", labelled(r"f\.?i\.?n\.?e\.?s\.?s\.?", _GIVEN), _score, ("finess", "f.i")),),
        )
