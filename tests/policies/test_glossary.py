from enum import StrEnum

import pytest

from policies import case, decision, facts, model, when
from policies.glossary import GLOSSARY


def enumerations() -> set[type[StrEnum]]:
    modules = (case, decision, facts, model, when)
    found = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    return {value for value in found if issubclass(value, StrEnum) and value is not StrEnum}


def test_every_enumeration_of_a_policy_is_explained() -> None:
    assert set(GLOSSARY) == enumerations()


@pytest.mark.parametrize("words", GLOSSARY, ids=lambda words: words.__name__)
def test_every_value_has_its_own_meaning(words: type[StrEnum]) -> None:
    meanings = GLOSSARY[words]

    assert set(meanings) == set(words)
    assert len(set(meanings.values())) == len(meanings)
    assert all(meaning.strip(" .") == meaning and meaning for meaning in meanings.values())
