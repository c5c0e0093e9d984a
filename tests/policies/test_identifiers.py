import json
from typing import Any

import pytest
from pydantic import ValidationError

from detectors.finding import DIRECT, Category
from policies.identifiers import Identifier

SOUND: dict[str, Any] = {
    "id": "ipp-chu",
    "title": "Numéro de patient",
    "category": "IPP",
    "pattern": "[A-Z]{2}[0-9]{7}",
    "examples": ["AB1234567", "CD7654321"],
    "non_examples": ["AB123"],
}


def made(**changes: object) -> Identifier:
    return Identifier.model_validate_json(json.dumps(SOUND | changes))


def refused(**changes: object) -> tuple[tuple[str | int, ...], str]:
    """The place under the identifier, and the message, of the one complaint."""
    with pytest.raises(ValidationError) as caught:
        made(**changes)
    (error,) = caught.value.errors()
    return (*error["loc"], *error.get("ctx", {}).get("at", ())), error["msg"]


def test_an_identifier_makes_a_recognizer_that_bears_its_name() -> None:
    recognizer = made(after=["IPP", "dossier"]).recognizer()

    assert (recognizer.name, recognizer.category) == ("site_ipp-chu", Category.IPP)
    assert [(f.start, f.end) for f in recognizer.found("IPP AB1234567, lot CD7654321")] == [(4, 13), (19, 28)]
    assert not list(recognizer.found("AB1234567"))


def test_the_words_before_a_number_are_kept_in_one_order() -> None:
    assert made(after=["ipp", "dossier"]).recognizer().after == ("dossier", "ipp")
    assert made().recognizer().after == ()


@pytest.mark.parametrize("category", sorted(DIRECT))
def test_an_identifier_is_of_any_category_that_names_somebody(category: Category) -> None:
    assert made(category=category).category is category


@pytest.mark.parametrize("category", sorted(set(Category) - DIRECT))
def test_and_of_no_other(category: Category) -> None:
    assert refused(category=category)[0] == ("category",)


@pytest.mark.parametrize(
    ("changes", "place", "said"),
    [
        ({"pattern": "(?=A)[0-9]{7}"}, ("pattern",), "RE2"),
        ({"pattern": "(?<=A)[0-9]{7}"}, ("pattern",), "RE2"),
        ({"pattern": "([0-9])\\1{6}"}, ("pattern",), "RE2"),
        ({"pattern": "[0-9"}, ("pattern",), "crochet"),
        ({"pattern": "[0-9]{2000}"}, ("pattern",), "1000 répétitions"),
        ({"pattern": "[0-9]?"}, ("pattern",), "texte vide"),
        ({"pattern": ""}, ("pattern",), "at least 1"),
        ({"pattern": "[0-9]" * 41}, ("pattern",), "at most 200"),
        ({"pattern": "[0-9]{1,9}", "examples": ["1234", "5678"]}, ("pattern",), "trop large"),
        ({"pattern": "[A-Z][0-9]{2}", "examples": ["B12", "C34"]}, ("pattern",), "trop large"),
        ({"pattern": "[a-z]{3,}", "examples": ["abc", "xyz"], "non_examples": ["12"]}, ("pattern",), "trop large"),
        ({"examples": ["AB1234567"]}, ("examples",), "at least 2"),
        ({"examples": ["AB1234567", "AB123"]}, ("examples", 1), "en entier"),
        ({"examples": ["IPP AB1234567", "CD7654321"]}, ("examples", 0), "en entier"),
        ({"examples": ["AB1234567", "CD7654321."]}, ("examples", 1), "en entier"),
        ({"pattern": "[A-Z][0-9]", "examples": ["A1", "B2"]}, ("examples", 0), "en entier"),
        ({"non_examples": []}, ("non_examples",), "at least 1"),
        ({"non_examples": ["AB123", "le ab1234567"]}, ("pattern",), "« ab1234567 » dans un contre-exemple"),
        ({"non_examples": ["AB1", "AB2", "le ab1234567"]}, ("non_examples", 2), "« ab1234567 » est trouvé"),
        ({"after": []}, ("after",), "at least 1"),
    ],
)
def test_an_identifier_that_would_fail_is_refused_at_its_place(
    changes: dict[str, Any], place: tuple[str | int, ...], said: str
) -> None:
    got, message = refused(**changes)

    assert got == place
    assert said in message


@pytest.mark.parametrize(
    "changes",
    [
        {"pattern": "[0-9]{1,9}", "examples": ["123", "5678"], "after": ["dossier"]},
        {"pattern": "[0-9]{8}", "examples": ["12345678", "87654321"]},
        {"pattern": "[0-9]{3}", "examples": ["123", "456"], "after": ["ipp"]},
        {"pattern": "[A-Z]" * 40, "examples": ["A" * 40, "B" * 40]},
        {"after": ["ipp"], "non_examples": ["le AB1234567 est un lot"]},
    ],
)
def test_a_broad_pattern_is_accepted_where_a_word_must_come_before(changes: dict[str, Any]) -> None:
    assert made(**changes)


def test_a_pattern_ignores_case() -> None:
    assert list(made().recognizer().found("ab1234567"))
