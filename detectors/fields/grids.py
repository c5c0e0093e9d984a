"""Where the cells of a table stand, however it is written: CSV, Markdown, Excel paste, aligned, HTML, SQL."""

from collections.abc import Iterator

import regex

type Span = tuple[int, int]
type Row = list[Span]
type Grid = list[Row]

_BARS = "|│┃║"
_QUOTED = r'\s{0,8}"(?:[^"]|""){0,600}+"\s{0,8}'
_CELLS = {mark: regex.compile(rf"{_QUOTED}(?={mark}|$)|[^{mark}]*+") for mark in (";", "\t", ",")}
_BAR = regex.compile(rf"[^{_BARS}]*+")
_ALIGNED = regex.compile(r"\S+(?: \S+)*+")
_SPACED = regex.compile(r"\S+")
_MARKUP_ROW = regex.compile(r"<tr\b[^>]{0,200}>(.{0,6000}?)(?=</tr|<tr\b|</table|$)", regex.IGNORECASE | regex.DOTALL)
_MARKUP_CELL = regex.compile(r"<t[dh]\b[^>]{0,200}>(?:<[^>]{0,200}>|\s){0,20}([^<]{0,600})", regex.IGNORECASE)
_INSERT = regex.compile(
    r"\binsert\s{1,4}into\s{1,4}[^\s(]{1,120}\s{0,4}\(([^()]{3,800})\)\s{0,20}values\s{0,20}(?=\()", regex.IGNORECASE
)
_COPY = regex.compile(
    r"\bcopy\s{1,4}[^\s(]{1,120}\s{0,4}\(([^()]{3,800})\)\s{1,4}from\s{1,4}stdin[^\n]{0,80}\n", regex.IGNORECASE
)
_TUPLE = regex.compile(r"\s{0,20}\(((?:'(?:[^']|''){0,600}+'|\"[^\"]{0,600}+\"|[^()'\"]){0,400}+)\)\s{0,20},?")
_SQL_CELL = regex.compile(r"\s{0,8}(?:'(?:[^']|''){0,600}+'|\"[^\"]{0,600}+\")\s{0,8}|[^,]*+")
_TIMEOUT = 2.0
_MOST_CELLS = 200
_LINES_IN_A_CELL = 6


def grids(text: str) -> Iterator[tuple[str, Grid]]:
    """Give the grids of a text, each with the mark that separates its cells; a line may stand in several."""
    rows = list(_lines(text))
    for mark in (";", "\t", ","):
        if mark in text:
            yield from ((mark, grid) for grid in _runs(text, rows, mark))
    if any(bar in text for bar in _BARS):
        yield from (("|", grid) for grid in _runs(text, rows, "|"))
    if "  " in text:
        yield from (("  ", grid) for grid in _runs(text, rows, "  "))
    yield from _markup(text)
    yield from _inserts(text)
    yield from _copies(text)


def _lines(text: str) -> Iterator[Span]:
    """Give the lines of a text; one that opens a quote goes on until the quote closes."""
    start = 0
    while start < len(text):
        end = _line_end(text, start)
        for _ in range(_LINES_IN_A_CELL):
            if text.count('"', start, end) % 2 == 0 or end >= len(text):
                break
            further = _line_end(text, end + 1)
            if text.find('"', end, further) < 0:
                break
            end = further
        yield start, end - (text[end - 1 : end] == "\r")
        start = end + 1


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _runs(text: str, lines: list[Span], mark: str) -> Iterator[Grid]:
    """Cut where a line does not hold the mark."""
    run: Grid = []
    for start, end in lines:
        cells = _cut(text, start, end, mark)
        if len(cells) > 1:
            run.append(cells)
        elif not (run and _is_ruled(text, start, end)):
            if run:
                yield run
            run = []
    if run:
        yield run


def _is_ruled(text: str, start: int, end: int) -> bool:
    return start < end and not any(map(str.isalnum, text[start:end]))


def _cut(text: str, start: int, end: int, mark: str) -> Row:
    if mark == "  ":
        return _aligned(text, start, end)
    if mark == "|":
        return _between_bars(text, start, end)
    if text.find(mark, start, end) < 0:
        return []
    cells: Row = []
    while start <= end and len(cells) < _MOST_CELLS:
        cell = _CELLS[mark].match(text, start, end, timeout=_TIMEOUT)
        cells.append(cell.span())
        start = cell.end() + 1
    return cells


def _aligned(text: str, start: int, end: int) -> Row:
    if text.find("  ", start, end) < 0:
        return []
    return [match.span() for match in _ALIGNED.finditer(text, start, end, timeout=_TIMEOUT)][:_MOST_CELLS]


def _between_bars(text: str, start: int, end: int) -> Row:
    """Cut a line at its bars; what stands before the first and after the last is no cell when it is empty."""
    cells: Row = []
    while start <= end and len(cells) < _MOST_CELLS:
        cell = _BAR.match(text, start, end)
        cells.append(cell.span())
        start = cell.end() + 1
    if len(cells) > 1 and not text[slice(*cells[0])].strip(" >\t"):
        cells = cells[1:]
    if len(cells) > 1 and not text[slice(*cells[-1])].strip():
        cells = cells[:-1]
    return cells


def _markup(text: str) -> Iterator[tuple[str, Grid]]:
    if "<tr" in text or "<TR" in text:
        rows = _MARKUP_ROW.finditer(text, timeout=_TIMEOUT)
        yield "<td>", [[cell.span(1) for cell in _MARKUP_CELL.finditer(text, *row.span(1))] for row in rows]


def _inserts(text: str) -> Iterator[tuple[str, Grid]]:
    """Give the columns and the tuples of each INSERT."""
    if "(" not in text:
        return
    for insert in _INSERT.finditer(text, timeout=_TIMEOUT):
        rows = [_sql_cells(text, *insert.span(1))]
        position = insert.end()
        while tuple_ := _TUPLE.match(text, position, timeout=_TIMEOUT):
            rows.append(_sql_cells(text, *tuple_.span(1)))
            position = tuple_.end()
        yield "sql", rows


def _copies(text: str) -> Iterator[tuple[str, Grid]]:
    """Give the columns and the lines of each COPY of a dump of PostgreSQL."""
    if "\t" not in text or "(" not in text:
        return
    for copy in _COPY.finditer(text, timeout=_TIMEOUT):
        rows = [_sql_cells(text, *copy.span(1))]
        start = copy.end()
        while cells := _cut(text, start, end := _line_end(text, start), "\t"):
            rows.append(cells)
            start = end + 1
        yield "sql", rows


def _sql_cells(text: str, start: int, end: int) -> Row:
    cells: Row = []
    while start <= end and len(cells) < _MOST_CELLS:
        cell = _SQL_CELL.match(text, start, end)
        cells.append(cell.span())
        start = cell.end() + 1
    return cells
