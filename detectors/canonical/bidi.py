"""Text written backwards between bidirectional controls, so that a screen shows it forwards (UAX #9, override)."""

import re
from collections.abc import Sequence

from detectors.canonical.edits import Edit

_OVERRIDE = re.compile("\u202e([^\n\u202c\u202e]{2,1000})\u202c?")
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]{0,8}|.")
_FORWARD = re.compile(r"(?<![^\W\d_])[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]")
_BACKWARD = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ](?![^\W\d_])")


def edits(text: str) -> Sequence[Edit]:
    """Turn each run around, marks staying with their letter, unless its capitals say that it already reads forwards."""
    if "\u202e" not in text:
        return ()
    return [
        Edit(*run.span(), "".join(reversed(_CLUSTER.findall(run[1]))), mirrored=True)
        for run in _OVERRIDE.finditer(text)
        if len(_FORWARD.findall(run[1])) <= len(_BACKWARD.findall(run[1]))
    ]
