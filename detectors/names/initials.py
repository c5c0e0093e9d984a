"""Initials beside a name belong to it: "SERRE M.", "M.-A. Burle", "Kemal A."."""

from detectors.names.named import Named
from detectors.names.vocabulary import NEVER
from detectors.names.words import Words

_BESIDE = frozenset({" ", ". ", "-", ".-", ".", " -"})
_AFTER = frozenset({"", ".", "\n", ",", ")", ";", ":", "|", "\t", "/"})
_AMBIGUOUS = frozenset({"a", "y"})
"""Letters that are also words: taken for initials only where a sign or the end follows."""
_LONGEST = 2
_TITLES = frozenset({"dr", "pr", "me", "mr", "mm", "m", "st", "pt", "ch", "av", "bd"})


def with_initials(words: Words, name: Named) -> Named:
    """Give a name with the initials that stand beside it; a civility is none."""
    start, end = name.start, name.end
    while end < len(words) and words.before(end) in {" ", "-", ".-"} and _is_trailing(words, end):
        end += 1
    while start > 0 and words.after(start - 1) in _BESIDE and _is_leading(words, start - 1):
        start -= 1
    short = len(words.raw[end - 1]) <= _LONGEST and words.capital(end - 1)
    cut = words.ends[end - 1] + (short and words.after(end - 1).startswith("."))
    return name._replace(start=start, end=end, cut=max(name.cut, cut))


def _is_trailing(words: Words, at: int) -> bool:
    raw, gap = words.raw[at], words.after(at)
    if not raw.isalpha() or len(raw) > _LONGEST or not raw[0].isupper() or words.plain[at] in NEVER - _AMBIGUOUS:
        return False
    if len(raw) > 1 or words.plain[at] in _AMBIGUOUS:
        return gap.startswith(".") or (len(raw) == 1 and gap[:1] in _AFTER)
    return gap[:1] in _AFTER or gap[:2] in {" (", " :", "  ", "-", "- "} or gap.startswith("-")


def _is_leading(words: Words, at: int) -> bool:
    raw, gap = words.raw[at], words.after(at)
    if len(raw) > _LONGEST or not raw[0].isupper() or words.plain[at] in _TITLES:
        return raw == "M" and gap == ".-"
    return gap.startswith(".") or (len(raw) == 1 and gap == "-")
