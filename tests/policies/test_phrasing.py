import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given as drawn

from detectors.finding import Category, Role
from policies.checking import NOTHING_FOUND
from policies.facts import Facts, Obstacle
from policies.loading import load
from policies.phrasing import LABELS, conditions, counted, given, had, meaning, wanted
from policies.when import When
from tests.policies.establishment import ESTABLISHMENT
from tests.policies.strategies import FACTS, WHENS

HOURS = load(ESTABLISHMENT).policy.hours


def when(**keys: Any) -> When:  # noqa: ANN401 - as a file says it
    return When.model_validate_json(json.dumps(keys))


def test_every_condition_has_its_label_in_the_order_of_the_file() -> None:
    assert list(LABELS) == list(When.model_fields)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({}, []),
        ({"tier": ["contracted", "open"]}, ["niveau du service : outil en accès libre ou outil sous contrat avec"]),
        ({"tier": ["approved"]}, ["niveau du service : outil validé"]),
        ({"service": ["sora", "chatgpt"]}, ["service d'IA : chatgpt ou sora"]),
        ({"hours": "outside"}, ["moment : hors des heures ouvrées"]),
        ({"secret": True, "vignette": False}, ["secret médical : oui", "cas inventé : non"]),
        ({"categories": {"all_of": ["AGE", "PERSON"]}}, ["repéré : tous : nom d'une personne et âge"]),
        ({"categories": {"only": ["AGE"]}}, ["repéré : rien d'autre que âge"]),
        ({"categories": {"none_of": ["AGE", "PERSON"]}}, ["repéré : aucun parmi nom d'une personne ou âge"]),
        ({"categories": {"all_of": ["AGE", "DATE", "PERSON"]}}, ["repéré : tous : nom d'une personne ; âge ; date"]),
        ({"persons": {"only": ["relative"]}}, ["personnes nommées : rien d'autre que proche du patient"]),
        ({"obstacles": {"any": True}}, ["contenu illisible : un au moins, quel qu'il soit"]),
        ({"anonymity_below": 50000}, ["personnes qui correspondent en France : moins de 50 000"]),
    ],
)
def test_conditions_are_said_in_french(keys: dict[str, Any], said: list[str]) -> None:
    lines = list(conditions(when(**keys)))

    assert len(lines) == len(said)
    assert all(line.startswith(start) for line, start in zip(lines, said, strict=True))


@pytest.mark.parametrize(
    ("changes", "key", "said"),
    [
        ({}, "tier", "outil en accès libre"),
        ({"service": ""}, "service", "inconnu"),
        ({}, "group", "aucun groupe connu"),
        ({"groups": frozenset({"nuit", "dim"})}, "group", "dim ou nuit"),
        ({}, "hours", "inconnu"),
        ({"at": datetime(2026, 11, 23, 9)}, "hours", "pendant les heures ouvrées"),  # noqa: DTZ001 - local time
        ({"at": datetime(2026, 11, 22, 9)}, "hours", "hors des heures ouvrées"),  # noqa: DTZ001 - local time
        ({"secret": True}, "secret", "oui"),
        ({}, "categories", "rien"),
        ({"categories": frozenset({Category.AGE})}, "categories", "âge"),
        ({}, "persons", "personne"),
        ({"persons": frozenset({Role.PATIENT})}, "persons", "patient, ou personne dont on ne sait rien"),
        ({}, "obstacles", "aucun"),
        ({"obstacles": frozenset({Obstacle.IMAGE})}, "obstacles", "image"),
        ({}, "anonymity_below", "pas d'estimation"),
        ({"anonymity": 1000}, "anonymity_below", "environ 1 000"),
    ],
)
def test_what_a_request_has_is_said_in_french(changes: dict[str, Any], key: str, said: str) -> None:
    assert had(replace(NOTHING_FOUND, **changes), key, HOURS) == said


@drawn(WHENS, FACTS)
def test_whatever_is_asked_for_has_words_for_both_sides(asked: When, facts: Facts) -> None:
    assert set(given(asked)) == asked.model_fields_set
    for key in given(asked):
        assert wanted(asked, key)
        assert had(facts, key, HOURS)


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 exception"), (1, "1 exception"), (2, "2 exceptions"), (30, "30 exceptions")]
)
def test_what_is_counted_takes_an_s_from_two_on(number: int, said: str) -> None:
    assert counted(number, "exception") == said


def test_a_name_that_the_establishment_made_up_stays_as_it_is() -> None:
    assert meaning("dim") == "dim"
