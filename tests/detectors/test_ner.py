from pathlib import Path

import pytest

from detectors.engine import PresidioDetector
from detectors.finding import Role
from detectors.ner import FrenchNer
from detectors.protocol import ModelMissingError


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
