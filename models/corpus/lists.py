"""Words and patterns written by hand for the corpus, one a line in `lists/`; one that is there twice is drawn twice."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("lists")


@cache
def listed(name: str) -> tuple[str, ...]:
    """Give the lines of a list.

    Raises:
        FileNotFoundError: there is no list of that name.
    """
    return tuple((FOLDER / f"{name}.txt").read_text("utf-8").splitlines())
