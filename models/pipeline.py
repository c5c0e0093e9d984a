"""The shipped pipeline: that it is whole, and how it is loaded."""

import hashlib
from pathlib import Path

import spacy
from spacy.language import Language

from models import PATH, blas, embedding, tokenizer

__all__ = ["ModelError", "blas", "checksums", "embedding", "load", "tokenizer"]

SUMS = "SHA256SUMS"


class ModelError(Exception):
    """The model is not there, or is not the one that was published; the message says which file, in French."""


def load(path: Path = PATH) -> Language:
    """Load the pipeline from disk, after a check of every file; never from the network.

    Raises:
        ModelError: a file is missing, changed, or was not published.
    """
    verify(path)
    return spacy.load(path)


def verify(path: Path) -> None:
    """Check every file of a folder of weights.

    Raises:
        ModelError: a file is missing, changed, or was not published.
    """
    try:
        published = (path / SUMS).read_text("utf-8")
    except OSError:
        raise ModelError(f"Le modèle de langue n'est pas dans {path} : réinstallez Paravent.") from None
    if published != checksums(path):
        raise ModelError(f"Le modèle de langue de {path} n'est pas celui qui a été publié : réinstallez Paravent.")


def checksums(path: Path) -> str:
    """Give the checksums of the pipeline's files, as `sha256sum` writes them, in order of names."""
    files = sorted(file for file in path.rglob("*") if file.is_file() and file.name != SUMS)
    return "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(path).as_posix()}\n" for file in files
    )
