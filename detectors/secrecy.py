"""Whether a text speaks of one real person known through care or work, or says that it is an invented case.

The secret covers all that came to the professional's knowledge: confided, seen, heard, understood (CSP L1110-4 and
R4127-4). No word decides alone: a judge (`models/judge.py`) weighs them all, and gives the score; only an exchange
format that carries one person's record is sure by its form. Cues that can be named are in `cues.py`.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

import regex

from detectors.cues import is_own, is_record
from detectors.names.prose import is_learned

THRESHOLD = -1.0
"""Log-odds from which a text is covered: a secret that leaves weighs more than a question held up.

`detectors/README.md` has what each kind of text gives at this point.
"""
CASE = 1.0
"""Those from which a text is covered although it says that it is invented, or is learned prose."""
OWN = 2.0
"""What « ma patiente », « notre résident » are worth: they are somebody's, unless the text says otherwise."""
STORY = 2.5
"""Log-odds from which one passage covers a long text: it has many, and each may be taken amiss."""
_TIMEOUT = 2.0
_INVENTED = regex.compile(
    r"\b(?:cas\s(?:cliniques?\s)?(?:fictifs?|invent[ée]s?|d['’](?:entra[îi]nement|[ée]cole|examen)|pour\sles\s[ée]tudiants)"
    r"|vignettes?\scliniques?|dossiers?\sprogressifs?|mises?\sen\ssituation\s(?:fictive|simul[ée]e)"
    r"|(?:patiente?|personnage|personne|r[ée]sidente?|soign[ée]e?)\s(?:ficti(?:f|ve)|imaginaire|invent[ée]e?|simul[ée]e?"
    r"|standardis[ée]e?|virtuel(?:le)?|type)"
    r"|(?:imagine|invente)[rz]?(?:-moi)?\s(?:une?|le|la|des)\s(?:\p{L}+\s){0,2}(?:patiente?|cas|r[ée]sidente?|dossier))\b",
    regex.IGNORECASE,
)
_EXAM = regex.compile(
    r"\b(?:qcm|qroc|qru|qrm|kfp|edn|ecni?|ecos|dfasm\d?|(?:les|mes|nos|aux|copies?\sde|sujets?\sde)\spartiels|annales|clinical\scase|question\stype|cochez"
    r"|parmi\sles\s(?:\p{L}+\s){1,3}suivante?s|r[ée]ponses?\s(?:exactes?|fausses?|justes?)|une\sseule\sest\s(?:fausse|exacte|juste)"
    r"|(?:(?:le|la|les)quel(?:le)?s?|quel(?:le)?s?(?:\s\p{L}+){1,4})\sn['’](?:est|ont|a)\spas)\b",
    regex.IGNORECASE,
)
"""Words of examinations: a pneumothorax and a working time are « partiel » too."""
_ANSWERS = tuple(regex.compile(rf"(?:^|\s){letter}\s?[.)\-]\s") for letter in "ABCD")
_NUMBERED = tuple(regex.compile(rf"(?:^|\s){number}\s?[.)\-]\s") for number in "1234")
_WHICH = regex.compile(r"\b(?:la|le|les)quel(?:le)?s?\b", regex.IGNORECASE)
"""Answers to choose from, lettered, or numbered where one is asked which."""


class Judgement(NamedTuple):
    """What a text is: covered by the secret, or an invented case, never both."""

    secret: bool
    vignette: bool


class Scores(Protocol):
    """What the judges say (`models.judgements.Judgements`), each asked only if it is read."""

    @property
    def secrecy(self) -> float:
        """Log-odds that the text speaks of a real person."""
        ...

    @property
    def story(self) -> float:
        """Log-odds that a passage of it does."""
        ...


def judged(text: str, scores: Scores) -> Judgement:
    """Judge a text; what speaks of a real person is no invented case, whatever it says of itself.

    A passage counts only where the text does not say that it is invented, and is no learned prose: its story is then a
    part of the case, or of what is taught.

    Args:
        text: The canonical text.
        scores: What the judges say of it.

    Raises:
        TimeoutError: a pattern took more than two seconds.
    """
    invented = is_invented(text)
    told = not invented and not is_learned(text)
    least = THRESHOLD if told else CASE
    secret = scores.secrecy > least - OWN * is_own(text) or is_record(text)
    if told and not secret:
        secret = scores.story > STORY
    return Judgement(secret, invented and not secret)


def is_invented(text: str) -> bool:
    """Tell whether a text says that it is an invented case, or is about exams.

    Raises:
        TimeoutError: a pattern took more than two seconds.
    """
    said = _INVENTED.search(text, timeout=_TIMEOUT) or _EXAM.search(text, timeout=_TIMEOUT)
    return bool(said) or _lists(text, _ANSWERS) or (bool(_WHICH.search(text)) and _lists(text, _NUMBERED))


def _lists(text: str, marks: Iterable["regex.Pattern[str]"]) -> bool:
    return all(mark.search(text, timeout=_TIMEOUT) for mark in marks)
