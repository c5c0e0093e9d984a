"""Names that a job in parentheses follows: "Z.Phillot (Interne)", "GinetteLavignac (IDE)"."""

import re
from collections.abc import Iterator

from detectors.names.named import Named, spanned
from detectors.names.vocabulary import NEVER
from detectors.names.words import Words

_JOB = (
    r"(?:[Ii]nterne|[Ee]xterne|IDEC?|IADE|IBODE|AS|ASH|[Cc]adre|[Cc]hef de clinique|CCA|PH|PHC|PU-?PH|MCU-?PH|FFI|DJ"
    r"|[Mm][ée]decin|[Ii]nfirmi[eè]re?|[Ss]ecr[ée]taire|[Ss]age-femme|[Kk]in[ée]|[Dd]i[ée]t[ée]ticienne|[Pp]sychologue)"
)
_SIGNED = re.compile(
    rf"(?<!\w)(?P<name>[A-ZÀ-Þ][A-Za-zÀ-ÿ'’\-]*\.?(?:[ .\-]{{0,2}}[A-ZÀ-Þ][A-Za-zÀ-ÿ'’\-]+){{0,3}})"
    rf" ?\( ?{_JOB}\b[^)\n]{{0,30}}\)"
)


def signed(words: Words) -> Iterator[Named]:
    """Give the names before a job in parentheses, civilities left out."""
    for match in _SIGNED.finditer(words.text):
        name = spanned(words, "métier entre parenthèses", *match.span("name"))
        start = name.start
        while start < name.end and words.plain[start] in NEVER and not _is_initial(words, start):
            start += 1
        if start < name.end and any(len(word) > 1 for word in words.raw[start : name.end]):
            yield name._replace(start=start)


def _is_initial(words: Words, at: int) -> bool:
    return len(words.raw[at]) == 1 and words.raw[at] != "M" and words.after(at).startswith(".")
