"""Names that the way they are written tells: strict traits, first names in a row, corrections, initials."""

import re
from collections.abc import Iterator

from detectors.lexicons.eponyms import EPONYMS
from detectors.names.named import Named, spanned
from detectors.names.words import Words

_SEX = re.compile(r"[/|;] ?[FMHI] ?(?=[/|;])")
_TRAITS = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ'’ \-]{1,40}[A-ZÀ-Þ]) ?[/|;] ?([A-ZÀ-Þ][A-ZÀ-Þ'’ ,\-]{0,60}[A-ZÀ-Þ]) ?$")
_BORN = re.compile(r",? n[ée](?:e|\(e\))? le\b")
_CIVIL = re.compile(
    r"(?<![\w\-])([A-ZÀ-Þ]{2,20}(?:[ '’\-][A-ZÀ-Þ]{2,20}){0,2}"
    r" [A-ZÀ-Þ][a-zà-ÿ\-]{1,20}(?:, [A-ZÀ-Þ][a-zà-ÿ\-]{1,20}){1,4})$"
)
_CORRECTED = re.compile(r"[»\"”] (?:au lieu de|à la place de|et non(?: pas)?|pour) [«\"“] ?([A-ZÀ-Þ][\w'’\-]+)")
_CORRECT = re.compile(r"[«\"“] ?([A-ZÀ-Þ][\w'’\-]+) ?$")
_INITIALS = re.compile(
    r"nitiales?(?: (?:du |de la )?patiente?)? ?:? ?"
    r"([A-ZÀ-Þ](?:[\-. ]{0,2}[A-ZÀ-Þ]){1,2}|[A-ZÀ-Þ](?:[\-. ]{1,2}[A-ZÀ-Þ]){3})(?![\w'’])"
)
_TYPED = re.compile(r"(?<![\w/])[A-Z]{2,3}/[A-Z]{2,3}(?![\w/])")
_REFERENCE = re.compile(r"\b(?:r[ée]f(?:[ée]rences?)?|dict[ée]e? par|frappe)\.? ?: ?$", re.IGNORECASE)
_SIGNED = re.compile(r"\bdict[ée](?:e|r)?\b[^\n]{0,160}[.»] {1,2}([A-Z]{2})\s*\Z")
_WINDOW = 100
_KNOWN, _FREQUENT = 2, 3


def written(words: Words) -> Iterator[Named]:
    """Give the names that a fixed way of writing tells."""
    for read in (_traits, _civil, _corrected, _initials):
        yield from read(words)


def _traits(words: Words) -> Iterator[Named]:
    """Read the strict traits of identity: "NGO BIYONG / MARIE CLAIRE / F /"."""
    for sex in _SEX.finditer(words.text):
        match = _TRAITS.search(words.text, max(0, sex.start() - _WINDOW), sex.start())
        if match:
            last, firsts = (spanned(words, "traits d'identité", *match.span(side)) for side in (1, 2))
            if any(words.known(at).first >= _KNOWN for at in range(firsts.start, firsts.end)):
                yield from (last, firsts)


def _civil(words: Words) -> Iterator[Named]:
    """Read a surname and all first names before a birth: "BERTHOLLET Stanislas, Marie, né le"."""
    for born in _BORN.finditer(words.text):
        match = _CIVIL.search(words.text, max(0, born.start() - _WINDOW), born.start())
        if match:
            name = spanned(words, "état civil", *match.span(1))
            if words.known(name.end - 1).first >= _KNOWN:
                yield name


def _corrected(words: Words) -> Iterator[Named]:
    """Read a surname and its right spelling: "« Vaillant » au lieu de « Vayant »"."""
    for wrong in _CORRECTED.finditer(words.text):
        right = _CORRECT.search(words.text, max(0, wrong.start() - _WINDOW), wrong.start())
        if right and right[1][0] == wrong[1][0]:
            pair = [spanned(words, "correction", *match.span(1)) for match in (right, wrong)]
            if _is_corrected(words, pair):
                yield from pair


def _is_corrected(words: Words, pair: list[Named]) -> bool:
    """Tell whether one of two spellings is a frequent surname, and neither a word of medicine."""
    known = [words.known(at) for name in pair for at in range(name.start, name.end)]
    eponym = any(words.plain[name.start] in EPONYMS for name in pair)
    return not eponym and not any(it.kinds for it in known) and any(it.last > _FREQUENT for it in known)


def _initials(words: Words) -> Iterator[Named]:
    """Read initials that say they are, those of a letter's author and typist, and those that close a dictation."""
    text = words.text
    if "nitiale" in text:
        yield from (spanned(words, "initiales", *match.span(1)) for match in _INITIALS.finditer(text))
    for typed in _TYPED.finditer(text):
        if _REFERENCE.search(text[max(0, typed.start() - _WINDOW) : typed.start()]):
            yield spanned(words, "référence", *typed.span())
    if "dict" in text:
        yield from (spanned(words, "référence", *match.span(1)) for match in _SIGNED.finditer(text))
