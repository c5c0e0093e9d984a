"""Tables whose columns are fields of persons: CSV, Markdown, Excel paste, aligned text, HTML, SQL INSERT."""

from collections.abc import Iterator

import regex

from detectors.fields.grids import Grid, Row, Span, grids
from detectors.fields.persons import Named, in_cell
from detectors.fields.recognizer import FieldRecognizer, Found
from detectors.fields.values import trimmed, values
from detectors.fields.vocabulary import LONGEST, Field, field
from detectors.fields.wordings import Proof
from detectors.finding import Category
from detectors.lexicons import words
from detectors.names import is_first_name

EXAMPLES = (
    "nom;prenom;ddn\n<PERSON>LEFEVRE</PERSON>;<PERSON>Helene</PERSON>;<DATE_OF_BIRTH>14/02/1961</DATE_OF_BIRTH>",
    "| Nom | Âge |\n|---|---|\n| <PERSON>Lefèvre Hélène</PERSON> | <AGE>63</AGE> |",
    (
        '"Nom","Prénom","Sexe","IPP"\r\n"<PERSON>d\'Ormesson</PERSON>","<PERSON>Béatrice</PERSON>","F",'
        '"<IPP>8001234567</IPP>"\r\n"<PERSON>LE GOFF</PERSON>","<PERSON>Yann</PERSON>","M",""'
    ),
    (
        "Voici la liste du jour :\nChambre\tPatient\tMotif\n<UNIT>214</UNIT>\tMme <PERSON>LEFEVRE</PERSON>\tchute\n"
        "<UNIT>215</UNIT>\t<PERSON>DURAND Michel</PERSON>\tAVC"
    ),
    (
        "NOM_PAT   PRENOM    DATE_NAISS\n<PERSON>LEFEVRE</PERSON>   <PERSON>Helene</PERSON>    "
        "<DATE_OF_BIRTH>1961-02-14</DATE_OF_BIRTH>\n"
    ),
    "Nom\t<PERSON>LEFEVRE</PERSON>\tPrénom\t<PERSON>Hélène</PERSON>",
    "Patient;Diagnostic\n<PERSON>Hélène Lefèvre</PERSON>;AVC",
    (
        "│ Nom     │ Tél            │\n├─────────┼────────────────┤\n"
        "│ <PERSON>Lefèvre</PERSON> │ <PHONE_NUMBER>06 39 98 12 34</PHONE_NUMBER> │"
    ),
    "| Nom | <PERSON>LEFEVRE</PERSON> |\n| Prénom | <PERSON>Hélène</PERSON> |\n| Poids | 63 kg |",
    (
        "<table><tr><th>Nom</th><th>IPP</th></tr><tr><td><b><PERSON>LEFEVRE</PERSON></b></td>"
        "<td><IPP>8001234567</IPP></td></tr></table>"
    ),
    (
        "INSERT INTO patients (nom, prenom, nir) VALUES ('<PERSON>LEFEVRE</PERSON>', '<PERSON>Hélène</PERSON>', "
        "'<NIR>269054958815780</NIR>'), ('<PERSON>DURAND</PERSON>', '<PERSON>Michel</PERSON>', NULL);"
    ),
    "ipp;nda\n<IPP>8001234567</IPP>;<NDA>240012345</NDA>\n;\n<IPP>8007654321</IPP>;inconnu",
    "identite;mutuelle\n<PERSON>Marchand Sophie</PERSON>;<RECORD_ID>ABC0077162</RECORD_ID>",
    (
        "| Lit | Nom usuel |\n|---|---|\n| <UNIT>A-03</UNIT> | LIBRE |\n"
        "| <UNIT>A-04</UNIT> | <PERSON>Marchand Sophie</PERSON> |"
    ),
    "nom;dose\n<PERSON>Hélène Marchand</PERSON>;1 g",
    "nom,age,service\n<PERSON>Lefèvre</PERSON>,<AGE>63</AGE>,<UNIT>cardiologie</UNIT>\n",
)
NON_EXAMPLES = (
    "| Nom | Dose |\n|---|---|\n| Amoxicilline | 1 g |\n| Célestène | 2 mg |",
    "Nom du médicament;Posologie;Durée\nAmoxicilline;1 g x3;7 jours",
    "nom;posologie\nparacétamol;1 g\nDiane 35;1 cp",
    "| Nom | Prénom | Date de naissance |\n|---|---|---|\n| | | |\n| ____ | ____ | __/__/____ |",
    "nom;prenom;ddn\nXXX;XXX;JJ/MM/AAAA",
    "Nom\tPrénom\tIPP\n{{nom}}\t{{prenom}}\t{{ipp}}",
    "| Examen | Résultat | Unité |\n|---|---|---|\n| Créatinine | 112 | µmol/L |",
    "| Sexe | Effectif | % |\n|---|---|---|\n| F | 120 | 54 |",
    "| Score | Auteur | Année |\n|---|---|---|\n| Glasgow | Teasdale | 1974 |",
    "Écris une formule Excel : colonnes nom;prénom;âge",
    "| Nom usuel | Prénom |\n|---|---|\n| LIBRE | |\n| bloqué | |\n| à pourvoir | |",
    "INSERT INTO medicaments (nom, dose) VALUES ('Amoxicilline', '1 g')",
    "Rédige, en français, un texte court, sans nom, sans âge\nMerci, bonne journée, à bientôt, salut, bravo",
)

