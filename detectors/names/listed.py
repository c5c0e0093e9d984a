"""Names by their place in a list: duty rosters, cells of names, operating lists and bed lists."""

import re
from collections.abc import Iterator

from detectors.lexicons.communes import communes
from detectors.lexicons.eponyms import EPONYMS
from detectors.names.named import Named, named, spanned
from detectors.names.reading import read_name
from detectors.names.vocabulary import NEVER, PARTICLES
from detectors.names.words import Words

_AFTER = re.compile(r" ?[:;|] {0,3}|\t")
_SEPARATOR = re.compile(r" ?[,;/&+|] ?| et |\t")
_NAME = r"[A-ZÀ-Þ][\w'’\-]+(?: [A-ZÀ-Þ][\w'’\-]+){0,2}"
_CELL = re.compile(rf"(?:^|[\t|;] ?)({_NAME}(?:, ?{_NAME}){{1,9}})(?= ?(?:[\t|;]|$))", re.MULTILINE)
_UPPER = r"[A-ZÀ-Þ]{2,20}(?:[ '’\-][A-ZÀ-Þ]{2,20}){0,2}"
_ROW = re.compile(
    r"^[ \t]*(?P<bed>(?:[Cc][Hh]\.?|[Cc]hambre|[Ll]it|LIT|[Bb]ox|BOX) ?)?"
    r"(?:\d{1,2} ?[hH:] ?\d{0,2}|[A-Z]?\d{1,4}(?:[A-Z]{1,2}\b| [A-Z]\b)?)[ ]?[\-–:.)|]?\s{1,3}"
    rf"(?P<name>{_UPPER} [A-ZÀ-Þ](?:-?[A-ZÀ-Þ]\b)?\.?)(?=[ \t,(:]|$)",
    re.MULTILINE,
)
_BED = re.compile(
    rf"^[ \t]*[A-Z]?\d{{2,4}}[A-Z]? ?[:\-–)|]? (?P<civility>(?:M|Mme|Mr|Mlle|MME|MR)\.? )?(?P<name>{_UPPER})(?=[ ,(:])",
    re.MULTILINE,
)
_OPERATORS = re.compile(r"\(([A-ZÀ-Þ][\w'’\-]+(?: ?[/,&+] ?[A-ZÀ-Þ][\w'’\-]+){0,3})\)")
_NUMBERED = re.compile(r"^[ \t]*\d{1,2} ?[).] ?([A-ZÀ-Þ][\w'’\-]+(?: [A-ZÀ-Þ]\.)?)(?= [a-zà-ÿ(])", re.MULTILINE)
_PERSON = r"(?:M(?:me|lle|r)?\.? )?[A-ZÀ-Þ][\w'’\-]+(?: [A-ZÀ-Þ][\w'’\-]+){0,2}(?: ?\([^)\n]{1,20}\))?"
_PAIR = re.compile(
    rf"^[ \t]*(?:\d{{1,2}}(?:/\d{{1,2}})?|[A-Za-z]{{2,8}}\.?(?: \d{{1,2}})?) ?[:.)\-–]?"
    rf" ?({_PERSON}(?: ?/ ?{_PERSON}){{1,3}})[ \t]*$",
    re.MULTILINE,
)
_SIDE = re.compile(r"(?:M(?:me|lle|r)?\.? )?([A-ZÀ-Þ][\w'’\-]+(?: [A-ZÀ-Þ][\w'’\-]+)*)(?: ?\([^)]*\))?")
_KNOWN, _FREQUENT = 2, 3
_ROWS = 2
"""Sure names that vouch for the others of a list."""
_BIG_TOWN = 20_000


def roster(words: Words, at: int) -> Iterator[Named]:
    """Read the names after a day or a group: "Lundi : Berthelin", "Entrants;Picaud;Sidibé"."""
    if not _AFTER.fullmatch(words.after(at)):
        return
    start, sure = at + 1, 0
    while start < len(words):
        end = read_name(words, start, trusting=False)
        known = end > start and _is_sure(words, start, end)
        if not known and (sure < _ROWS or not _is_unknown(words, start, end)):
            return
        sure += known
        yield from named(words, "liste", start, end)
        if end >= len(words) or not _SEPARATOR.fullmatch(words.before(end)):
            return
        start = end


def listed(words: Words) -> Iterator[Named]:
    """Give the names of cells that hold nothing but names, and of rows that open with an hour or a bed."""
    if "\n" in words.text or "\t" in words.text or "|" in words.text:
        yield from _cells(words)
        yield from _rows(words)
        yield from _numbered(words)
        yield from _beds(words)
        if "/" in words.text:
            yield from _pairs(words)


def _cells(words: Words) -> Iterator[Named]:
    for cell in _CELL.finditer(words.text):
        names = [spanned(words, "cellule", *span) for span in _parts(cell)]
        if all(_is_sure(words, name.start, name.end) for name in names):
            yield from names


def _parts(cell: re.Match[str]) -> Iterator[tuple[int, int]]:
    for part in re.finditer(r"[^,/&+]*[^,/&+\s]", cell[1]):
        lead = len(part[0]) - len(part[0].lstrip())
        yield cell.start(1) + part.start() + lead, cell.start(1) + part.end()


