from enum import StrEnum

import pytest

from detectors.finding import Category
from policies import case, decision, document, facts, hours, rule, when
from policies.facts import Obstacle
from policies.glossary import GLOSSARY, named
from policies.messages import Language


def enumerations() -> set[type[StrEnum]]:
    modules = (case, decision, document, facts, hours, rule, when)
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


@pytest.mark.parametrize("words", [Category, Obstacle])
@pytest.mark.parametrize("language", Language)
def test_what_may_be_found_is_named_in_each_language_and_no_two_alike(
    words: type[Category | Obstacle], language: Language
) -> None:
    names = [named(word, language) for word in words]
    assert len(set(names)) == len(words)
    assert all(name.strip(" .;") == name and name for name in names)


def test_a_name_is_in_the_language_asked_for() -> None:
    assert named(Category.AGE, Language.FRENCH) == GLOSSARY[Category][Category.AGE] == "âge"
    assert named(Category.AGE, Language.ENGLISH) == "age"
    assert named(Obstacle.IMAGE, Language.ENGLISH) == "picture"
