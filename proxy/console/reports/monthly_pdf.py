"""The monthly report as a PDF: what is handed round a table. The page of the console is its accessible form.

Its typeface, Bitstream Vera, comes with ReportLab and is carried by the file. It has no narrow space: an ordinary
unbreakable one stands for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Table as Grid

from proxy.console.charts.stacks import HEIGHT, WIDTH, Stacks
from proxy.console.french import NARROW, NBSP
from proxy.console.reports.monthly import Table, Verb

_TEXT, _BOLD = "Vera", "VeraBd"
_INK, _QUIET, _ACCENT, _HAIR = HexColor("#16211f"), HexColor("#4c5957"), HexColor("#0b5c63"), HexColor("#d5dddb")
_FILLS = {"allow": HexColor("#9cc7c1"), "redact": white, "block": HexColor("#8c1d1d")}
_EDGES = {"allow": HexColor("#3f8079"), "redact": HexColor("#a35f00"), "block": HexColor("#8c1d1d")}
_ROOM = A4[0] - 40 * mm - 12  # the frame keeps 6 points on each side
_CHART = 42 * mm


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the report prints, in words.

    Attributes:
        title: With the month.
        establishment: Whose it is; empty where it is not known.
        made: The day that it was made.
        figures: Label, value and note of each large figure.
        drawing: Of the days.
        legend: Name of each kind in the drawing.
        verbs: Of A.V.E.C.
        tables: One after another.
        integrity: What is known of the journal's.
    """

    title: str
    establishment: str
    made: date
    figures: Sequence[tuple[str, str, str]]
    drawing: Stacks
    legend: Sequence[tuple[str, str]]
    verbs: Sequence[Verb]
    tables: Sequence[Table]
    integrity: Sequence[str]


def pdf(sheet: Sheet) -> bytes:
    """Lay the report out on A4 pages."""
    _fonts()
    made = BytesIO()
    document = SimpleDocTemplate(
        made,
        pagesize=A4,
        **dict.fromkeys(("leftMargin", "rightMargin"), 20 * mm),
        **dict.fromkeys(("topMargin", "bottomMargin"), 18 * mm),
        title=_plain(sheet.title),
        author="Paravent",
        lang="fr-FR",
    )
    document.build(_story(sheet), onFirstPage=_foot, onLaterPages=_foot)
    return made.getvalue()


def _story(sheet: Sheet) -> list[Flowable]:
    made = f"{sheet.establishment} · " if sheet.establishment else ""
    return [
        _paragraph(sheet.title, 17, bold=True),
        _paragraph(f"{made}établi le {sheet.made:%d/%m/%Y} · sans nom, sans texte, sans empreinte de personne", 8.5),
        Spacer(1, 5 * mm),
        _grid([[value for _, value, _ in sheet.figures], [name for name, _, _ in sheet.figures]], large=True),
        _grid([[note for _, _, note in sheet.figures]], plain=True),
        Spacer(1, 4 * mm),
        _chart(sheet),
        _title("Pour la formation : A.V.E.C."),
        *(_paragraph(f"{verb.name}. {verb.says}") for verb in sheet.verbs),
        *(KeepTogether(_told(table)) for table in sheet.tables),
        KeepTogether([_title("Intégrité du journal"), *(_paragraph(line) for line in sheet.integrity)]),
    ]


def _told(table: Table) -> list[Flowable]:
    rows = _grid([table.heading, *table.rows]) if table.rows else _paragraph("Rien ce mois.")
    return [_title(table.title), rows, *([_paragraph(table.note, 8)] if table.note else [])]


def _grid(rows: Sequence[Sequence[str]], *, large: bool = False, plain: bool = False) -> Grid:
    """A table; its first row is a heading unless `plain`, or large figures where `large`."""
    cells = [[_plain(cell) for cell in row] for row in rows]
    count = len(cells[0])
    first = 1 / count if large or plain else 0.5
    widths = [_ROOM * first] + [_ROOM * (1 - first) / max(1, count - 1)] * (count - 1)
    if not (large or plain):
        cells = [[Paragraph(escape(row[0]), _style(8.5)), *row[1:]] for row in cells]
    return Grid(
        cells, widths, hAlign="LEFT", style=TableStyle(_look(large=large, plain=plain)), repeatRows=0 if plain else 1
    )


