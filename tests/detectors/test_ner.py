import shutil
from functools import partial
from pathlib import Path

import pytest

from detectors.engine import PresidioDetector
from detectors.finding import Role
from detectors.ner import FrenchNer
from detectors.protocol import ModelMissingError
from models import encoder, judgements
from models.encoder import Encoder
from models.forward import Floats
from models.judgements import ASKED, Judges


@pytest.fixture(scope="module")
def ner(detector: PresidioDetector) -> FrenchNer:
    return detector._ner  # noqa: SLF001 - one model in memory for the whole run


def test_names_in_capitals_are_read_as_names(ner: FrenchNer) -> None:
    text = "Compte rendu : LEFÈVRE Hélène, 63 ans"
    [person] = [e for e in ner.process_text(text, "fr").entities if e.label_ in Role.__members__]
    assert text[person.start_char : person.end_char] == "LEFÈVRE Hélène"


def test_lemmas_are_the_words_in_lower_case(ner: FrenchNer) -> None:
    artifacts = ner.process_text("N° SÉCU", "fr")
    assert "sécu" in artifacts.lemmas
    assert "sécu" in artifacts.keywords
    assert artifacts.tokens_indices == [token.idx for token in artifacts.tokens]


@pytest.mark.parametrize("offset", range(9_690, 10_010, 40))
def test_a_name_at_the_edge_of_a_window_is_not_lost(ner: FrenchNer, offset: int) -> None:
    text = ("mot " * 4000)[:offset] + " Madame Hélène Lefèvre consulte pour une toux. " + "mot " * 500
    found = [text[e.start_char : e.end_char] for e in ner.process_text(text, "fr").entities]
    assert any("Hélène Lefèvre" in name for name in found)


def test_a_batch_answers_in_order_long_texts_included(ner: FrenchNer) -> None:
    texts = ["Jean Dupont", "", "mot " * 6000, "Paul Durand"]
    batch = list(ner.process_batch(texts, "fr"))
    assert [text for text, _ in batch] == texts
    assert [len(artifacts.tokens.text) for _, artifacts in batch] == [len(text) for text in texts]


def test_a_missing_model_is_named_and_nothing_is_downloaded() -> None:
    with pytest.raises(ModelMissingError, match=r"fr_absent.*réinstallez"):
        FrenchNer(Path("fr_absent")).load()


def test_the_version_names_the_model(ner: FrenchNer) -> None:
    assert ner.version.startswith("fr_paravent-1.")


def test_presidio_s_questions_are_answered(ner: FrenchNer) -> None:
    assert ner.is_loaded()
    assert ner.get_supported_languages() == ["fr"]
    assert "PATIENT" in ner.get_supported_entities()
    assert not ner.is_stopword("le", "fr")
    assert ner.is_punct("…", "fr")
    assert not ner.is_punct("sécu", "fr")


def test_words_read_in_a_zone_are_forgotten_at_its_end(ner: FrenchNer) -> None:
    strings = ner.nlp.vocab.strings
    with ner.zone():
        next(ner.process_batch(["Madame Zoltanvili Kermarrequin consulte"], "fr"))
        assert "Kermarrequin" in strings
    assert "Kermarrequin" not in strings


class Counting(Encoder):
    """The shipped encoder, which notes what it reads."""

    def encode(self, text: str) -> Floats:
        self.__dict__.setdefault("read", []).append(text)
        return super().encode(text)

    def taken(self) -> list[str]:
        """Give what was read since the last time."""
        return list(self.__dict__.pop("read", []))


@pytest.fixture
def counting(ner: FrenchNer, monkeypatch: pytest.MonkeyPatch) -> Counting:
    """The encoder that the judges hear, for the time of a test."""
    heard, judges = Counting.load(), ner._judges  # noqa: SLF001 - one model in memory for the whole run
    assert judges is not None
    monkeypatch.setattr(ner, "_judges", judges._replace(encoder=heard))
    return heard


@pytest.mark.parametrize("text", ["Elle dort.", "Un mot", "mot " * 6000, "", "Bonjour Mme Vasseur"])
def test_the_encoder_reads_a_text_and_few_passages_once_and_only_when_a_judgement_is_asked(
    ner: FrenchNer, counting: Counting, text: str
) -> None:
    artifacts = ner.process_text(text, "fr")
    assert counting.taken() == []
    said = [artifacts.judgements.secrecy, artifacts.judgements.naming]
    taken = counting.taken()
    assert len(taken) <= 1 + 2 * ASKED
    assert len(set(taken)) == len(taken) or text.startswith("mot ")
    assert [artifacts.judgements.secrecy, artifacts.judgements.naming] == said
    assert counting.taken() == []


def test_the_encoder_reads_a_text_that_words_do_not_settle(ner: FrenchNer, counting: Counting) -> None:
    judged = ner.process_text("Un mot", "fr").judgements
    assert isinstance(judged.naming, float)
    assert counting.taken() == ["Un mot"]


def test_each_text_of_a_batch_has_its_own_judgements(ner: FrenchNer) -> None:
    texts = ["Ma patiente Mme Vasseur refuse sa toilette ce matin.", "Explique une boucle en Python."]
    told, asked = (artifacts.judgements for _, artifacts in ner.process_batch(texts, "fr"))
    assert told.secrecy > 0 > asked.secrecy
    assert told.naming > 0 > asked.naming


def _lacking(folder: Path, copy: Path, name: str) -> Path:
    shutil.copytree(folder, copy)
    (copy / name).unlink()
    return copy


@pytest.mark.parametrize("name", ["secrecy/words.tsv", "secrecy/network.npz", "naming/words.tsv", "naming/network.npz"])
def test_a_missing_judge_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    folder = _lacking(judgements.FOLDER, tmp_path / "fr_judges", name)
    monkeypatch.setattr(Judges, "load", partial(Judges.load, folder))
    with pytest.raises(ModelMissingError, match=r"fr_judges.*réinstallez"):
        FrenchNer().load()


@pytest.mark.parametrize("name", [encoder.PIECES, encoder.TABLE, encoder.WEIGHTS])
def test_a_missing_encoder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    folder = _lacking(encoder.PATH, tmp_path / "fr_sentences", name)
    monkeypatch.setattr(Encoder, "load", partial(Encoder.load, folder))
    with pytest.raises(ModelMissingError, match=r"fr_sentences.*réinstallez"):
        FrenchNer().load()


def test_a_model_that_could_not_be_loaded_is_not_half_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Judges, "load", partial(Judges.load, Path("fr_absent")))
    ner = FrenchNer()
    for _ in range(2):
        with pytest.raises(ModelMissingError, match="fr_absent"):
            ner.process_text("Bonjour", "fr")
        assert not ner.is_loaded()
