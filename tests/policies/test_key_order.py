from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from detectors.finding import Category
from policies import key_order
from policies.document import Document
from policies.rule import Rule
from policies.when import When


@pytest.mark.parametrize(
    ("path", "model"),
    [((), Document), (("rules", 0), Rule), (("rules", 0, "when"), When), (("exceptions", 0, "when"), When)],
)
def test_keys_are_in_the_order_of_their_model(path: tuple[Any, ...], model: type[BaseModel]) -> None:
    here = key_order.root()
    for part in path:
        here = key_order.under(here, part)
    assert key_order.keys_at(here) == list(model.model_fields)


def test_keys_of_another_name_and_categories_have_their_order_too() -> None:
    assert key_order.keys_at(key_order.under(key_order.root(), "hours")) == ["days", "from", "to"]
    assert key_order.keys_at(key_order.under(key_order.root(), "replacements")) == list(Category)


def test_nothing_is_known_of_what_the_schema_does_not_say() -> None:
    nowhere = key_order.under(key_order.under(key_order.root(), "inconnu"), 0)
    assert key_order.keys_at(nowhere) == []
    assert key_order.ranked(nowhere, ["b", "a"]) == [0, 1]


@given(st.permutations(list(Rule.model_fields)))
def test_keys_in_any_order_are_ranked(keys: list[str]) -> None:
    here = key_order.under(key_order.under(key_order.root(), "rules"), 0)
    assert [keys[place] for place in key_order.ranked(here, keys)] == list(Rule.model_fields)