_CATEGORIES = (
    *(Category.PERSON, Category.DATE_OF_BIRTH, Category.AGE, Category.DATE, Category.NIR, Category.IPP, Category.NDA),
    *(Category.RPPS, Category.ADELI, Category.FINESS, Category.RECORD_ID, Category.PHONE_NUMBER, Category.IBAN),
    *(Category.EMAIL_ADDRESS, Category.ADDRESS, Category.POSTAL_CODE, Category.CITY, Category.UNIT, Category.FACILITY),
    *(Category.PROFESSION, Category.ORIGIN, Category.CREDIT_CARD, Category.IP_ADDRESS),
)
_QUASI = frozenset(
    {Category.AGE, Category.UNIT, Category.CITY, Category.POSTAL_CODE, Category.DATE, Category.PROFESSION}
)
_NEVER_ALONE = frozenset({Proof.DETAIL, Proof.ROSTER})
_ENGLISH = words("id name age city email country gender sex salary score grade role job phone date department team")
_PROGRAM = regex.compile(
    r"\bimport\s\w|```|\bpandas\b|\bDataFrame\b|\bread_csv\b|\bdef\s\w+\(|\bprint\(|\bpython\b", regex.I
)
_FEWEST = 2
type _Columns = list[Field | None]
type _Seen = dict[str, Field | None]
"""Names already looked up in this text."""


class FrTableRecognizer(FieldRecognizer):
    """Reads each cell with the meaning of its column, from the row of names down to the end of the table.

    A row is one of names when two of its cells name fields of persons; a lone "Nom" is a drug's or a test's as well,
    and its cells then need a civility or a first name. Names down the first column are read across.
    """

    def __init__(self) -> None:
        super().__init__("table", _CATEGORIES, 0.9)

    def fields(self, text: str) -> Iterator[Found]:
        """Give the cells that hold something of a person, table by table."""
        if not any(sign in text for sign in "\n\t|(<"):
            return
        seen: _Seen = {}
        for mark, grid in grids(text):
            yield from _grid(text, grid, mark, seen)


def _grid(text: str, grid: Grid, mark: str, seen: _Seen) -> Iterator[Found]:
    """Read the rows under the names; where names stand before their values, read across."""
    meanings = [[_named(text, cell, seen) for cell in row] for row in grid]
    if mark != "," and _is_across(meanings):
        yield from _across(text, grid, meanings)
        return
    columns: _Columns = []
    header: Row = []
    lesson = False
    for row, named in zip(grid, meanings, strict=True):
        if _is_header(named, mark) and not (columns and sum(map(bool, named)) < _FEWEST):
            columns, header, lesson = named, row, _is_lesson(text, row)
        elif columns and (mark != "," or len(row) == len(header)):
            found = _row(text, row, header, columns)
            yield from (one for one in found if not (lesson and is_first_name(text[one.start : one.end])))


