from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from models.forward import ORDERS, STEP, WIDTH, Network

PIECES, BRANCH, DENSE = 40, 256, 320
type Stored = dict[str, NDArray[Any]]


@pytest.fixture(scope="module")
def stored() -> Stored:
    """Weights of the shapes of the real ones, drawn at random."""
    chance = np.random.default_rng(7)

    def whole(*shape: int) -> NDArray[np.int8]:
        return chance.integers(-127, 127, shape, dtype=np.int8)

    def real(*shape: int) -> NDArray[np.float32]:
        return chance.normal(size=shape).astype(np.float32)

    every = WIDTH + BRANCH * len(ORDERS)
    matrices = {"proj": (WIDTH, every - WIDTH), "cnn_W": (every, WIDTH)}
    matrices |= {"d0": (WIDTH, DENSE), "d1": (DENSE, DENSE), "p1": (WIDTH, DENSE)}
    matrices |= {"d2": (DENSE, WIDTH), "p3": (DENSE, WIDTH), "d3": (WIDTH, WIDTH)}
    matrices |= {f"w{at}_{n}": (n * BRANCH, BRANCH) for at in (1, 2) for n in ORDERS}
    vectors = dict.fromkeys(("proj_b", "proj_g", "proj_s"), every - WIDTH) | {"cnn_b": WIDTH, "ln_g": every}
    vectors |= {"ln_b": every, "scale": 3, "lo": 3} | {f"b{at}_{n}": BRANCH for at in (1, 2) for n in ORDERS}
    steps = {name + STEP: np.full(shape[1], 0.05 / shape[0] ** 0.5, np.float32) for name, shape in matrices.items()}
    return (
        {name: whole(*shape) for name, shape in matrices.items()}
        | steps
        | {name: real(size) for name, size in vectors.items()}
        | {"group": (np.arange(PIECES) % 3).astype(np.uint8)}
    )


@pytest.fixture(scope="module")
def table() -> NDArray[np.uint8]:
    return np.random.default_rng(8).integers(0, 64, (PIECES, WIDTH), dtype=np.uint8)


@pytest.fixture(scope="module")
def network(table: NDArray[np.uint8], stored: Stored) -> Network:
    return Network.of(table, stored)


def slowly(table: NDArray[np.uint8], stored: Stored, pieces: list[int]) -> NDArray[np.float64]:
    """The same network, written as the paper says it, piece by piece and window by window."""
    weights = {name: value.astype(np.float64) * stored.get(name + STEP, 1) for name, value in stored.items()}

    def normal(row: NDArray[np.float64], gain: str, shift: str) -> NDArray[np.float64]:
        result: NDArray[np.float64] = (row - row.mean()) / row.std() * weights[gain] + weights[shift]
        return result

    def seen(rows: list[NDArray[np.float64]], at: int, n: int) -> list[NDArray[np.float64]]:
        nothing = np.zeros(BRANCH)
        reach = range(-ORDERS[n], n - ORDERS[n])
        windows = ([rows[t + k] if 0 <= t + k < len(rows) else nothing for k in reach] for t in range(len(rows)))
        new = (np.concatenate(window) @ weights[f"w{at}_{n}"] + weights[f"b{at}_{n}"] for window in windows)
        return [row + np.maximum(one, 0) for row, one in zip(rows, new, strict=True)]

    groups = stored["group"][pieces]
    own = [table[p] * weights["scale"][g] + weights["lo"][g] for p, g in zip(pieces, groups, strict=True)]
    read = [normal(row @ weights["proj"] + weights["proj_b"], "proj_g", "proj_s") for row in own]
    parts = [own]
    for at, n in enumerate(ORDERS):
        parts.append(seen(seen([row[at * BRANCH : (at + 1) * BRANCH] for row in read], 1, n), 2, n))
    whole = (normal(np.concatenate(row), "ln_g", "ln_b") for row in zip(*parts, strict=True))
    mean = sum(row @ weights["cnn_W"] + weights["cnn_b"] for row in whole) / len(pieces) ** 0.5
    middle = np.maximum(mean @ weights["p1"] + np.maximum(mean @ weights["d0"], 0) @ weights["d1"], 0)
    out = np.tanh(middle @ weights["p3"] + np.maximum(middle @ weights["d2"], 0) @ weights["d3"])
    result: NDArray[np.float64] = out / np.linalg.norm(out)
    return result


@pytest.mark.parametrize("pieces", [[5], [1, 2], [1, 7, 2], [3, 3, 3, 3], [1, 20, 31, 9, 4, 39, 0, 2]])
def test_it_gives_what_the_network_written_plainly_gives(
    table: NDArray[np.uint8], stored: Stored, network: Network, pieces: list[int]
) -> None:
    assert network(np.array(pieces)) @ slowly(table, stored, pieces) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("count", [1, 2, 3, 100])
def test_a_text_of_any_length_has_512_numbers_of_length_1(network: Network, count: int) -> None:
    numbers = network(np.arange(count) % PIECES)
    assert numbers.shape == (WIDTH,)
    assert numbers.dtype == np.float32
    assert np.linalg.norm(numbers) == pytest.approx(1, abs=1e-5)


def test_the_order_of_pieces_counts(network: Network) -> None:
    one, other = network(np.array([1, 5, 6, 7, 8, 2])), network(np.array([1, 8, 7, 6, 5, 2]))
    assert one @ other < 0.9999


def test_the_table_is_not_copied(table: NDArray[np.uint8], network: Network) -> None:
    assert network.table is table


@pytest.mark.parametrize("missing", ["group", "scale", "w1_3", "b2_5"])
def test_weights_that_lack_a_part_are_refused(table: NDArray[np.uint8], stored: Stored, missing: str) -> None:
    with pytest.raises(KeyError):
        Network.of(table, {name: weights for name, weights in stored.items() if name != missing})


@pytest.fixture
def other_network(table: NDArray[np.uint8], stored: Stored) -> Callable[[str], Network]:
    return lambda name: Network.of(table, stored | {name: stored[name] + np.float32(1)})


@pytest.mark.parametrize("name", ["lo", "proj_b", "proj_s", "b1_2", "b2_5", "cnn_b", "ln_b"])
def test_every_bias_counts(network: Network, other_network: Callable[[str], Network], name: str) -> None:
    pieces = np.array([1, 5, 6, 7, 2])
    assert not np.array_equal(network(pieces), other_network(name)(pieces))
