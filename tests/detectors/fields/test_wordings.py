"""The list of names is clean: one meaning each, in plain spelling."""

import re
from itertools import chain

import pytest

from detectors.fields.wordings import OTHERS, PERSONS, Proof

BLOCKS = [*PERSONS.values(), *OTHERS.values()]
WORDINGS = [name for block in BLOCKS for name in re.split(r",\s*", " ".join(block.split()))]


@pytest.mark.parametrize("block", BLOCKS)
def test_names_are_written_in_small_plain_letters(block: str) -> None:
    assert re.fullmatch(r"[a-z0-9',\s]+", block)


def test_no_name_is_empty_or_said_twice_of_two_things() -> None:
    assert all(WORDINGS)
    assert sorted({name for name in WORDINGS if WORDINGS.count(name) > 1}) == []


def test_every_proof_is_said_of_some_name() -> None:
    assert set(chain(PERSONS, (proof for _, proof in OTHERS))) == set(Proof)