def _rows(words: Words) -> Iterator[Named]:
    rows = [(row, spanned(words, "ligne de liste", *row.span("name"))) for row in _ROW.finditer(words.text)]
    sure = [_is_sure(words, name.start, name.end) or _is_in_bed(words, row, name) for row, name in rows]
    for (row, name), known in zip(rows, sure, strict=True):
        if known or (sum(sure) >= _ROWS and _may_be(words, name)):
            yield name
            line = words.text.find("\n", row.end())
            for staff in _OPERATORS.finditer(words.text, row.end(), line if line >= 0 else len(words.text)):
                names = [spanned(words, "ligne de liste", *span) for span in _parts(staff)]
                yield from (found for found in names if _is_sure(words, found.start, found.end))


def _beds(words: Words) -> Iterator[Named]:
    """Read the rows of a ward, a bed and a surname in capitals, when several are sure: "202 ZHANG isolement"."""
    rows = [(row["civility"], spanned(words, "lit", *row.span("name"))) for row in _BED.finditer(words.text)]
    sure = [name for _, name in rows if _is_sure(words, name.start, name.start + 1)]
    if len(sure) + sum(bool(title) for title, _ in rows) > _ROWS and 2 * len(sure) >= len(rows):
        for name in sure:
            end = read_name(words, name.start, trusting=False)
            yield from named(words, "lit", name.start, end)


def _is_in_bed(words: Words, row: re.Match[str], name: Named) -> bool:
    """Tell whether a surname, be it a word too, follows a bed: "CH 10 BLANC T"."""
    it = words.known(name.start)
    return (
        bool(row["bed"])
        and it.last >= (_FREQUENT + 1 if it.kinds else _FREQUENT)
        and words.plain[name.start] not in NEVER
    )


def _numbered(words: Words) -> Iterator[Named]:
    """Read a numbered list in which a name with an initial vouches for the surnames of the other lines."""
    names = [spanned(words, "liste numérotée", *entry.span(1)) for entry in _NUMBERED.finditer(words.text)]
    if any(words.initial(name.end - 1) and _is_known(words, name.start) for name in names):
        yield from (name for name in names if _is_known(words, name.start))


def _is_known(words: Words, at: int) -> bool:
    it = words.known(at)
    return it.last >= _KNOWN and not words.common(at) and it.word == 0 and words.plain[at] not in EPONYMS | NEVER


def _pairs(words: Words) -> Iterator[Named]:
    """Read the lines of a roster, those on duty parted by a slash: "02 Tiphaine / El Ghazi"."""
    lines = [
        [spanned(words, "liste", start, end) for start, end in _sides(line)] for line in _PAIR.finditer(words.text)
    ]
    names = [name for line in lines for name in line if name.end > name.start]
    sure = [_is_sure(words, name.start, name.end) for name in names]
    if len(lines) >= _ROWS and sum(sure) >= _ROWS and 2 * sum(sure) >= len(names):
        yield from (name for name, known in zip(names, sure, strict=True) if known or _is_bearable(words, name))


def _sides(line: re.Match[str]) -> Iterator[tuple[int, int]]:
    for side in _SIDE.finditer(line[1]):
        yield line.start(1) + side.start(1), line.start(1) + side.end(1)


def _is_bearable(words: Words, name: Named) -> bool:
    """Tell whether a word may be a surname among surnames: "Duc", "Pottecher", "Le Pape"."""
    full = [at for at in range(name.start, name.end) if words.plain[at] not in PARTICLES]
    return all(
        words.known(at).last >= _FREQUENT or not (words.common(at) or words.medical(at) or words.upper(at))
        for at in full
    ) and not any(words.plain[at] in NEVER or words.plain[at] in EPONYMS or _is_big(words.plain[at]) for at in full)


def _may_be(words: Words, name: Named) -> bool:
    full = [at for at in range(name.start, name.end) if not words.initial(at)]
    particled = words.plain[full[0]] in PARTICLES if full else False
    return particled or all(not words.common(at) and words.plain[at] not in NEVER for at in full)


def _is_unknown(words: Words, start: int, end: int) -> bool:
    """Tell whether words have no meaning: a rare surname among known ones."""
    full = [at for at in range(start, end) if words.plain[at] not in PARTICLES]
    return bool(full) and not any(
        words.common(at) or words.medical(at) or words.upper(at) or words.plain[at] in EPONYMS for at in full
    )


def _is_sure(words: Words, start: int, end: int) -> bool:
    """Tell whether words are known names, and neither eponyms nor one of the big towns."""
    full = [at for at in range(start, end) if not words.initial(at) and words.plain[at] not in PARTICLES]
    if not full or any(words.plain[at] in EPONYMS or words.plain[at] in NEVER for at in full):
        return False
    if words.plain[full[0]] in communes() and _is_big(words.plain[full[0]]):
        return len(full) > 1 and words.known(full[-1]).first >= _KNOWN
    known = [words.known(at) for at in full]
    return any((it.last >= _KNOWN or it.first >= _FREQUENT) and it.word <= 1 and not it.kinds for it in known)


def _is_big(town: str) -> bool:
    return any(commune.population >= _BIG_TOWN for commune in communes().named(town))
