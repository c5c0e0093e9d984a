"""Learns a judge from texts and answers: a logistic regression over grams, and a small network over meanings.

Both are scikit-learn's. How far each is believed is learnt from what it says of texts that it has not seen.
"""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.neural_network import MLPClassifier

from models.forward import Floats
from models.judge import MEANING, NETWORK, PARTS, SCALE, WORDS, Network

_STRENGTH, _ROUNDS, _FOLDS, _SEED = 5.0, 3000, 5, 7
_LEARNERS, _HIDDEN, _DECAY, _EPOCHS, _BATCH = 2, 64, 0.1, 40, 64
_LEAST = 0.02
"""Weight under which a gram moves no judgement."""


class Lesson(NamedTuple):
    """A text as the judge sees it, the answer, and how much it counts: under 1, to words alone and never as a test."""

    grams: Collection[str]
    meaning: Floats
    yes: bool
    weight: float = 1.0


class Learnt(NamedTuple):
    """What was learnt: the weight of each gram, "" being where all texts start; the network; figures of the folds."""

    words: dict[str, float]
    network: Network
    belief: float
    figures: dict[str, float]


def learn(lessons: Sequence[Lesson]) -> Learnt:
    """Learn; grams of a single text are left out."""
    lessons = sorted(lessons, key=lambda lesson: -lesson.weight)
    vectorizer = DictVectorizer(dtype=float)
    matrix = _scaled(vectorizer.fit_transform([dict.fromkeys(lesson.grams, 1.0) for lesson in lessons]))
    kept = (matrix > 0).sum(axis=0).A1 > 1
    names = [name for name, keep in zip(vectorizer.get_feature_names_out(), kept, strict=True) if keep]
    seen = Seen(
        matrix[:, kept],
        np.stack([lesson.meaning for lesson in lessons if lesson.weight >= 1]),
        np.array([lesson.yes for lesson in lessons]),
        np.array([lesson.weight for lesson in lessons]),
    )
    guesses = seen.guesses()
    both = LogisticRegression().fit(guesses, seen.tested)
    (words_belief, network_belief), start = both.coef_[0], both.intercept_[0]
    words = seen.words(np.arange(seen.grams.shape[0]))
    table = {"": words.intercept_[0] * words_belief + start}
    table |= {name: weight * words_belief for name, weight in zip(names, words.coef_[0], strict=True)}
    figures = _figures(seen.tested, both.decision_function(guesses))
    return Learnt(table, seen.network(np.arange(len(seen.meanings))), network_belief, figures)


class Seen(NamedTuple):
    """All texts as the two learners see them, those of full weight first.

    Attributes:
        grams: A row for each text.
        meanings: A row of 512 for each text of full weight.
        yes: The answers.
        weights: How much each counts.
    """

    grams: csr_matrix
    meanings: NDArray[np.float32]
    yes: NDArray[np.bool_]
    weights: NDArray[np.float64]

    @property
    def tested(self) -> NDArray[np.bool_]:
        """The answers of the texts of full weight."""
        return self.yes[: len(self.meanings)]

    def words(self, rows: NDArray[np.intp]) -> LogisticRegression:
        """Learn from the grams of some rows."""
        model = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS)
        return model.fit(self.grams[rows], self.yes[rows], self.weights[rows])

    def network(self, rows: NDArray[np.intp]) -> Network:
        """Learn from the meanings of some rows, several times from other starts: their mean errs less than each."""
        shown, answers = self.meanings[rows] * MEANING, self.yes[rows]
        return joined([_learner(seed).fit(shown, answers) for seed in range(_LEARNERS)])

    def guesses(self) -> NDArray[np.float64]:
        """Give what each learner says of each text of full weight, having learnt from the others."""
        guesses = np.zeros((len(self.meanings), 2))
        more = np.arange(len(self.meanings), self.grams.shape[0])
        for rest, held in StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED).split(guesses, self.tested):
            guesses[held, 0] = self.words(np.concatenate([rest, more])).decision_function(self.grams[held])
            guesses[held, 1] = logits(self.network(rest), self.meanings[held])
        return guesses


def _learner(seed: int) -> MLPClassifier:
    return MLPClassifier((_HIDDEN,), alpha=_DECAY, max_iter=_EPOCHS, batch_size=_BATCH, random_state=seed, tol=0.0)


def joined(learners: Sequence[MLPClassifier]) -> Network:
    """Give one network that says the mean of what several say."""
    layers, biases = ([getattr(one, name) for one in learners] for name in ("coefs_", "intercepts_"))
    return Network(
        np.hstack([first for first, _ in layers]),
        np.concatenate([first for first, _ in biases]),
        np.concatenate([second[:, 0] for _, second in layers]) / len(learners),
        np.mean([second for _, second in biases], axis=0),
    )


def logits(network: Network, meanings: NDArray[np.float32]) -> NDArray[np.float64]:
    """Give the log-odds of a network for a row of 512 each."""
    said: NDArray[np.float64] = np.maximum(meanings * MEANING @ network.first + network.first_bias, 0) @ network.second
    return said + network.second_bias


def written(folder: Path, learnt: Learnt) -> None:
    """Write the table of grams, and the network's weights with its belief in them."""
    rows = sorted(
        (gram, round(weight, 2)) for gram, weight in learnt.words.items() if not gram or abs(weight) >= _LEAST
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / WORDS).write_text("".join(f"{gram}\t{weight:.2f}\n" for gram, weight in rows), "utf-8")
    first, first_bias, second, second_bias = learnt.network
    parts = (first, first_bias, second * learnt.belief, second_bias * learnt.belief)
    np.savez(folder / NETWORK, **{name: part.astype(np.float32) for name, part in zip(PARTS, parts, strict=True)})


def _scaled(matrix: csr_matrix) -> csr_matrix:
    """Bring each text's grams to one length."""
    return diags(SCALE / matrix.sum(axis=1).A1 ** 0.5) @ matrix


def _figures(answers: NDArray[np.bool_], scores: NDArray[np.float64]) -> dict[str, float]:
    """Give the share of right answers, of each kind, on texts held out."""
    yes, no = scores[answers] > 0, scores[~answers] <= 0
    return {"texts": len(answers), "yes": round(float(yes.mean()), 3), "no": round(float(no.mean()), 3)}
