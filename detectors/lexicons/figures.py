"""People of history, of public life and of fiction, plain, whom general questions name.

Both lists were written for Paravent, from general knowledge, one name a line: `public_figures.txt` holds full names,
`famous_surnames.txt` names that mean the figure when they stand alone. The frequencies of `names.bin` only served to
leave out those that many people bear in France. An age, a birth or a bed beside one makes it a person again.
"""

from pathlib import Path

from detectors.lexicons import names, words

_HERE = Path(__file__).parent

PUBLIC_FIGURES = names((_HERE / "public_figures.txt").read_text(encoding="utf-8"))
"""Full names, as the words of a text are read: letters only, a space for each hyphen and apostrophe."""

FAMOUS_SURNAMES = words((_HERE / "famous_surnames.txt").read_text(encoding="utf-8"))
"""Surnames and lone names that nearly always mean the figure, and that few people bear in France."""
