"""E-mail addresses that are dictated or disguised: « helene point lefevre arobase exemple point fr »."""

import re
from collections.abc import Iterator, Sequence

from detectors.canonical.edits import Edit

_WORD = r"[^\W_]{1,40}"
_DOT = r"(?:\s(?:point|dot)\s|\s?[\[({<]\s?(?:point|dot|\.)\s?[\])}>]\s?|\s\.\s|\.)"
_LINE = r"(?:\stiret\sdu\s(?:bas|six|6|huit|8)\s|\s(?:tiret[\s-]bas|underscore|souligné)\s|_)"
_DASH = r"(?:\s(?:tiret(?:\sdu\smilieu)?|trait\sd['’]union|dash)\s|-)"
_AT = re.compile(
    r"\s?[\[({<]\s?(?:at|arobase?|arrobas?e|chez|a|@)\s?[\])}>]\s?|\s(?:arobase?|arrobas?e|a\scommercial|at)\s|\s@\s|@",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?:{_WORD}(?:{_LINE}|{_DASH}|{_DOT})){{0,6}}{_WORD}$", re.IGNORECASE)
_AFTER = re.compile(rf"{_WORD}(?:(?:{_DASH}|{_DOT}){_WORD}){{0,5}}{_DOT}[a-z]{{2,12}}(?!\w)", re.IGNORECASE)
_JOINTS = re.compile(rf"(?P<line>{_LINE})|(?P<dash>{_DASH})|(?P<dot>{_DOT})", re.IGNORECASE)
_PLAIN = {"line": "_", "dash": "-", "dot": "."}
_COMMON = re.compile(r"\s\.\s|\s(?:point|dot)\s|\.(?:fr|com|org|net|eu|be|ch|re|gp|mq|gf|yt|nc|pf)$", re.IGNORECASE)
_LONGEST = 100
"""Code points looked at on either side; an address on paper is shorter."""
_HINTS = ("@", "aroba", "arroba", "a commercial", " at ", "at]", "at)", "at}", "at>", "[a", "(a)", "chez)", "chez]")


def edits(text: str) -> Sequence[Edit]:
    """Write signs for the words of an address, when a domain follows the at sign."""
    low = text.lower()
    if not any(hint in low for hint in _HINTS):
        return ()
    found: list[Edit] = []
    for at in _AT.finditer(text):
        if not found or at.start() >= found[-1].end:
            found += _address(text, at, found[-1].end if found else 0)
    return found


def _address(text: str, at: re.Match[str], done: int) -> Iterator[Edit]:
    after = _AFTER.match(text, at.end(), at.end() + _LONGEST)
    low = max(done, at.start() - _LONGEST)
    before = _BEFORE.search(text[low : at.start()]) if after else None
    if not before or not after or _doubtful(at[0], after[0]):
        return
    yield from _signs(text, low + before.start(), at.start())
    if at[0] != "@":
        yield Edit(*at.span(), "@")
    yield from _signs(text, *after.span())


def _doubtful(at: str, domain: str) -> bool:
    """Tell an English « at » before a written domain, and the product of matrices `A @ B.shape`."""
    bare = at.strip().lower()
    return (bare == "at" and "." in domain) or (at == " @ " and not _COMMON.search(domain))


def _signs(text: str, start: int, end: int) -> Iterator[Edit]:
    for joint in _JOINTS.finditer(text, start, end):
        plain = _PLAIN[joint.lastgroup or ""]
        if joint[0] != plain:
            yield Edit(*joint.span(), plain)
