"""Names that are spelled: « D comme Denise, U comme Ursule… », « Delta Uniform Papa… »."""

import re
from collections.abc import Iterator, Sequence

from detectors.canonical.edits import Edit

_LINK = r"(?:[\s,;.\-–/]{1,3}(?:(?:et|puis)\s)?)"
_LIKE = r"(?P<letter>[^\W\d_])\s(?:comme|pour)\s[^\W\d_]{2,20}(?!\w)"
_NATO = (
    r"(?P<letter>al(?:ph|f)a|bravo|charlie|delta|echo|foxtrot|golf|h[oô]tel|india|juliett?e?|kilo|lima|mike|november|oscar"
    r"|papa|qu[eé]bec|rom[eé]o|sierra|tango|uniform|victor|whiske?y|x-?ray|yankee|zulu)(?!\w)"
)
_HINT = re.compile(" (?:comme|pour) ")
_NATO_VOWELS = ("alpha", "alfa", "echo", "india", "oscar", "uniform")


def edits(text: str) -> Sequence[Edit]:
    """Keep one letter of each word that spells one."""
    low = text.lower()
    found: list[Edit] = []
    if any(not low[max(0, like.start() - 2)].isalnum() or like.start() == 1 for like in _HINT.finditer(low)):
        found += _spelled(text, _SPELLED_LIKE, _ONE_LIKE)
    if any(word in low for word in _NATO_VOWELS):
        found += _spelled(text, _SPELLED_NATO, _ONE_NATO)
    return sorted(found)


def _spelled(text: str, run: re.Pattern[str], one: re.Pattern[str]) -> Iterator[Edit]:
    for spelled in run.finditer(text):
        done = spelled.start()
        for letter in one.finditer(text, *spelled.span()):
            if done < letter.start():
                yield Edit(done, letter.start(), "")
            yield Edit(*letter.span(), letter["letter"][0].upper())
            done = letter.end()


def _run(one: str, fewest: int) -> re.Pattern[str]:
    plain = one.replace("?P<letter>", "?:")
    return re.compile(rf"(?<!\w){plain}(?:{_LINK}{plain}){{{fewest - 1},60}}", re.IGNORECASE)


_SPELLED_LIKE, _ONE_LIKE = _run(_LIKE, 3), re.compile(_LIKE, re.IGNORECASE)
_SPELLED_NATO, _ONE_NATO = _run(_NATO, 4), re.compile(_NATO, re.IGNORECASE)
