"""Where the name of a commune starts and ends in a text, by the official list."""

import re
from typing import NamedTuple

from detectors.lexicons.communes import LONGEST_NAME, Communes, communes, plain
from detectors.lexicons.homonyms import HOMONYMS

_RUN = re.compile(rf"[^\W\d_]+(?:(?:\.?\s|['’\-.]|\s?-\s?)[^\W\d_]+){{0,{LONGEST_NAME - 1}}}")
_WORD = re.compile(r"[^\W_]+")
_TAIL = re.compile(
    r"\sc[ée]dex(?:[ ]\d{1,2}\b)?|[ ](?:0?[1-9]|1\d|20)(?:er|e|[èe]me)?(?:\sarr(?:ondissement|t)?\.?)?"
    r"(?![\w/,.]\d|[ ]\d|[^\W_]|\s?(?:ans|mois|jours|h|mg|rue|bis)\b)",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"(?:-[^\W\d_]+)*")


class Town(NamedTuple):
    """A commune in a text: its span, its plain name, and whether that name is also a common word."""

    start: int
    end: int
    name: str
    common: bool


class Gazetteer:
    """Reads the names of communes; the table is shared by all instances of a process."""

    def __init__(self) -> None:
        self._communes: Communes = communes()

    def town(self, text: str, start: int, article: str = "") -> Town | None:
        """Give the longest name of a commune that starts at a position, or None.

        Args:
            text: Where to read.
            start: The first letter of the name.
            article: What was contracted before: "le" for « au Havre ».
        """
        run = _RUN.match(text, start)
        if not run:
            return None
        ends = [word.end() for word in _WORD.finditer(text, start, run.end())][:LONGEST_NAME]
        words = plain(text[start : run.end()]).split()
        for count in range(min(len(ends), len(words)), 0, -1):
            name = " ".join([*article.split(), *words[:count]])
            if name in self._communes:
                return Town(start, _compound_end(text, ends[count - 1]), name, _is_common(words[:count]))
        return None

    def is_postcode(self, code: str) -> bool:
        """Tell whether five digits are an official postcode."""
        return code in self._communes.postcodes

    def population(self, town: Town) -> int:
        """Give the inhabitants of the largest commune of that name."""
        return max(commune.population for commune in self._communes.named(town.name))


def with_tail(text: str, end: int) -> int:
    """Give the end of a town with its arrondissement or its CEDEX, if any."""
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def _is_common(words: list[str]) -> bool:
    return " ".join(words) in HOMONYMS


def _compound_end(text: str, end: int) -> int:
    """Take in what hyphens bind to a name: a compound that is in no list is still one town."""
    rest = _COMPOUND.match(text, end)
    return rest.end() if rest else end
