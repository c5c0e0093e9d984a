from collections.abc import Iterator

import pytest
import spacy
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from models.blas import NAME, create_blas


@pytest.fixture(autouse=True)
def _ops() -> Iterator[None]:
    """Give the process its own matrix product back."""
    before = get_current_ops()
    set_current_ops(NumpyOps(use_blis=True))
    yield
    set_current_ops(before)


def test_the_product_is_chosen_when_called_and_not_before() -> None:
    choose = create_blas()
    assert get_current_ops().use_blis
    choose(spacy.Language)
    assert isinstance(get_current_ops(), NumpyOps)
    assert not get_current_ops().use_blis


def test_the_language_is_given_back_as_it_was() -> None:
    assert create_blas()(spacy.Language) is spacy.Language


def test_a_pipeline_calls_it_before_its_layers_are_built() -> None:
    nlp = spacy.blank("xx", config={"nlp": {"before_creation": {"@callbacks": NAME}}})
    assert not nlp.add_pipe("ner").model.ops.use_blis
