"""Words cut by a hyphen at the end of a line."""

import re
from collections.abc import Sequence

from detectors.canonical.edits import Edit

_CUT = re.compile(
    "(?P<joint>[-\u00ad\u2010\u2011¬])[ \t]*\r?\n[ \t]*(?:(?=[a-zß-öø-ÿœ])|(?=(?P<capital>[A-ZÀ-ÖØ-ÞŒ])))"
)


def edits(text: str) -> Sequence[Edit]:
    """Join the halves; a capital after the hyphen begins the second part of a compound name, which keeps it."""
    if "\n" not in text:
        return ()
    return [
        Edit(cut.start() + (cut["joint"] == "-" and cut["capital"] is not None), cut.end(), "")
        for cut in _CUT.finditer(text)
        if _in_word(text, cut.start())
    ]


def _in_word(text: str, place: int) -> bool:
    """Tell whether a letter, or a mark on one, comes right before."""
    return place > 0 and (text[place - 1].isalpha() or "\u0300" <= text[place - 1] <= "\u036f")
