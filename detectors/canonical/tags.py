"""Text hidden in the Unicode tag characters, which no screen shows and a language model reads."""

import re
from collections.abc import Sequence

from detectors.canonical.edits import Edit

_RUN = re.compile("[\U000e0020-\U000e007e]{3,}")
_FEWEST = 3
"""A tag or two in a word are invisible fillers, and so is the same one several times."""
_FLAG = "\N{WAVING BLACK FLAG}"
"""The flag of a region is written with tags too."""
_OFFSET = 0xE0000
_UTF8_PREFIX = b"\xf3\xa0"
"""How every tag begins in UTF-8, where a search is a hundred times quicker."""


def edits(text: str) -> Sequence[Edit]:
    """Read each tag as the ASCII character that it copies."""
    if _UTF8_PREFIX not in text.encode("utf-8", "surrogatepass"):
        return ()
    return [
        Edit(index, index + 1, chr(ord(text[index]) - _OFFSET))
        for run in _RUN.finditer(text)
        if len(set(run[0])) >= _FEWEST and not text.endswith(_FLAG, 0, run.start())
        for index in range(run.start(), run.end())
    ]
