"""Numbers in words that make an identifier, a date, an age or an address, written in figures; others stay words."""

import re
from collections.abc import Iterator, Sequence

from detectors.canonical.dictation import Group, runs
from detectors.canonical.edits import Edit
from detectors.canonical.lowering import lowered

_FEWEST_DIGITS = 8
"""Digits from which a run of groups is an identifier, whatever comes before."""
_FEWEST_AFTER_CUE = 3
_CUE = re.compile(
    r"(?:\b(?:ipp|nip|nir|ins|nda|iep|rpps|adeli|finess|t[ée]l(?:[ée]phone)?|portable|fixe|num[ée]ro|n[°o]|dossier|s[ée]cu"
    r"|sociale|matricule|code|chambre|ch|box|lit|s[ée]jour|appartement|apt|uf)|\bn[ée]e?(?:\(e\))?(?:\sle)?|\bddn|naissance)"
    r"(?:\s(?:de|du|est|le|la|postal|patient|client))?[\s:.=]{1,3}$"
)
_POSTAL = re.compile(r"\b(?:code\spostal|cp)[\s:]{1,3}$")
_YEARS_OLD = re.compile(r"\sans(?!\w)")
_YOUNG = re.compile(r"\s(?:mois|semaines|jours)(?!\w)")
_CHILD = re.compile(r"(?:âgée?|agée?|nourrisson|bébé|enfant|garçon|fille|fillette|nouveau-né)\s(?:\w{1,12}\s)?de\s$")
_STREET = re.compile(
    r"(?i)(?:,|\s(?:bis|ter|quater),?)?\s(?:rue|avenue|av|boulevard|bd|place|all[ée]es?|impasse|chemin|route|quai|cours|square"
    r"|passage|sentier|faubourg|voie|r[ée]sidence|lotissement)\.?\s"
)
_LINK = re.compile(r"[\s\-\u2010-\u2013,.;/]{1,4}")
_KEY = re.compile(r"[\s\-,.;/:]{0,3}cl(é|e|ef)[\s\-,.;/:]{1,3}")
_GAP = re.compile(r"[ \t\-\u2010-\u2013]{1,3}|[./]")
_NOUN = re.compile(r" [^\W\d_]")
_TOWN = re.compile(r",? [A-ZÀ-Þ]")
_REACH = 40
_COUNTRIES = {"33", "262", "508", "590", "594", "596", "687", "689", "32", "41", "352"}
_LIVES = range(2, 121)
_DAYS, _MONTHS, _YEARS = range(1, 32), range(1, 13), range(1850, 2100)


def edits(text: str) -> Sequence[Edit]:
    """Write the groups that mean something in figures, one space between them."""
    low = lowered(text)
    return [edit for run in runs(low) if run for part in _parts(text, low, run) for edit in _written(low, part)]


def _parts(text: str, low: str, run: list[Group]) -> Iterator[list[Group]]:
    """Cut a run in stretches that touch, and keep those to write in figures."""
    stretch: list[Group] = []
    for group in run:
        if stretch and not _touch(low, stretch[-1], group):
            yield from _kept(text, low, stretch)
            stretch = []
        stretch.append(group)
    yield from _kept(text, low, stretch)


def _touch(low: str, before: Group, after: Group) -> bool:
    """Tell whether two groups are said together; a comma between typed figures and a word parts them."""
    between = low[before.end : after.start]
    return bool((_LINK if before.spoken == after.spoken else _GAP).fullmatch(between) or _KEY.fullmatch(between))


def _kept(text: str, low: str, groups: list[Group]) -> Iterator[list[Group]]:
    spoken = sum(group.spoken for group in groups)
    if not spoken:
        return
    parts = [*_identifiers(low, groups)]
    if not parts and (_is_asked_for(low, groups, spoken) or (len(groups) == 1 and _is_plain(text, low, groups[0]))):
        parts = [groups]
    yield from parts


def _is_asked_for(low: str, groups: list[Group], spoken: int) -> bool:
    """Tell whether words before announce a number; one word after typed figures is no part of it."""
    before = low[max(0, groups[0].start - _REACH) : groups[0].start]
    cue = _POSTAL.search(before) or (_digits(groups) >= _FEWEST_AFTER_CUE and _CUE.search(before))
    return bool(cue) and (groups[0].spoken or spoken > 1)


def _is_plain(text: str, low: str, group: Group) -> bool:
    before = low[max(0, group.start - _REACH) : group.start]
    return _is_age(low, group, before) or _is_place(text, group)


def _is_age(low: str, group: Group, before: str) -> bool:
    if not group.figures.isdecimal() or int(group.figures) not in _LIVES:
        return False
    child = _YOUNG.match(low, group.end) and _CHILD.search(before)
    return bool(child or _YEARS_OLD.match(low, group.end))


def _is_place(text: str, group: Group) -> bool:
    """Tell the number of a house or a post code; « une voie », « une place » are neither."""
    postal = len(group.figures) == len("69003") and _TOWN.match(text, group.end)
    return group.figures != "1" and bool(postal or _STREET.match(text, group.end))


def _digits(groups: Sequence[Group]) -> int:
    return sum(len(group.figures) for group in groups)


def _identifiers(low: str, groups: list[Group]) -> Iterator[list[Group]]:
    """Give the stretches that are a telephone number, a NIR or a date, else all when there are digits enough.

    What was said after a number leaves it only when it counts something: « … trente-quatre deux fois par jour ».
    """
    while groups:
        start, end = next(_known(groups), (0, 0))
        alone = end == len(groups) or _NOUN.match(low, groups[-1].end)
        if not end or not (alone or all(not group.spoken for group in groups[start:end])):
            break
        yield groups[start:end]
        groups = groups[end:]
    if _digits(groups) >= _FEWEST_DIGITS and not any(map(_counts, groups)):
        yield groups


def _known(groups: list[Group]) -> Iterator[tuple[int, int]]:
    """Give the spans of groups that have the length of a telephone number or a NIR, or the values of a date."""
    for start, group in enumerate(groups):
        if _is_date(groups[start : start + 3]):
            yield start, start + 3
        lengths = {10} if group.figures[0] == "0" else {13, 15} if group.figures[0] in "123478" else set()
        most = min(len(groups), start + max(lengths, default=0))
        for end in range(most, start, -1):
            if _digits(groups[start:end]) in lengths:
                yield start, end


def _is_date(groups: list[Group]) -> bool:
    if len(groups) != len(("day", "month", "year")) or not all(group.figures.isdecimal() for group in groups):
        return False
    day, month, year = (int(group.figures) for group in groups)
    return day in _DAYS and month in _MONTHS and year in _YEARS


def _counts(group: Group) -> bool:
    """Tell a number said with « mille », which is an amount."""
    return group.spoken and len(group.figures) > len("999") and group.figures[0] != "0"


def _written(low: str, groups: list[Group]) -> Iterator[Edit]:
    if groups[0].figures in _COUNTRIES and low.endswith("plus ", 0, groups[0].start):
        yield Edit(groups[0].start - len("plus "), groups[0].start, "+")
    for before, after in zip([None, *groups], groups, strict=False):
        if before is not None:
            yield from _link(low, before.end, after.start)
        if after.spoken:
            yield Edit(after.start, after.end, after.figures)


def _link(low: str, start: int, end: int) -> Iterator[Edit]:
    """Put a plain space where a comma or a wide gap was; the word for the key stays."""
    plain = " clé " if _KEY.fullmatch(low, start, end) else " "
    if low[start:end] != plain and (end - start > 1 or low[start] in ",;"):
        yield Edit(start, end, plain)
