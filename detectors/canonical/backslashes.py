r"""Letters as programs write them: `\u00e9`, `\u{e9}`, `\xC3\xA9`, `\303\251`, and JSON that was put in JSON."""

import re
from collections.abc import Sequence

from detectors.canonical.edits import Edit
from detectors.canonical.octets import decoded

_POINT = re.compile(r"(?<!\\)\\++(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|U([0-9A-Fa-f]{8}))")
_PAIR = re.compile(r"(?<!\\)\\++u[dD][89abAB][0-9A-Fa-f]{2}\\+u[dD][c-fC-F][0-9A-Fa-f]{2}")
_OCTET = re.compile(r"(?<!\\)\\++x([0-9A-Fa-f]{2})")
_SPACE = re.compile(r'(?<!\\)\\++(?!n(?:abla|eq|ot|u\b)|r(?:ho|ight)|t(?:au|ext|heta|imes|o\b))([nrt"/])')
"""White space and quotes of JSON that was put in JSON; commands of LaTeX are not that."""
_PATH = re.compile(r"(?:(?<![A-Za-z])[A-Za-z]:|(?<!\S)\\(?=\\))\\++\w")
"""A file of Windows: its `\n` are names."""
_LAST = 0x10FFFF


def edits(text: str) -> Sequence[Edit]:
    r"""Decode the escapes, however many backslashes introduce each."""
    if "\\" not in text:
        return ()
    pairs = [Edit(*match.span(), _joined(match[0])) for match in _PAIR.finditer(text)]
    points = [Edit(*match.span(), _point(match)) for match in _POINT.finditer(text)]
    octets = [*decoded(_OCTET.finditer(text)), *decoded(_octals(text), base=8)]
    spaces = [] if _PATH.search(text) else [Edit(*m.span(), _BLANKS.get(m[1], m[1])) for m in _SPACE.finditer(text)]
    return _apart(sorted([*pairs, *points, *octets, *spaces], key=lambda edit: (edit.start, -edit.end)))


_BLANKS = {"n": "\n", "r": "\n", "t": "\t"}


def _joined(pair: str) -> str:
    high, low = (int(half, 16) for half in re.findall(r"u(.{4})", pair))
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _point(match: re.Match[str]) -> str:
    point = int(match[1] or match[2] or match[3], 16)
    return chr(point) if point <= _LAST else ""


_OCTAL_RUN = re.compile(r"(?:\\[23][0-7]{2}){2,}")
_OCTAL_ONE = re.compile(r"\\([23][0-7]{2})")


def _octals(text: str) -> list[re.Match[str]]:
    return [one for run in _OCTAL_RUN.finditer(text) for one in _OCTAL_ONE.finditer(text, *run.span())]


def _apart(found: list[Edit]) -> list[Edit]:
    """Keep the first of edits that overlap."""
    kept: list[Edit] = []
    for edit in found:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