def _look(*, large: bool, plain: bool) -> list[tuple[object, ...]]:
    every = [
        ("FONT", (0, 0), (-1, -1), _TEXT, 8.5),
        ("TEXTCOLOR", (0, 0), (-1, -1), _QUIET if plain else _INK),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *((side, (0, 0), (-1, -1), 2) for side in ("TOPPADDING", "BOTTOMPADDING")),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
    ]
    if large:
        return [*every, ("FONT", (0, 0), (-1, 0), _BOLD, 15), ("BOTTOMPADDING", (0, 0), (-1, 0), 8)]
    if plain:
        return every
    lines = ("LINEBELOW", (0, 0), (-1, -1), 0.4, _HAIR)
    return [*every, ("TEXTCOLOR", (0, 0), (-1, 0), _QUIET), ("ALIGN", (1, 0), (-1, -1), "RIGHT"), lines]


def _chart(sheet: Sheet) -> Drawing:
    drawing = Drawing(_ROOM, _CHART + 8 * mm)
    across, up = _ROOM / WIDTH, _CHART / HEIGHT
    for y in sheet.drawing.lines:
        height = (HEIGHT - y) * up + 8 * mm
        drawing.add(Line(0, height, _ROOM, height, strokeColor=_HAIR, strokeWidth=0.4))
    for piece in (piece for bar in sheet.drawing.bars for piece in bar):
        bottom = (HEIGHT - piece.y - piece.height) * up + 8 * mm
        place = (piece.x * across, bottom, piece.width * across, piece.height * up)
        drawing.add(Rect(*place, fillColor=_FILLS[piece.kind], strokeColor=_EDGES[piece.kind], strokeWidth=0.5))
    drawing.add(_words(_ROOM, _CHART + 4 * mm, f"{sheet.drawing.ticks[-1]} par jour", "end"))
    for index, (kind, name) in enumerate(sheet.legend):
        left = index * 42 * mm
        drawing.add(Rect(left, 0, 8, 8, fillColor=_FILLS[kind], strokeColor=_EDGES[kind], strokeWidth=0.5))
        drawing.add(_words(left + 12, 1, name))
    return drawing


def _words(x: float, y: float, text: str, anchor: str = "start") -> String:
    return String(x, y, _plain(text), fontName=_TEXT, fontSize=7.5, fillColor=_QUIET, textAnchor=anchor)


def _title(text: str) -> Paragraph:
    return Paragraph(escape(_plain(text)), _style(11.5, bold=True, before=5 * mm))


def _paragraph(text: str, size: float = 9, *, bold: bool = False) -> Paragraph:
    return Paragraph(escape(_plain(text)), _style(size, bold=bold))


def _style(size: float, *, bold: bool = False, before: float = 0) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size}{bold}{before}",
        fontName=_BOLD if bold else _TEXT,
        fontSize=size,
        leading=size * 1.4,
        textColor=_ACCENT if bold else _INK,
        spaceBefore=before,
        spaceAfter=size / 4,
    )


def _plain(text: str) -> str:
    return text.replace(NARROW, NBSP)


def _foot(canvas: Canvas, _document: SimpleDocTemplate) -> None:
    canvas.setFont(_TEXT, 7.5)
    canvas.setFillColor(_QUIET)
    canvas.drawString(20 * mm + 6, 10 * mm, "Paravent : rapport mensuel, tiré du journal des décisions")
    canvas.drawRightString(A4[0] - 20 * mm - 6, 10 * mm, str(canvas.getPageNumber()))


@cache
def _fonts() -> None:
    for name in (_TEXT, _BOLD):
        registerFont(TTFont(name, f"{name}.ttf"))
