"""A judge of texts: two that see differently, and whose words add up.

The first weighs words and pairs of words; its table, `words.tsv`, can be read, one gram and its weight a line, the line
without a gram being where every text starts. The second, one hidden layer, hears what the sentence encoder says. Both
learn from invented texts (`training/judging.py`).
"""

import csv
from collections.abc import Callable, Collection, Mapping
from math import sqrt
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np

from models.forward import Floats

WORDS, NETWORK = "words.tsv", "network.npz"
PARTS = ("first", "first_bias", "second", "second_bias")
SCALE = 3.0
"""Length given to the grams of a text, however many they are: long texts are not surer than short ones."""
MEANING = 5.0
"""Length given to what the encoder says."""
NEVER_SURE = (float("-inf"), float("inf"))


class Network(NamedTuple):
    """One hidden layer over the encoder's 512 numbers."""

    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats

    def __call__(self, meaning: Floats) -> float:
        """Give the log-odds that it adds."""
        hidden = np.maximum(meaning * np.float32(MEANING) @ self.first + self.first_bias, 0)
        return float((hidden @ self.second + self.second_bias).item())


class Judge:
    """Answers one question about texts; none stays with it."""

    def __init__(self, words: Mapping[str, float], network: Network, sure: tuple[float, float] = NEVER_SURE) -> None:
        """Make a judge.

        Args:
            words: Weight of each gram, and of "".
            network: What hears the encoder.
            sure: Log-odds under and above which words alone are believed: the encoder costs milliseconds.
        """
        self._words = words
        self._network = network
        self._no, self._yes = sure

    @classmethod
    def load(cls, folder: Path, sure: tuple[float, float] = NEVER_SURE) -> Self:
        """Read a judge from its folder; `sure` as for the judge."""
        table = (folder / WORDS).read_text("utf-8").splitlines()
        words = {gram: float(weight) for gram, weight in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}
        with np.load(folder / NETWORK, allow_pickle=False) as stored:
            return cls(words, Network(*(stored[part] for part in PARTS)), sure)

    def score(self, found: Collection[str], meaning: Callable[[], Floats]) -> float:
        """Give the log-odds of yes: above zero, rather yes than no.

        Args:
            found: The grams of the text.
            meaning: Has the encoder read it; asked only where words do not settle the question.
        """
        said = self.words(found)
        return said + self._network(meaning()) if self._no < said < self._yes else said

    def words(self, found: Collection[str]) -> float:
        """Give the log-odds that words alone say."""
        return self._words[""] + SCALE / sqrt(len(found) or 1) * sum(self._words.get(gram, 0.0) for gram in found)
