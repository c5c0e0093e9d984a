"""What `spacy train` must know: `--code models/training/registry.py`."""

from models import blas, embedding, tokenizer

__all__ = ["blas", "embedding", "tokenizer"]
