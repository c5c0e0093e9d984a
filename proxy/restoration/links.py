"""Whether an address is being written: words put back in there would leave with the next click or image load."""

import re

_TOKEN = re.compile(
    r"(?P<mark>/\\?/|www\.|\][(:]|mailto:|https?:|&)|(?P<open><)|(?P<close>>)|(?P<line>\n)|(?P<space>\s)"
    r"|(?P<quote>(?<!\\)\")",
    re.IGNORECASE,
)
"""What begins and ends an address. Browsers read `http:name` as one, and Markdown reads `&#47;` as a slash.

Quotes and `>` end none: Markdown takes them for a part of it (https://spec.commonmark.org/0.31.2/#links).
"""

_LONGEST_MARK = len("mailto:")


class Links:
    """Follows a text that arrives in pieces, however long its addresses are.

    `nested` text is the inside of JSON, where a quote ends a string and with it any address.
    """

    def __init__(self, *, nested: bool = False) -> None:
        self._nested = nested
        self._recent = ""
        self._plain = False
        self._open = False
        self._angled = False

    @property
    def under_way(self) -> bool:
        """Whether what comes next is part of an address; one between angle brackets may hold spaces."""
        return self._plain or self._angled

    def follow(self, text: str) -> None:
        """Take in what was written next."""
        recent = self._recent + text
        for token in _TOKEN.finditer(recent):
            if token.end() > len(self._recent):
                self._take(token.lastgroup)
        self._recent = recent[-_LONGEST_MARK:]

    def _take(self, kind: str | None) -> None:
        match kind:
            case "mark":
                self._plain, self._angled = True, self._open
            case "open":
                self._open = True
            case "close":
                self._open = self._angled = False
            case "space":
                self._plain = False
            case "quote" if not self._nested:
                pass
            case _:
                self._plain = self._open = self._angled = False
