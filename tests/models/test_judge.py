from math import sqrt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.forward import WIDTH, Floats
from models.judge import MEANING, NETWORK, NEVER_SURE, PARTS, SCALE, WORDS, Judge, Network

SMALL = {"": -0.5, "protocole": -2.0, "refuse": 3.0, "sa toilette": 1.0}


def _network(weight: float = 0.0, bias: float = 0.0) -> Network:
    """Hears the first number of a meaning, where it is positive."""
    first = np.zeros((WIDTH, 1), np.float32)
    first[0, 0] = weight
    one, none = np.ones(1, np.float32), np.zeros(1, np.float32)
    return Network(first, none, one, none + np.float32(bias))


def _meaning(first: float = 1.0) -> Floats:
    meaning = np.zeros(WIDTH, np.float32)
    meaning[0] = first
    return meaning


def _not_asked() -> Floats:
    raise AssertionError("asked")


@given(st.frozensets(st.text(min_size=1, max_size=12), max_size=20))
def test_without_weights_every_text_stands_at_the_bias(found: frozenset[str]) -> None:
    assert Judge({"": -0.5}, _network()).score(found, _meaning) == -0.5


@pytest.mark.parametrize("found", [set[str](), {"inconnu"}, {"inconnu", "protocoles"}])
def test_a_text_of_nothing_known_stands_at_the_bias(found: set[str]) -> None:
    assert Judge(SMALL, _network()).score(found, _meaning) == -0.5


@pytest.mark.parametrize(
    ("found", "weight"),
    [
        ({"refuse"}, 3.0),
        ({"protocole"}, -2.0),
        ({"refuse", "elle"}, 3.0),
        ({"refuse", "sa", "toilette", "sa toilette"}, 3.0 + 1.0),
        ({"elle", "refuse", "le", "protocole"}, 3.0 - 2.0),
        ({"toilette sa"}, 0.0),
    ],
)
def test_the_grams_of_a_text_weigh_together_at_one_length(found: set[str], weight: float) -> None:
    score = Judge(SMALL, _network()).score(found, _meaning)
    assert score == pytest.approx(-0.5 + weight * SCALE / sqrt(len(found)))


@pytest.mark.parametrize(
    ("said", "weight", "bias", "added"),
    [
        (1.0, 0.3, 0.0, 0.3 * MEANING),
        (1.0, 0.3, -1.0, 0.3 * MEANING - 1),
        (-1.0, 0.3, -1.0, -1.0),
        (0.0, 0.3, 0.0, 0.0),
    ],
)
def test_what_the_encoder_says_is_added(said: float, weight: float, bias: float, added: float) -> None:
    judge = Judge({"": 0.25}, _network(weight, bias))
    assert judge.score({"bonjour"}, lambda: _meaning(said)) == pytest.approx(0.25 + added)


SURE = (-3.0, 2.0)


@pytest.mark.parametrize("bias", [-3.0, -6.0, 2.0, 6.0])
def test_words_that_are_sure_are_believed_alone(bias: float) -> None:
    assert Judge({"": bias}, _network(bias=9.0), SURE).score({"bonjour"}, _not_asked) == bias


@pytest.mark.parametrize(("bias", "sure"), [(-2.9, SURE), (1.9, SURE), (0.0, SURE), (50.0, NEVER_SURE)])
def test_the_encoder_is_asked_where_words_are_not_sure(bias: float, sure: tuple[float, float]) -> None:
    with pytest.raises(AssertionError, match="asked"):
        Judge({"": bias}, _network(), sure).score({"bonjour"}, _not_asked)


def test_one_hidden_number_hears_only_what_is_above_nothing() -> None:
    heard = [_network(weight=2.0)(_meaning(said)) for said in (-1.0, 0.0, 0.5)]
    assert heard == pytest.approx([0.0, 0.0, 2.0 * 0.5 * MEANING])


def _store(file: Path, parts: dict[str, Floats]) -> None:
    np.savez(file, allow_pickle=False, **parts)


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """The folder of a judge, with signs that other tables would take for quotes or comments."""
    (tmp_path / WORDS).write_text('\t0.00\n"\t2.00\n#\t1.00\n', "utf-8")
    _store(tmp_path / NETWORK, dict(zip(PARTS, _network(bias=0.5), strict=True)))
    return tmp_path


def test_a_judge_is_read_from_its_folder(stored: Path) -> None:
    found = {'"', "#", "rien"}
    assert Judge.load(stored).score(found, _meaning) == pytest.approx(3.0 * SCALE / sqrt(len(found)) + 0.5)


@pytest.mark.parametrize("table", ["\t-0.50\nrefuse\n", "\t-0.50\nrefuse\tbeaucoup\n", "\t-0.50\nrefuse\t1.00\t2\n"])
def test_a_table_of_another_form_is_an_error(stored: Path, table: str) -> None:
    (stored / WORDS).write_text(table, "utf-8")
    with pytest.raises(ValueError, match=r"unpack|convert"):
        Judge.load(stored)


def test_a_network_without_one_of_its_parts_is_an_error(stored: Path) -> None:
    _store(stored / NETWORK, {PARTS[0]: np.zeros(1, np.float32)})
    with pytest.raises(KeyError):
        Judge.load(stored)
