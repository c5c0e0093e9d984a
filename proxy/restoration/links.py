"""Whether an address is being written: words put back in there would leave with the next click or image load."""

import re

_MARK = re.compile(r"/\\?/|www\.|\]\(|mailto:", re.IGNORECASE)
_ANGLED = "](<"
_LONGEST_MARK = len("mailto:")
_WORD_END = re.compile(r"[\s\"'<>]")
_LINE_END = re.compile(r"[>\n]")
"""What ends `](<...>`, the one Markdown address that may hold spaces (https://spec.commonmark.org/0.31.2/#links)."""


class Links:
    """Follows a text that arrives in pieces, however long its addresses are."""

    def __init__(self) -> None:
        self._recent = ""
        self._plain = False
        self._angled = False

    @property
    def under_way(self) -> bool:
        """Whether what comes next is part of an address."""
        return self._plain or self._angled

    def follow(self, text: str) -> None:
        """Take in what was written next."""
        recent = self._recent + text
        line = _LINE_END.split(recent)[-1]
        word = _WORD_END.split(line)[-1]
        self._angled = _ANGLED in line or (self._angled and _LINE_END.search(text) is None)
        self._plain = _MARK.search(word) is not None or (self._plain and _WORD_END.search(text) is None)
        self._recent = recent[-_LONGEST_MARK:]
