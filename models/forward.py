"""The sentence encoder's network, in numpy: from the numbers of a text's pieces to the 512 numbers of its meaning.

It is that of "Multilingual Universal Sentence Encoder for Semantic Retrieval" (Yang et al., 2019, arXiv:1907.04307),
the convolutional one: pieces, what is seen of them by twos, threes and fives, their mean, then four dense layers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

type Floats = NDArray[np.float32]

WIDTH = 512
"""Numbers of a piece, and of a text."""
ORDERS = {2: 0, 3: 1, 5: 2}
"""Pieces that a window holds, and how many of them stand before its own."""
STEP = ".step"
"""End of the name of the number that a matrix of whole numbers is to be multiplied by."""
_BRANCH = 256
_EPSILON = 1e-12


@dataclass(frozen=True, slots=True)
class Branch:
    """Two convolutions over windows of one order; each adds to what it reads."""

    order: int
    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        """Read rows of 256 numbers, one a piece; give as many."""
        return self._convolved(self._convolved(rows, self.first, self.first_bias), self.second, self.second_bias)

    def _convolved(self, rows: Floats, weights: Floats, bias: Floats) -> Floats:
        before = ORDERS[self.order]
        padded = np.zeros((len(rows) + self.order - 1, _BRANCH), dtype=np.float32)
        padded[before : before + len(rows)] = rows
        windows = sliding_window_view(padded.ravel(), self.order * _BRANCH)[::_BRANCH]
        seen = np.ascontiguousarray(windows) @ weights  # BLAS refuses rows that overlap: numpy's own loop is far slower
        seen += bias
        np.maximum(seen, 0, out=seen)
        seen += rows
        return seen


@dataclass(frozen=True, slots=True)
class Network:
    """The weights, float32 but for the table, which stays as bytes: a text needs few of its rows.

    Attributes:
        table: A row of bytes for each piece.
        scale: What the bytes of a row are multiplied by, for each piece.
        low: What is added then, for each piece.
        small: All other weights, by name.
        branches: The convolutions.
    """

    table: NDArray[np.uint8]
    scale: Floats
    low: Floats
    small: Mapping[str, Floats]
    branches: tuple[Branch, ...]

    @classmethod
    def of(cls, table: NDArray[np.uint8], stored: Mapping[str, NDArray[Any]]) -> Self:
        """Make it of what is stored.

        Raises:
            KeyError: a part is missing.
        """
        group = stored["group"]
        small = {
            name: weights.astype(np.float32) * stored.get(name + STEP, np.float32(1))
            for name, weights in stored.items()
            if name != "group" and not name.endswith(STEP)
        }
        branches = tuple(Branch(n, *(small.pop(f"{part}_{n}") for part in ("w1", "b1", "w2", "b2"))) for n in ORDERS)
        scale, low = (small.pop(name)[group] for name in ("scale", "lo"))
        return cls(table, scale, low, small, branches)

    def __call__(self, pieces: NDArray[np.intp]) -> Floats:
        """Give the 512 numbers of a text, of length 1, from the numbers of its pieces, one at least."""
        mean = self._summed(self._features(pieces)) @ self.small["cnn_W"]
        mean += len(pieces) * self.small["cnn_b"]
        mean /= np.sqrt(np.float32(len(pieces)))
        return self._dense(mean)

    def _features(self, pieces: NDArray[np.intp]) -> Floats:
        """Give each piece 1280 numbers: its own, then those of the three branches."""
        features = np.empty((len(pieces), WIDTH + _BRANCH * len(ORDERS)), dtype=np.float32)
        own = features[:, :WIDTH]
        own[:] = self.table[pieces]
        own *= self.scale[pieces, None]
        own += self.low[pieces, None]
        seen = own @ self.small["proj"]
        seen += self.small["proj_b"]
        mean, spread = _moments(seen)
        seen -= mean[:, None]
        seen *= spread[:, None]
        seen *= self.small["proj_g"]
        seen += self.small["proj_s"]
        for at, branch in enumerate(self.branches):
            columns = slice(at * _BRANCH, (at + 1) * _BRANCH)
            features[:, WIDTH:][:, columns] = branch(seen[:, columns])
        return features

    def _summed(self, features: Floats) -> Floats:
        """Sum the normalised rows, without writing them."""
        mean, spread = _moments(features)
        total: Floats = spread @ features
        total -= spread @ mean
        total *= self.small["ln_g"]
        total += len(features) * self.small["ln_b"]
        return total

    def _dense(self, mean: Floats) -> Floats:
        dense = self.small
        middle = mean @ dense["p1"] + np.maximum(mean @ dense["d0"], 0) @ dense["d1"]
        np.maximum(middle, 0, out=middle)
        out: Floats = np.tanh(middle @ dense["p3"] + np.maximum(middle @ dense["d2"], 0) @ dense["d3"])
        out /= np.sqrt(np.maximum(out @ out, np.float32(_EPSILON)))
        return out


def _moments(rows: Floats) -> tuple[Floats, Floats]:
    """Give the mean of each row, and one over its standard deviation."""
    mean = rows.mean(axis=1)
    variance = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1]) - mean * mean
    return mean, np.reciprocal(np.sqrt(np.maximum(variance, np.float32(_EPSILON))))
