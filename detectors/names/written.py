"""Names that the way they are written tells: strict traits, first names in a row, corrections, initials."""

import re
from collections.abc import Iterator

from detectors.lexicons.eponyms import EPONYMS, NAMESAKES
from detectors.names.named import Named, spanned
from detectors.names.reading import looks_like_a_name
from detectors.names.vocabulary import NEVER, PARTICLES
from detectors.names.words import Words

_SEX = re.compile(r"[/|;] ?[FMHI] ?(?=[/|;])")
_TRAITS = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ'’ \-]{1,40}[A-ZÀ-Þ]) ?[/|;] ?([A-ZÀ-Þ][A-ZÀ-Þ'’ ,\-]{0,60}[A-ZÀ-Þ]) ?$")
_BORN = re.compile(r" n[ée](?:e|\(e\))? le\b")
_CIVIL = re.compile(
    r"(?<![\w\-])([A-ZÀ-Þ]{2,20}(?:[ '’\-][A-ZÀ-Þ]{2,20}){0,2}"
    r" [A-ZÀ-Þ][a-zà-ÿ\-]{1,20}(?:, [A-ZÀ-Þ][a-zà-ÿ\-]{1,20}){1,4})$"
)
_CORRECTED = re.compile(r"[»\"”] (?:au lieu de|à la place de|et non(?: pas)?|pour) [«\"“] ?([A-ZÀ-Þ][\w'’\-]+)")
_CORRECT = re.compile(r"[«\"“] ?([A-ZÀ-Þ][\w'’\-]+) ?$")
_INITIALS = re.compile(
    r"nitiales?(?: (?:du |de la )?patiente?)? ?:? ?"
    r"([A-ZÀ-Þ]\.(?:[ \-]?[A-ZÀ-Þ]\.){1,3}"
    r"|[A-ZÀ-Þ](?:[\-. ]{0,2}[A-ZÀ-Þ]){1,2}|[A-ZÀ-Þ](?:[\-. ]{1,2}[A-ZÀ-Þ]){3})(?![\w'’])"
)
_TYPIST = re.compile(r"/(?<=[A-Z]/)[A-Z]{2,3}(?![\w/])")
_REFERENCE = re.compile(r"\b(?i:r[ée]f(?:[ée]rences?)?|dict[ée]e? par|frappe)\.? ?: ?(?P<author>[A-Z]{2,3})$")
_SIGNED = re.compile(r"\bdict[ée](?:e|r)?\b[^\n]{0,160}[.»] {1,2}([A-Z]{2})\s*\Z")
_FAREWELL = re.compile(
    r"(?:[Mm]erci|[Cc]ordialement|[Cc]dt|[Bb]ises"
    r"|[Bb]onne (?:journ[ée]e|soir[ée]e|garde|nuit)|[ÀàAa] (?:demain|bient[ôo]t|toi|vous|\+))"
    r" ?[,.!]? ?\n?[ \n]?([A-Z]{2,3})\.?\s*\Z"
)
_SIGNATURE = re.compile(r"\n[ \t]*([A-ZÀ-Þ][a-zà-ÿ]{2,15}(?:-[A-ZÀ-Þ][a-zà-ÿ]{2,15})?)[ \t.]*\s*\Z")
_CALLED = re.compile(
    r"\b(?:[SMTsmt]on|[Vv]otre|[Ll]eur) (?:pr[ée])?nom (?:de famille |de jeune fille |de naissance |d['’]usage )?"
    r"(?:c['’]est|est|était) (?:« ?)?([A-ZÀ-Þ][\w'’\-]+(?: [A-ZÀ-Þ][\w'’\-]+)?)"
)
_PRACTICE = re.compile(
    r"\b(?:IDEL?s?|[Ii]nfirmi[eè]re?s?|[Kk]in[ée]s?(?:ith[ée]rapeutes?)?|[Mm][ée]decins?|[Oo]rthophonistes?|[Ss]ages?-femmes?"
    r"|[Dd]entistes?)(?: lib[ée]ra(?:le?s?|ux)| traitants?)?(?: ?: ?| (?:du |au )?)cabinet (?:de |du |des )?"
    r"(?!Saint|Sainte|St)([A-ZÀ-Þ][\w'’]+(?: ?[/& \-] ?[A-ZÀ-Þ][\w'’]+){0,3})"
)
_WINDOW = 100
_KNOWN, _FREQUENT = 2, 3


def written(words: Words) -> Iterator[Named]:
    """Give the names that a fixed way of writing tells."""
    for read in (_traits, _civil, _corrected, _initials, _signed, _called, _practices):
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
        end = born.start() - (words.text[born.start() - 1] == ",")
        match = _CIVIL.search(words.text, max(0, end - _WINDOW), end)
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
    for typist in _TYPIST.finditer(text):
        author = _REFERENCE.search(text, max(0, typist.start() - _WINDOW), typist.start())
        if author:
            yield spanned(words, "référence", author.start("author"), typist.end())
    if "dict" in text:
        yield from (spanned(words, "référence", *match.span(1)) for match in _SIGNED.finditer(text))


def _signed(words: Words) -> Iterator[Named]:
    """Read who signs: a first name alone on the last line, or initials after a farewell."""
    farewell = _FAREWELL.search(words.text, max(0, len(words.text) - _WINDOW))
    if farewell and words.plain[-1] not in NEVER:
        yield spanned(words, "signature", *farewell.span(1))
    last = _SIGNATURE.search(words.text, max(0, len(words.text) - _WINDOW))
    if last:
        name = spanned(words, "signature", *last.span(1))
        given = [words.known(at) for at in range(name.start, name.end)]
        if all(it.first >= _FREQUENT and it.word <= 1 and not it.kinds for it in given) and _is_signed(words, name):
            yield name


def _is_signed(words: Words, name: Named) -> bool:
    """Tell whether the line before ends as a farewell does; a list of plain names goes on without."""
    before = words.before(name.start).strip()[:1]
    return words.plain[name.start] not in NAMESAKES and before in {",", ".", "!", "?", ")", ""}


def _called(words: Words) -> Iterator[Named]:
    """Read what someone is called: "son nom c'est Quesnel"."""
    for match in _CALLED.finditer(words.text) if "nom " in words.text else ():
        name = spanned(words, "nommé", *match.span(1))
        if words.plain[name.start] not in NEVER and not words.grammar(name.end - 1):
            yield name


def _practices(words: Words) -> Iterator[Named]:
    """Read whose practice it is: "IDEL : cabinet Fouchet/Lamarre"."""
    for match in _PRACTICE.finditer(words.text) if "cabinet" in words.text else ():
        names = spanned(words, "cabinet", *match.span(1))
        if all(looks_like_a_name(words, at) or words.plain[at] in PARTICLES for at in range(names.start, names.end)):
            yield names
