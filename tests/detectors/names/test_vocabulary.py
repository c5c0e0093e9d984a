from detectors.names import vocabulary
from detectors.names.vocabulary import CUES, HEADS, NEVER, OWNED, PLACES, Cue
from models.lexicons.gazetteer import plain


def test_every_word_is_in_plain_spelling() -> None:
    blocks = [value for value in vars(vocabulary).values() if isinstance(value, frozenset)]
    assert all(word == plain(word) for block in [*blocks, frozenset(CUES)] for word in block)


def test_every_kind_of_cue_has_words() -> None:
    assert set(CUES.values()) == set(Cue)


def test_no_name_is_kept_out_by_a_plain_list() -> None:
    assert not {"parkinson", "charcot", "horton", "petit", "rose"} & (NEVER | HEADS | PLACES | OWNED)