def _named(text: str, cell: Span, seen: _Seen) -> Field | None:
    start, end = trimmed(text, *cell)
    if not 1 < end - start <= LONGEST or text[start].isdigit():
        return None
    name = text[start:end]
    if name not in seen:
        seen[name] = field(name)
    return seen[name]


def _is_header(named: _Columns, mark: str) -> bool:
    """Tell whether a row holds names of fields: two of a person's, or a lone one in a table of clear columns."""
    known = [column for column in named if column]
    if len(known) < _FEWEST:
        return len(known) == 1 and known[0].proof not in _NEVER_ALONE and mark not in {",", "  "}
    if mark == "," and len(known) * 2 < len(named):
        return False
    identity = any(column.proof is not Proof.DETAIL for column in known)
    return identity or sum(column.category in _QUASI for column in known) > _FEWEST


def _is_sure(named: _Columns) -> bool:
    """Tell whether the other columns say that a name is a person's."""
    known = [column for column in named if column]
    return len(known) >= _FEWEST and any(
        column.proof is Proof.IDENTITY or column.category in {Category.AGE, Category.UNIT} for column in known
    )


def _row(text: str, row: Row, header: Row, columns: _Columns) -> Iterator[Found]:
    sure = _is_sure(columns)
    for place, cell in enumerate(row):
        index = place if len(row) == len(header) else _above(text, cell, place, header)
        column = columns[index] if index < len(columns) else None
        if column and column.category:
            name = text[slice(*trimmed(text, *header[index]))]
            for span in _cell(text, column, name, cell, sure=sure):
                yield Found(column.category, *span, f"colonne {name}")


def _is_lesson(text: str, header: Row) -> bool:
    """Tell whether a table is one of a programming lesson, whose first names alone are nobody's: name,age,city."""
    names = {text[slice(*trimmed(text, *cell))].lower() for cell in header}
    return names <= _ENGLISH and bool(_PROGRAM.search(text))


def _cell(text: str, column: Field, name: str, cell: Span, *, sure: bool) -> Iterator[Span]:
    start, end = trimmed(text, *cell)
    if column.category is Category.PERSON and end - start > 1:
        yield from in_cell(text, Named(column, name), start, end, known=sure)
    elif column.category and column.category is not Category.PERSON:
        yield from values(column.category, text, *cell)


def _above(text: str, cell: Span, place: int, header: Row) -> int:
    """Give the column that stands above a cell of aligned text; the same rank elsewhere."""
    if header[0][1] < len(text) and text[header[0][1]] != " ":
        return place
    left, right = (edge - _line(text, cell[0]) for edge in cell)
    base = _line(text, header[0][0])
    return max(range(len(header)), key=lambda i: min(right, header[i][1] - base) - max(left, header[i][0] - base))


def _line(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1


def _is_across(meanings: list[_Columns]) -> bool:
    """Tell whether names stand before their values, two at least, one of them a person's."""
    known = [named for row in meanings if _alternates(row) for named in row if named]
    return len(known) >= _FEWEST and any(named.proof in {Proof.IDENTITY, Proof.PEOPLE} for named in known)


def _alternates(row: _Columns) -> bool:
    """Tell whether a row goes name, value, name, value, or is a name and its values."""
    return len(row) > 1 and row[0] is not None and not any(row[1::2]) and (all(row[::2]) or not any(row[1:]))


def _across(text: str, grid: Grid, meanings: list[_Columns]) -> Iterator[Found]:
    for row, named in zip(grid, meanings, strict=True):
        name = 0
        for place, cell in enumerate(row):
            if named[place]:
                name = place
            elif (column := named[name]) and column.category:
                title = text[slice(*trimmed(text, *row[name]))]
                for span in _cell(text, column, title, cell, sure=column.proof is not Proof.PEOPLE):
                    yield Found(column.category, *span, f"ligne {title}")
