"""Words that carers wrote for a label, to put in the place of others: a disease for a disease, a job for a job."""

from collections import defaultdict
from collections.abc import Iterable
from random import Random

from models.corpus.places import known_hospital
from models.corpus.skeletons import Skeleton
from models.corpus.sources import Sources

_SHARES = {
    "DISEASE": 0.2, "SYMPTOM": 0.2, "PROCEDURE": 0.2, "LAB_VALUE": 0.2, "DRUG": 0.35, "PROFESSION": 0.4, "ORIGIN": 0.4,
    "UNIT": 0.35, "FACILITY": 0.4, "SITUATION": 0.1,
}  # fmt: skip
"""How often a marked entity gives way to another one of its label."""


class Bank:
    """The marked words of some skeletons, by label, and the lexicons."""

    def __init__(self, skeletons: Iterable[Skeleton], sources: Sources) -> None:
        self._words: dict[str, list[str]] = defaultdict(list)
        for skeleton in skeletons:
            for mark in skeleton.marks:
                if mark.words:
                    self._words[mark.label].append(mark.words)
        self._lexicons = {"DRUG": sources.drugs(), "DISEASE": sources.diseases()}

    def swapped(self, label: str, words: str, rng: Random) -> str:
        """Give the words, or others of the same label, begun as these are."""
        if rng.random() >= _SHARES.get(label, 0):
            return words
        return known_hospital(rng) if label == "FACILITY" else _begun_as(words, self._other(label, words, rng))

    def drug(self, rng: Random) -> str:
        """Draw a drug."""
        name = rng.choice(self._lexicons["DRUG"])
        return name.lower() if rng.random() < 0.5 else name.capitalize()  # noqa: PLR2004 - even

    def disease(self, rng: Random) -> str:
        """Draw a disease."""
        return _small(rng.choice(self._lexicons["DISEASE"]))

    def _other(self, label: str, words: str, rng: Random) -> str:
        if label == "DRUG" and rng.random() < 0.5:  # noqa: PLR2004 - even
            return self.drug(rng)
        if label == "DISEASE" and rng.random() < 0.3:  # noqa: PLR2004 - the lexicon is stiffer than carers
            return self.disease(rng)
        return rng.choice(self._words[label] or [words])


def _begun_as(model: str, words: str) -> str:
    if model[0].isupper() and words[:2].islower():
        return words[0].upper() + words[1:]
    return _small(words) if model[0].islower() else words


def _small(words: str) -> str:
    """Write a leading capital small, unless an acronym or a name begins the words."""
    return words[0].lower() + words[1:] if words[1:2].islower() and words.count(" ") else words
