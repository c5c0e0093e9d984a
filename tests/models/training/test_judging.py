from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.neural_network import MLPClassifier

from models.forward import WIDTH, Floats
from models.judge import MEANING, NETWORK, PARTS, WORDS, Judge
from models.training.judging import Learnt, Lesson, Seen, joined, learn, logits, written
from tests.models.training.days import DAYS

TOLD = ("ma patiente refuse", "mon voisin refuse", "notre patiente tousse", "elle tousse beaucoup")
ASKED = ("quelle dose de fer", "quelle norme pour le fer", "explique la dose", "explique la norme")

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")


def _meaning(text: str) -> Floats:
    """Counts letters."""
    counts = np.bincount([ord(sign) % WIDTH for sign in text], minlength=WIDTH).astype(np.float32)
    meaning: Floats = counts / np.float32(max(1.0, float(np.linalg.norm(counts))))
    return meaning


def _lesson(text: str, *, yes: bool, weight: float = 1.0) -> Lesson:
    return Lesson(frozenset(text.split()), _meaning(text), yes, weight)


LESSONS = [_lesson(f"{text} {day}", yes=text in TOLD) for text in (*TOLD, *ASKED) for day in DAYS]
LIGHT = [*(_lesson("au lit", yes=True, weight=0.1) for _ in range(4)), _lesson("xylophone ici", yes=True, weight=0.1)]


@pytest.fixture(scope="module")
def learnt() -> Learnt:
    return learn([*LIGHT, *LESSONS])


@pytest.mark.parametrize(("text", "yes"), [("sa patiente refuse", True), ("elle tousse", True), ("quelle dose", False)])
def test_two_kinds_that_differ_by_their_words_are_told_apart(
    learnt: Learnt, tmp_path: Path, text: str, yes: bool
) -> None:
    written(tmp_path, learnt)
    assert (Judge.load(tmp_path).score(text.split(), lambda: _meaning(text)) > 0) is yes


def test_kinds_that_differ_by_their_meaning_alone_are_told_apart(tmp_path: Path) -> None:
    meanings = np.eye(2, WIDTH, dtype=np.float32)
    written(tmp_path, learn([Lesson({"un"}, meanings[at % 2], yes=at % 2 == 0) for at in range(100)]))
    judge = Judge.load(tmp_path)
    assert judge.score({"un"}, lambda: meanings[0]) > 0 > judge.score({"un"}, lambda: meanings[1])


def test_figures_are_of_the_texts_of_full_weight(learnt: Learnt) -> None:
    assert learnt.figures == {"texts": len(LESSONS), "yes": 1.0, "no": 1.0}


def test_a_word_of_a_single_text_teaches_nothing_and_one_of_light_texts_does(learnt: Learnt) -> None:
    assert {"", "patiente", "lit"} <= set(learnt.words)
    assert "xylophone" not in learnt.words


def test_the_same_lessons_always_teach_the_same_wherever_light_ones_stand(learnt: Learnt) -> None:
    again = learn([*LESSONS, *LIGHT])
    assert again.words == pytest.approx(learnt.words)
    assert again.belief == pytest.approx(learnt.belief)
    assert np.array_equal(again.network.first, learnt.network.first)
    assert again.figures == learnt.figures


def test_a_light_text_teaches_words_alone(learnt: Learnt) -> None:
    deaf = learn([*(lesson._replace(meaning=-lesson.meaning) for lesson in LIGHT), *LESSONS])
    assert np.array_equal(deaf.network.first, learnt.network.first)
    assert deaf.words == pytest.approx(learnt.words)
    assert "lit" not in learn(LESSONS).words


def test_each_text_of_full_weight_is_guessed_by_both_learners_and_no_light_one_is() -> None:
    full, light = 100, 20
    seen = Seen(
        csr_matrix(np.tile(np.eye(2), ((full + light) // 2, 1))),
        np.tile(np.eye(2, WIDTH, dtype=np.float32), (full // 2, 1)),
        np.array([True, False] * ((full + light) // 2)),
        np.repeat([1.0, 0.1], [full, light]),
    )
    guesses = seen.guesses()
    assert guesses.shape == (full, 2)
    assert ((guesses > 0) == seen.tested[:, None]).all()


def _odds_told(learner: MLPClassifier, meanings: Floats) -> Floats:
    told: Floats = learner.predict_proba(meanings * MEANING)[:, 1]
    odds: Floats = np.log(told / (1 - told))
    return odds


@pytest.mark.parametrize("many", [1, 2, 3])
def test_joined_learners_say_the_mean_of_what_they_say(many: int) -> None:
    meanings = np.stack([lesson.meaning for lesson in LESSONS])
    answers = [lesson.yes for lesson in LESSONS]
    learners = [MLPClassifier((4,), max_iter=2, random_state=at).fit(meanings * MEANING, answers) for at in range(many)]
    told = np.mean([_odds_told(learner, meanings) for learner in learners], axis=0)
    network = joined(learners)
    assert logits(network, meanings) == pytest.approx(told, abs=1e-4)
    assert network(meanings[0]) == pytest.approx(told[0], abs=1e-4)


def test_a_judge_read_again_says_what_was_learnt(learnt: Learnt, tmp_path: Path) -> None:
    written(tmp_path, learnt)
    heard = learnt.belief * logits(learnt.network, _meaning("quelle dose")[None])[0]
    said = Judge.load(tmp_path).score([], lambda: _meaning("quelle dose"))
    assert said == pytest.approx(learnt.words[""] + heard, abs=0.02)


def test_what_is_written_is_a_table_in_order_without_grams_that_move_nothing(learnt: Learnt, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "judge"
    written(folder, learnt._replace(words={"": 0.0, "b": 1.0, "a": -0.5, "faible": 0.019}))
    assert (folder / WORDS).read_text("utf-8") == "\t0.00\na\t-0.50\nb\t1.00\n"
    with np.load(folder / NETWORK, allow_pickle=False) as stored:
        assert set(stored) == set(PARTS)
        assert {stored[part].dtype for part in PARTS} == {np.dtype(np.float32)}
